import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReportAnswer } from '@yingda/contracts';
import { StateBlock } from '../../parts/state-block';
import { HeatMap } from './chart/heat-map';
import { headline, readingOf, type Reading } from './never-answered';
import { partsOfPoint, pointOf, type Point } from './point';
import type { ReportView } from './report-address';
import { PAGES, SPLITS, type CardKey, type ReportPageName, type Split } from './report-pages';
import { addressOfSorting, sortingOf, splitRows, type Sorting, type SplitRow } from './split-rows';
import { SplitTable } from './split-table';
import { useFigureText } from './use-figure-text';
import { useGroupNames } from './use-group-names';
import { useSplitColumns } from './use-split-columns';

interface SplitCardProps {
  page: ReportPageName;
  view: ReportView;
  reading: Reading;
  answer: ReportAnswer | undefined;
  busy: boolean;
  change: (own: Partial<ReportView>) => void;
}

/** Splits this figure has; hour × weekday needs both. */
function splitsOf({ groupings }: Reading): Split[] {
  const can = new Set<string>(groupings);
  return SPLITS.filter((split) =>
    split === 'hours' ? can.has('hour') && can.has('weekday') : can.has(split),
  );
}

/** The chosen figure by team, agent, channel and so on, or by hour and weekday. */
export function SplitCard({ page, view, reading, answer, busy, change }: SplitCardProps) {
  const { t } = useTranslation();
  const text = useFigureText();
  const splits = splitsOf(reading);
  const pick = (point: Point) => change({ point, part: 'all' });
  const title =
    view.split === 'hours'
      ? t('report.chart.heat', { name: text.name(reading) })
      : t('report.by', { group: t(`report.group.${view.split}`) });
  return (
    <section className="card report-card" aria-labelledby="split-title">
      <header className="report-card-head">
        <h2 id="split-title">{title}</h2>
        {busy ? <span className="t12 report-busy">{t('report.computing')}</span> : null}
        <span className="grow" />
        <Segmented
          size="small"
          aria-label={t('report.splits')}
          value={view.split}
          options={splits.map((split) => ({ value: split, label: t(`report.split.${split}`) }))}
          onChange={(split) => change({ split, sort: null, point: null, part: 'all' })}
        />
      </header>
      <SplitBody
        {...{ page, view, answer, title, pick, change }}
        reading={readingOf(answer, view.figure) ?? reading}
      />
    </section>
  );
}

interface SplitBodyProps extends Omit<SplitCardProps, 'busy'> {
  title: string;
  pick: (point: Point) => void;
}

function SplitBody({ page, view, reading, answer, title, pick, change }: SplitBodyProps) {
  const { t } = useTranslation();
  const text = useFigureText();
  const groupName = useGroupNames();
  const wide = PAGES[page].wide === true;
  const cards: readonly CardKey[] = wide ? PAGES[page].figures : [view.figure, 'within-target'];
  // The answer may still be that of the split before.
  const shown = answer && isOf(answer, view.split) ? answer : undefined;
  const rows = splitRows(
    shown,
    wide ? cards : [view.figure, ...(reading.unit === 'seconds' ? cards.slice(1) : [])],
  );
  const greatest = Math.max(
    0,
    ...rows.map((row) => headline(row.cells[view.figure]?.value, reading.unit) ?? 0),
  );
  const columns = useSplitColumns({
    answer: shown,
    cards,
    chosen: view.figure,
    wide,
    compared: view.compare,
    greatest,
  });
  if (reading.refused) return <p className="chart-note">{t(`report.refused.${reading.refused.code}`)}</p>;
  if (!shown) return <div style={{ minHeight: 140 }} aria-busy="true" />;
  if (view.split === 'hours') {
    const cell =
      view.point && partsOfPoint(view.point).kind === 'cell' ? partsOfPoint(view.point).value : null;
    const [weekday, hour] = (cell ?? '').split('-').map(Number);
    return (
      <HeatMap
        label={title}
        picked={weekday !== undefined && hour !== undefined ? { weekday, hour } : null}
        valueOf={heatValues(reading)}
        write={(value) => text.write(value, reading.unit)}
        onPick={(day, at) => pick(pointOf('cell', `${day}-${at}`))}
      />
    );
  }
  if (rows.length === 0) return <StateBlock drawing="nothing" title={t('report.empty')} />;
  const usual: Sorting = {
    by: wide ? view.figure : reading.unit === 'count' ? 'median' : 'count',
    down: true,
  };
  return (
    <SplitTable
      label={title}
      split={view.split}
      columns={columns}
      rows={rows}
      total={totalOf(shown, cards)}
      nameOf={(row) => groupName(view.split, row.group)}
      sorting={sortingOf(view.sort, usual)}
      picked={view.point}
      onSort={(sorting) => change({ sort: addressOfSorting(sorting) })}
      onPick={pick}
    />
  );
}

function isOf(answer: ReportAnswer, split: Split): boolean {
  return split === 'hours' ? answer.groupBy.includes('weekday') : answer.groupBy[0] === split;
}

function heatValues(reading: Reading) {
  const values = new Map(
    reading.rows.map(({ group, value }) => [group.join('-'), headline(value, reading.unit)]),
  );
  return (weekday: number, hour: number) => values.get(`${weekday}-${hour}`) ?? null;
}

/** The line of all: the whole as the server worked it out. */
function totalOf(answer: ReportAnswer, cards: readonly CardKey[]): SplitRow {
  const cells: SplitRow['cells'] = {};
  for (const card of cards) {
    const reading = readingOf(answer, card);
    if (!reading?.overall) continue;
    cells[card] = { group: [], value: reading.overall, previous: reading.previous, change: reading.change };
  }
  return { group: null, cells };
}
