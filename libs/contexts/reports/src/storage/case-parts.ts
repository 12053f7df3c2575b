import type { Selection } from './fact-statement';
import type { Parameters } from './statement';

/** Where a page begins: after this key. */
export interface CaseKey {
  value: string;
  id: string;
  part: number;
  no: number;
}

/** What both kinds of statements are made of. */
export interface Parts {
  parameters: Parameters;
  selection: Selection;
  where: string[];
}
