import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPORT_MAX_DAYS } from '@yingda/contracts/names';
import { Problem } from '../../api/problem';
import { useShortcuts } from '../../app/use-shortcuts';
import { useOnline } from '../../live/use-live';
import { ErrorBlock } from '../../parts/state-block';
import { BehindPanel } from './behind-panel';
import type { Exporting } from './export-button';
import { FigureStrip } from './figure-strip';
import { FilterLine } from './filter-line';
import { readingOf } from './never-answered';
import { EmptyReport, TooLong } from './report-states';
import { daysBefore, lengthOf } from './period';
import { ReportHead } from './report-head';
import type { CardKey, ReportPageName } from './report-pages';
import { SplitCard } from './split-card';
import { TrendCard } from './trend-card';
import { pointAt, trendKeys, unfinishedAt } from './trend-points';
import { useReportPage } from './use-report';
import { useReportView } from './use-report-view';
import './reports.css';

/** A page of figures: cards, the chosen one over time and split, and the conversations behind a point. */
export function ReportPage({ page }: { page: ReportPageName }) {
  const { t } = useTranslation();
  const { view, today, hour, change } = useReportView(page);
  const online = useOnline();
  const tooLong = lengthOf(view.days) > REPORT_MAX_DAYS;
  const { cards, course, before, table, step } = useReportPage(page, view, { today, enabled: !tooLong });
  const [explained, setExplained] = useState<CardKey | null>(null);
  const keys = useMemo(() => trendKeys(view.days, step), [view.days, step]);
  const keysBefore = useMemo(() => trendKeys(daysBefore(view.days), step), [view.days, step]);
  const reading = readingOf(cards.data, view.figure);
  const along = readingOf(course.data, view.figure);
  const exporting = useRef<Exporting>(null);

  useShortcuts({
    d: () => setExplained(explained ? null : view.figure),
    x: () => exporting.current?.start(),
    Escape: () => (view.point ? change({ point: null, part: 'all' }) : false),
  });
  useEffect(() => {
    document.querySelector('.report-scroll')?.scrollTo({ top: 0 });
  }, [page]);

  const openAt = (at: number) => {
    const point = pointAt(keys, step, at);
    if (point) change({ point, part: 'all' });
  };
  const nothing = cards.data && !cards.isPlaceholderData && isEmpty(cards.data.figures);
  const current = course.data?.groupBy[0] === step;
  return (
    <main className="report" aria-labelledby="report-title">
      <ReportHead {...{ page, view, online, cards, exporting }} />
      <FilterLine {...{ view, today, reading, change }} answer={cards.data} />
      <div className="report-scroll" tabIndex={-1}>
        {tooLong ? <TooLong days={lengthOf(view.days)} change={change} today={today} /> : null}
        {!tooLong && cards.isError && !cards.data ? (
          <ErrorBlock title={t('report.failed')} problem={cards.error} onRetry={() => void cards.refetch()} />
        ) : null}
        {!tooLong && !cards.data && cards.fetchStatus === 'paused' ? (
          <ErrorBlock title={t('report.failed')} problem={new Problem('offline')} />
        ) : null}
        {tooLong || (!cards.data && (cards.isError || cards.fetchStatus === 'paused')) ? null : (
          <div className={`report-body${view.point ? ' beside' : ''}`}>
            <FigureStrip
              {...{ page, view, keys, explained, change }}
              answer={cards.data}
              course={current ? course.data : undefined}
              onExplain={setExplained}
            />
            <div className="report-main">
              {nothing ? <EmptyReport {...{ view, today, change }} /> : null}
              {along && current && !along.refused && !nothing ? (
                <TrendCard
                  reading={along}
                  before={view.compare ? readingOf(before.data, view.figure) : undefined}
                  {...{ step, keys, keysBefore }}
                  unfinished={unfinishedAt(keys, step, { days: view.days, today, hour })}
                  busy={course.isPlaceholderData}
                  onPoint={openAt}
                />
              ) : null}
              {course.isError && !course.data ? (
                <div className="card">
                  <ErrorBlock
                    title={t('report.failed')}
                    problem={course.error}
                    onRetry={() => void course.refetch()}
                  />
                </div>
              ) : null}
              {reading && !nothing ? (
                <SplitCard
                  {...{ page, view, reading, change }}
                  answer={table.data}
                  busy={table.isPlaceholderData}
                />
              ) : null}
            </div>
            {view.point && reading ? <BehindPanel {...{ view, reading, change }} point={view.point} /> : null}
          </div>
        )}
      </div>
    </main>
  );
}

/** Nothing was counted by any figure that depends on the period. */
function isEmpty(
  figures: readonly { live: boolean; overall: { count: number; value: number | null } | null }[],
): boolean {
  const counted = figures.filter((figure) => !figure.live && figure.overall);
  return counted.length > 0 && counted.every(({ overall }) => overall?.count === 0 && !overall.value);
}
