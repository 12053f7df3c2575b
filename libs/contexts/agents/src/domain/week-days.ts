import { Refusal, WEEKDAY_NAMES, type WeekdayName } from '@yingda/contracts/names';
import { isDate } from './calendar-plan';

const DAY = 86_400_000;

/** The number of a date that somebody wrote. @throws Refusal invalid-payload */
export function dayNumber(date: string): number {
  if (!isDate(date))
    throw new Refusal('invalid-payload', `${date} is not a date of the calendar (YYYY-MM-DD).`);
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

export function addDays(date: string, days: number): string {
  return new Date((dayNumber(date) + days) * DAY).toISOString().slice(0, 10);
}

/** Days from one date to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

// 1 January 1970 was a Thursday.
const sinceMonday = (date: string): number => (((dayNumber(date) + 3) % 7) + 7) % 7;

export function weekdayOf(date: string): WeekdayName {
  return WEEKDAY_NAMES[sinceMonday(date)]!;
}

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  return addDays(date, -sinceMonday(date));
}

/** The seven dates of a week. */
export function datesOfWeek(monday: string): string[] {
  return Array.from({ length: 7 }, (_, day) => addDays(monday, day));
}
