import type { ReportConversationsQuery } from '@yingda/contracts';
import type { FigureKey, ReportCaseKind } from '@yingda/contracts/names';
import type { Edition, EditionFigure, EditionSection } from './use-editions';

/** A number of a report that was pressed. */
export interface Pressed {
  section: EditionSection['key'];
  figure: FigureKey;
  /** Null: the figure as a whole. */
  group: (string | null)[] | null;
  part: ReportCaseKind;
}

/** What counts lengths and people has no things behind it. */
const NOTHING_BEHIND: ReadonlySet<FigureKey> = new Set(['online-time', 'occupancy', 'concurrency']);

export function hasThingsBehind({ key, overall }: Pick<EditionFigure, 'key' | 'overall'>): boolean {
  return !NOTHING_BEHIND.has(key) && overall.count > 0;
}

/** The question for the things behind it: the report's own. */
export function behindPressed(
  edition: Pick<Edition, 'from' | 'to'>,
  section: Pick<EditionSection, 'groupBy'>,
  { figure, group, part }: Pressed,
): ReportConversationsQuery {
  return {
    ...{ figure, from: edition.from, to: edition.to, cases: part, sort: 'newest' },
    ...(group ? { groupBy: section.groupBy, group: group.map((one) => one ?? '') } : {}),
  };
}
