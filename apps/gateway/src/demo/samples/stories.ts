import type { TeamKey } from './staff';
import { afterSaleStories } from './stories-after-sale';
import { englishStories } from './stories-english';
import { preSaleStories } from './stories-pre-sale';
import type { TopicCode } from './topics';

/**
 * How a conversation goes, as lines that begin with who acts:
 * `C` the customer, `A` the agent, `N` a note of the agent, `P` the customer shows the product of the page,
 * `H` the agent transfers to the senior colleague with this note, `E` the agent escalates for this reason.
 * `(one|other)` chooses, `(#one|other)` the same of all such in a story; `{name}` is filled in (see `history/tell.ts`).
 */
export interface Story {
  topic: TopicCode;
  team: TeamKey;
  weight: number;
  /** Only about these products; any, if not said. */
  about?: readonly string[];
  lines: readonly string[];
  summary: string;
  /** How often it is solved, in part, and not, of 100. */
  resolved?: readonly [yes: number, partly: number, no: number];
}

export { afterSaleStories, englishStories, preSaleStories };
