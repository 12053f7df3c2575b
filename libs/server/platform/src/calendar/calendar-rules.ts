import { offsetAt } from './time-zone';

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** `HH:MM` by the clock on the wall; `24:00` is the end of the day. */
export interface OpenInterval {
  open: string;
  close: string;
}

/**
 * When a shop is open, by the clock on its wall. Times are `HH:MM`, `24:00` is the end of the day. A close that is not
 * after its open is on the next day (22:00–06:00), and belongs, holidays included, to the day it began on.
 */
export interface WeeklyHours {
  /** IANA name, `Asia/Shanghai`. */
  timeZone: string;
  days: Record<Weekday, OpenInterval[]>;
  /** Local dates, `YYYY-MM-DD`, on which nothing opens. */
  holidays: string[];
}

/**
 * Weekly hours with the days of a year that go otherwise. What a date is, in this order: an exception, a make-up day, a
 * holiday, its day of the week. Never changed in place: an edit makes new ones.
 */
export interface CalendarRules extends WeeklyHours {
  /** Days worked in place of a day off (调休), by the hours of the weekday they are `like`. */
  makeUpDays?: { date: string; like: Weekday }[];
  /** Dates with hours of their own; none: closed. */
  exceptions?: { date: string; intervals: OpenInterval[] }[];
}

const DAY = 86_400_000;

/** The number of a local date: days since 1 January 1970; null for what is no date. */
export function dayOfDate(date: string): number | null {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && dateOfDay(time / DAY) === date ? time / DAY : null;
}

/** The date of a day's number. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** What is wrong with rules that somebody typed; empty when nothing is. */
export function problemsOf(rules: CalendarRules): string[] {
  const problems: string[] = [];
  try {
    offsetAt(rules.timeZone, 0);
  } catch {
    problems.push(`timeZone: ${rules.timeZone} is not a time zone`);
  }
  for (const day of WEEKDAYS) problems.push(...intervalProblems(`days.${day}`, rules.days[day] ?? []));
  for (const { date, intervals } of rules.exceptions ?? []) {
    problems.push(...intervalProblems(`exceptions.${date}`, intervals));
  }
  const dates: [string, string[]][] = [
    ['holidays', rules.holidays],
    ['makeUpDays', (rules.makeUpDays ?? []).map(({ date }) => date)],
    ['exceptions', (rules.exceptions ?? []).map(({ date }) => date)],
  ];
  for (const [list, listed] of dates) {
    for (const date of listed) {
      if (dayOfDate(date) === null) problems.push(`${list}: ${date} is not a date`);
    }
  }
  return problems;
}

function intervalProblems(place: string, intervals: readonly OpenInterval[]): string[] {
  return intervals.flatMap(({ open, close }) => [
    ...(isTime(open) && open !== '24:00' ? [] : [`${place}: ${open} is not a time`]),
    ...(isTime(close) ? [] : [`${place}: ${close} is not a time`]),
  ]);
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) || text === '24:00';
}
