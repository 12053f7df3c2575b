import type { EditionEvery } from '@yingda/contracts/names';
import { dateOfDay, dayOfDate, momentAtWall, wallAt } from '@yingda/platform';

/** What a report is of, and what it is held against. */
export interface EditionPeriod {
  from: Date;
  to: Date;
  previousFrom: Date;
}

const MONTHS: Record<Exclude<EditionEvery, 'week'>, number> = { month: 1, quarter: 3 };

/** The period of the shop's calendar that a moment lies in. */
export function periodAt(every: EditionEvery, at: Date, timeZone: string): EditionPeriod {
  const { date } = wallAt(timeZone, at);
  const begin = beginOf(every, date);
  const midnight = (steps: number) => momentAtWall(timeZone, shifted(every, begin, steps), 0);
  return { from: midnight(0), to: midnight(1), previousFrom: midnight(-1) };
}

/** The last period that is over. */
export function periodBefore(every: EditionEvery, at: Date, timeZone: string): EditionPeriod {
  return periodAt(every, new Date(periodAt(every, at, timeZone).from.getTime() - 1), timeZone);
}

/** Periods that are over, from one after a moment on, the oldest first; of many the latest only. */
export function periodsSince(
  every: EditionEvery,
  { since, now, most }: { since: Date | null; now: Date; most: number },
  timeZone: string,
): EditionPeriod[] {
  const periods = [periodBefore(every, now, timeZone)];
  while (since && periods.length < most && periods[0]!.from > since)
    periods.unshift(periodBefore(every, periods[0]!.from, timeZone));
  return periods.filter(({ from }) => !since || from >= since);
}

function beginOf(every: EditionEvery, date: string): string {
  if (every === 'week') {
    const day = dayOfDate(date)!;
    // Day 0, 1 January 1970, was a Thursday.
    return dateOfDay(day - ((day + 3) % 7));
  }
  const month = Number(date.slice(5, 7)) - 1;
  return dateOf(Number(date.slice(0, 4)), month - (month % MONTHS[every]));
}

function shifted(every: EditionEvery, date: string, steps: number): string {
  if (every === 'week') return dateOfDay(dayOfDate(date)! + 7 * steps);
  return dateOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + MONTHS[every] * steps);
}

/** The first of a month; months before January and after December are of other years. */
function dateOf(year: number, month: number): string {
  const years = Math.floor(month / 12);
  return `${year + years}-${String(month - 12 * years + 1).padStart(2, '0')}-01`;
}
