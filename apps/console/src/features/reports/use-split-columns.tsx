import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureRow, ReportAnswer } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { meets } from './figure-text';
import { MoodText } from './mood-text';
import { headline, readingOf, type Reading } from './never-answered';
import type { CardKey } from './report-pages';
import { ShareBar } from './share-bar';
import { measureOf, type SortMeasure, type SplitRow } from './split-rows';
import { FEW, useFigureText } from './use-figure-text';

/** A column of the split table, for its rows and for the line of all of them. */
export interface SplitColumn {
  by: SortMeasure;
  title: string;
  end: boolean;
  valueOf: (row: SplitRow) => number | string | null;
  render: (row: SplitRow) => ReactNode;
}

interface ColumnsOf {
  answer: ReportAnswer | undefined;
  cards: readonly CardKey[];
  chosen: CardKey;
  wide: boolean;
  compared: boolean;
  /** Greatest headline of the rows: full length of a bar. */
  greatest: number;
}

/** Columns of a table: all figures side by side, or one figure with its measures. */
export function useSplitColumns({
  answer,
  cards,
  chosen,
  wide,
  compared,
  greatest,
}: ColumnsOf): SplitColumn[] {
  const { t } = useTranslation();
  const { number } = useFormats();
  const text = useFigureText();
  return useMemo(() => {
    const readings = cards.flatMap((card) => readingOf(answer, card) ?? []);
    if (wide) return readings.map((reading) => wholeFigure(reading));
    const reading = readings.find((known) => known.key === chosen);
    return reading ? measures(reading) : [];

    function wholeFigure(reading: Reading): SplitColumn {
      const cell = (row: SplitRow) => headline(row.cells[reading.key]?.value, reading.unit);
      return {
        by: reading.key,
        title: text.name(reading),
        end: true,
        valueOf: cell,
        render: (row) => (
          <span className={reading.key === chosen ? 'b' : undefined}>
            {text.write(cell(row), reading.unit)}
          </span>
        ),
      };
    }

    function column(
      by: SortMeasure,
      title: string,
      show: (cell: FigureRow, row: SplitRow) => ReactNode,
    ): SplitColumn {
      return {
        by,
        title,
        end: true,
        valueOf: measureOf(reading as Reading, by),
        render: (row) => {
          const cell = row.cells[chosen];
          return cell ? show(cell, row) : '–';
        },
      };
    }

    function measures(one: Reading): SplitColumn[] {
      const write = (value: number | null) => text.write(value, one.unit);
      const isTime = one.unit === 'seconds';
      return [
        isTime
          ? column('median', t('report.measure.median'), ({ value }) => (
              <b>{write(headline(value, one.unit))}</b>
            ))
          : valueColumn(one),
        ...(isTime
          ? [
              column('p90', 'p90', ({ value }) =>
                value.count < FEW ? (
                  <span className="i3 t12">{t('report.few', { n: value.count })}</span>
                ) : (
                  write(value.p90)
                ),
              ),
              column('mean', t('report.measure.mean'), ({ value }) => (
                <span className="i2">{write(value.mean)}</span>
              )),
            ]
          : []),
        ...(isTime && readingOf(answer, 'within-target') ? [withinColumn()] : []),
        column(
          'count',
          t(one.key === 'first-response' ? 'report.measure.conversations' : 'report.measure.count'),
          ({ value }) => number(value.count),
        ),
        ...(one.overall?.unanswered !== null && one.overall?.unanswered !== undefined
          ? [column('never', t('report.neverAnswered'), ({ value }) => number(value.unanswered ?? 0))]
          : []),
        ...(compared ? [changeColumn(one)] : []),
      ];
    }

    function valueColumn(one: Reading): SplitColumn {
      const scale = one.unit === 'share' ? 1 : greatest || 1;
      return {
        ...column('median', text.name(one), ({ value }) => {
          const shown = headline(value, one.unit);
          return (
            <>
              <ShareBar
                part={(shown ?? 0) / scale}
                target={one.target === null ? null : one.target / scale}
              />
              <b className="bar-value">{text.write(shown, one.unit)}</b>
            </>
          );
        }),
        end: false,
      };
    }

    function withinColumn(): SplitColumn {
      const within = readingOf(answer, 'within-target') as Reading;
      return {
        by: 'within',
        title: text.name(within),
        end: false,
        valueOf: measureOf(within, 'within'),
        render: (row) => {
          const share = row.cells['within-target']?.value.value ?? null;
          if (share === null) return '–';
          const missed = within.target !== null && !meets(share, within.target, 'higher');
          return (
            <>
              <ShareBar part={share} target={within.target} />
              <span className={missed ? 'bar-value c-late b' : 'bar-value'}>
                {text.write(share, 'share')}
              </span>
              {missed ? <span className="hidden-text">{t('report.missed')}</span> : null}
            </>
          );
        },
      };
    }

    function changeColumn(one: Reading): SplitColumn {
      return column('change', t('report.measure.change'), ({ value, previous }) => {
        const change = text.change(one, headline(value, one.unit), headline(previous, one.unit));
        return change ? <MoodText change={change} /> : <span className="i3">–</span>;
      });
    }
  }, [answer, cards, chosen, wide, compared, greatest, t, number, text]);
}
