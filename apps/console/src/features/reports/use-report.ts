import { useEffect } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReportAnswer, ReportQuery } from '@yingda/contracts';
import { api } from '../../app/session';
import { asked, daysBefore, lengthOf } from './period';
import type { ReportView } from './report-address';
import { askedFigures, groupingOf, PAGES, type CardKey, type ReportPageName } from './report-pages';
import { heardShopZone } from './shop-zone';
import { trendStep } from './trend-points';

const A_MINUTE = 60_000;

/** A report; the one before stays until it is here, and today's is asked for anew every minute. */
export function useReport(
  query: ReportQuery,
  { today, enabled = true }: { today: string; enabled?: boolean },
) {
  const result = useQuery({
    queryKey: ['report', query],
    queryFn: ({ signal }): Promise<ReportAnswer> =>
      api.call('POST /api/reports/query', { body: query, signal }),
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: query.to > today ? A_MINUTE : false,
  });
  const zone = result.data?.timeZone;
  useEffect(() => {
    if (zone) heardShopZone(zone);
  }, [zone]);
  return result;
}

/** What every question of a view has in common. */
export function commonQuery(view: ReportView): Pick<ReportQuery, 'from' | 'to' | 'filters' | 'options'> {
  return { ...asked(view.days), filters: view.filters, options: view.options };
}

/** Within target stands beside a time in its table. */
function tableFigures(page: ReportPageName, figure: CardKey): CardKey[] {
  if (PAGES[page].wide) return [...PAGES[page].figures];
  return figure === 'first-response' ? [figure, 'within-target'] : [figure];
}

/** The question of the table, which is also what is exported. */
export function tableQuery(page: ReportPageName, view: ReportView): ReportQuery {
  return {
    ...commonQuery(view),
    figures: askedFigures(tableFigures(page, view.figure)),
    groupBy: groupingOf(view.split),
    compare: view.compare && view.split !== 'hours',
  };
}

/** All that a page shows: its cards, their course, the chosen one before, and the table. */
export function useReportPage(
  page: ReportPageName,
  view: ReportView,
  how: { today: string; enabled: boolean },
) {
  const common = commonQuery(view);
  const step = trendStep(view.days);
  const figures = askedFigures(PAGES[page].figures);
  const cards = useReport({ ...common, figures, compare: view.compare }, how);
  const course = useReport({ ...common, figures, groupBy: [step], compare: false }, how);
  const before = useReport(
    {
      ...common,
      ...asked(daysBefore(view.days)),
      figures: askedFigures([view.figure]),
      groupBy: [step],
      compare: false,
    },
    { ...how, enabled: how.enabled && view.compare && step !== 'month' },
  );
  const table = useReport(tableQuery(page, view), how);
  return { cards, course, before, table, step, length: lengthOf(view.days) };
}

export type ReportPageData = ReturnType<typeof useReportPage>;
