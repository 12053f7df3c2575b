import type { FigureAnswer, FigureRow, FigureValue } from '@yingda/contracts';
import dayjs from 'dayjs';
import { eachDay, lengthOf, weekdayOf, type Days } from './period';
import { pointOf, type Point } from './point';

/** How fine the axis of time is. */
export type TrendStep = 'hour' | 'day' | 'week' | 'month';

const LONGEST_BY_DAY = 92;
const LONGEST_BY_WEEK = 400;

/** One day by hours, three months by days, a year by weeks: what can still be told apart on a screen. */
export function trendStep(days: Days): TrendStep {
  const length = lengthOf(days);
  if (length === 1) return 'hour';
  if (length <= LONGEST_BY_DAY) return 'day';
  return length <= LONGEST_BY_WEEK ? 'week' : 'month';
}

/** Every place on the axis, also those in which nothing happened, as the wire names its groups. */
export function trendKeys(days: Days, step: TrendStep): string[] {
  if (step === 'hour') return Array.from({ length: 24 }, (_, hour) => String(hour));
  const all = eachDay(days);
  if (step === 'day') return all;
  const keyOf = step === 'week' ? mondayOf : (day: string) => day.slice(0, 7);
  return [...new Set(all.map(keyOf))];
}

function mondayOf(day: string): string {
  return dayjs
    .utc(day)
    .subtract(weekdayOf(day) - 1, 'day')
    .format('YYYY-MM-DD');
}

/** A figure's values along the axis; null where nothing was counted. */
export function valuesAlong(
  keys: readonly string[],
  figure: Pick<FigureAnswer, 'rows'> | undefined,
): (FigureValue | null)[] {
  const rows = new Map<string, FigureRow>();
  for (const row of figure?.rows ?? []) rows.set(String(row.group[0] ?? ''), row);
  return keys.map((key) => rows.get(key)?.value ?? null);
}

/** The place that is not over yet: today, or this hour, this week, this month of the shop. */
export function unfinishedAt(
  keys: readonly string[],
  step: TrendStep,
  now: { days: Days; today: string; hour: number },
): number | null {
  if (now.days.to !== now.today) return null;
  if (step === 'hour') return now.hour;
  return keys.length > 0 ? keys.length - 1 : null;
}

/** What lies behind a place on the axis. */
export function pointAt(keys: readonly string[], step: TrendStep, at: number): Point | null {
  const key = keys[at];
  return key === undefined ? null : pointOf(step, key);
}
