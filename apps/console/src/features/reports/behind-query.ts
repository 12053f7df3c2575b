import type { ReportConversationsQuery } from '@yingda/contracts';
import type { FigureKey, ReportCaseKind } from '@yingda/contracts/names';
import type { Reading } from './never-answered';
import { asked } from './period';
import { cellOfPoint, type Point } from './point';
import type { ReportView } from './report-address';
import { NEVER_ANSWERED } from './report-pages';

/** The parts that the conversations behind a figure can be told apart by. */
export function partsOf({
  key,
  unit,
  overall,
  used,
}: Pick<Reading, 'key' | 'unit' | 'overall' | 'used'>): ReportCaseKind[] {
  if (key === NEVER_ANSWERED) return ['unanswered'];
  if (unit === 'share') return ['all', 'counted', 'not-counted'];
  const apart =
    overall?.unanswered !== null && overall?.unanswered !== undefined && used.unanswered !== 'within';
  return apart ? ['all', 'unanswered'] : ['all'];
}

/** The question for the conversations behind a point: the report's own, with its figure and one cell of its table. */
export function behindQuery(
  view: Pick<ReportView, 'days' | 'filters' | 'options' | 'figure' | 'part'>,
  reading: Pick<Reading, 'key' | 'unit' | 'overall' | 'used'>,
  point: Point,
): ReportConversationsQuery {
  const parts = partsOf(reading);
  return {
    figure: (view.figure === NEVER_ANSWERED ? 'first-response' : view.figure) as FigureKey,
    ...asked(view.days),
    filters: view.filters,
    options: view.options,
    ...cellOfPoint(point),
    cases: parts.includes(view.part) ? view.part : parts[0],
    sort: reading.unit === 'seconds' ? 'highest' : 'newest',
  };
}
