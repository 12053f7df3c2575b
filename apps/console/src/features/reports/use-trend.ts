import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureValue } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { niceAxis } from './chart/nice-axis';
import { joined, type Trend, type TrendLine } from './chart/trend-option';
import { headline, type Reading } from './never-answered';
import { valuesAlong, type TrendStep } from './trend-points';
import { useDayText } from './use-day-text';
import { FEW, useFigureText } from './use-figure-text';

export interface TrendInput {
  reading: Reading;
  before: Reading | undefined;
  step: TrendStep;
  keys: readonly string[];
  keysBefore: readonly string[];
  unfinished: number | null;
}

/** A trend with what its table, its box and a screen reader say. */
export interface SaidTrend extends Trend {
  title: string;
  note: readonly string[];
  /** Full name of a place on the axis. */
  places: readonly string[];
  counts: readonly number[];
  said: (at: number) => string;
}

/** A p90 is drawn up to so many times the greatest median or the target. */
const HIGHEST_P90 = 4;

const escaped = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

/** What the chosen figure's chart draws. */
export function useTrend({ reading, before, step, keys, keysBefore, unfinished }: TrendInput): SaidTrend {
  const { t } = useTranslation();
  const { number } = useFormats();
  const text = useFigureText();
  const days = useDayText();
  return useMemo(() => {
    const { unit } = reading;
    const empty = unit === 'count' ? 0 : null;
    const values = valuesAlong(keys, reading);
    const of = (list: readonly (FigureValue | null)[], pick: (value: FigureValue) => number | null) =>
      list.map((value, at) => (value ? pick(value) : unfinished !== null && at > unfinished ? null : empty));
    const measure = unit === 'seconds' ? t('report.measure.median') : text.name(reading);
    const lines: TrendLine[] = [
      { role: 'main', name: measure, values: of(values, (value) => headline(value, unit)) },
    ];
    const few = unit === 'seconds' && values.some((value) => value && value.count > 0 && value.count < FEW);
    const p90 = joined(of(values, (value) => (value.count < FEW ? null : value.p90)));
    if (unit === 'seconds' && p90.some((value) => value !== null))
      lines.push({ role: 'p90', name: 'p90', values: p90 });
    if (before) {
      const earlier = valuesAlong(keysBefore, before).slice(0, keys.length);
      lines.push({
        role: 'previous',
        name: t('report.chart.beforeMedian', { measure }),
        values: earlier.map((value) => (value ? headline(value, unit) : empty)),
      });
    }
    const target = reading.target !== null && reading.better !== 'neither' ? reading.target : null;
    const highest = (roles: readonly TrendLine['role'][]) =>
      Math.max(
        0,
        ...lines
          .filter(({ role }) => roles.includes(role))
          .flatMap(({ values: all }) => all.map((one) => one ?? 0)),
      );
    const calm = Math.max(target ?? 0, highest(['main', 'previous']));
    // One night's p90 of ten hours would press every median to the floor: it leaves the picture, its number does not.
    const clipped = calm > 0 && highest(['p90']) > calm * HIGHEST_P90;
    const greatest = clipped ? calm * HIGHEST_P90 : Math.max(calm, highest(['p90']));
    const placeOf = {
      hour: (key: string) => t('report.hour', { hour: key }),
      day: days.full,
      week: (key: string) => t('report.weekOf', { day: days.day(key) }),
      month: (key: string) => key,
    }[step];
    const labelOf = {
      hour: (key: string) => key,
      day: days.axis,
      week: days.axis,
      month: (key: string) => key,
    }[step];
    const places = keys.map((key, at) =>
      at === unfinished ? `${placeOf(key)} (${t(`report.chart.unfinished.${step}`)})` : placeOf(key),
    );
    const write = (value: number) => text.write(value, unit);
    const counts = values.map((value) => value?.count ?? 0);
    const saidLine = (line: TrendLine, at: number) => `${line.name} ${text.write(line.values[at], unit)}`;
    return {
      title: t(`report.chart.by.${step}`, { name: text.name(reading) }),
      note: [
        ...(unfinished === null ? [] : [t(`report.chart.unfinished.${step}`)]),
        ...(few ? [t('report.chart.few', { n: FEW })] : []),
        ...(clipped ? [t('report.chart.clipped')] : []),
      ],
      labels: keys.map(labelOf),
      places,
      counts,
      lines,
      form: unit === 'count' ? 'bars' : 'line',
      target:
        target === null
          ? null
          : { value: target, label: t('report.target', { value: text.write(target, unit) }) },
      unfinished,
      write,
      axis: niceAxis(greatest, unit),
      said: (at) => [places[at] ?? '', ...lines.map((line) => saidLine(line, at))].join(', '),
      tip: (at) =>
        [
          `<b>${escaped(places[at] ?? '')}</b>`,
          ...lines.map(
            (line) =>
              `<p>${escaped(line.name)}<span>${escaped(text.write(line.values[at], unit))}</span></p>`,
          ),
          unit === 'count'
            ? ''
            : `<small>${escaped(t('report.cases', { n: number(counts[at] ?? 0) }))}</small>`,
        ].join(''),
    };
  }, [reading, before, step, keys, keysBefore, unfinished, t, number, text, days]);
}
