import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { WEEKDAY_NAMES, type WeekdayName } from '@yingda/contracts/names';

dayjs.extend(utc);
dayjs.extend(timezone);

/** Periods one picks by name; `custom` carries its own days. */
export const PERIODS = [
  'today',
  'yesterday',
  'last-7',
  'last-30',
  'this-month',
  'last-month',
  'custom',
] as const;
export type PeriodName = (typeof PERIODS)[number];

/** Whole days of the shop's calendar, both included, as YYYY-MM-DD. */
export interface Days {
  from: string;
  to: string;
}

const DAY = 'YYYY-MM-DD';
const DAY_FORM = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day that exists; "2026-02-30" does not. */
export function isDay(value: string): boolean {
  return DAY_FORM.test(value) && dayjs.utc(value).format(DAY) === value;
}

/** The day it is in the shop, whatever the reader's own clock says. */
export function dayIn(zone: string, now: number): string {
  return dayjs(now).tz(zone).format(DAY);
}

function moved(day: string, by: number, unit: 'day' | 'month' = 'day'): string {
  return dayjs.utc(day).add(by, unit).format(DAY);
}

/** The days a name means today. The periods reach to today, which is not over: its point is drawn as such. */
export function daysOf(name: Exclude<PeriodName, 'custom'>, today: string): Days {
  const firstOfMonth = `${today.slice(0, 8)}01`;
  switch (name) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: moved(today, -1), to: moved(today, -1) };
    case 'last-7':
      return { from: moved(today, -6), to: today };
    case 'last-30':
      return { from: moved(today, -29), to: today };
    case 'this-month':
      return { from: firstOfMonth, to: today };
    case 'last-month':
      return { from: moved(firstOfMonth, -1, 'month'), to: moved(firstOfMonth, -1) };
  }
}

/** How many days, both ends included. */
export function lengthOf({ from, to }: Days): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day') + 1;
}

/** The period of the same length right before: what the server compares with. */
export function daysBefore(days: Days): Days {
  return { from: moved(days.from, -lengthOf(days)), to: moved(days.from, -1) };
}

/** The days as a report is asked for them: `to` is the first day that does not count. Midnight is the shop's, and its alone. */
export function asked({ from, to }: Days): { from: string; to: string } {
  return { from, to: moved(to, 1) };
}

/** Hour of the day in the shop. */
export function hourIn(zone: string, now: number): number {
  return dayjs(now).tz(zone).hour();
}

/** Every day of a period, in order. */
export function eachDay(days: Days): string[] {
  return Array.from({ length: lengthOf(days) }, (_, at) => moved(days.from, at));
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(day: string): number {
  return ((dayjs.utc(day).day() + 6) % 7) + 1;
}

/** The name of a weekday by its number on the wire. */
export function weekdayName(weekday: number): WeekdayName {
  return WEEKDAY_NAMES[weekday - 1] ?? 'mon';
}
