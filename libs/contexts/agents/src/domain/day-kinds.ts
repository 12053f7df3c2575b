import { type CalendarPlan, type HolidayYearDay } from '@yingda/contracts';
import type { StaffingDayKind, WeekdayName } from '@yingda/contracts/names';
import { weekdayOf } from './week-days';

/** What a date is, for finding days like it. */
export interface DayKind {
  kind: StaffingDayKind;
  weekday: WeekdayName;
  /** Whose hours a make-up day has. */
  like: WeekdayName | null;
  name: string | null;
}

/** Tells what dates are. */
export type Kinds = (date: string) => DayKind;

/** By a calendar of the shop. Exceptions: a closed day is one off, other hours change nothing about what day it is. */
export function kindsOfPlan({ holidays, makeUpDays, exceptions }: CalendarPlan): Kinds {
  const off = new Map<string, string>(holidays.map(({ date, name }) => [date, name]));
  const worked = new Map(makeUpDays.map((day) => [day.date, day]));
  const other = new Map(exceptions.map((day) => [day.date, day]));
  return (date) => {
    const exception = other.get(date);
    if (exception && exception.intervals.length === 0) return holiday(date, exception.name);
    const makeUp = worked.get(date);
    if (makeUp)
      return { kind: 'make-up', weekday: weekdayOf(date), like: makeUp.like, name: makeUp.name || null };
    return off.has(date) && !exception ? holiday(date, off.get(date)!) : ordinary(date);
  };
}

/** By the Chinese years. Which weekday's hours a make-up day has they do not say: people work as on a Monday. */
export function kindsOfYears(days: readonly HolidayYearDay[]): Kinds {
  const known = new Map(days.map((day) => [day.date, day]));
  return (date) => {
    const day = known.get(date);
    if (!day) return ordinary(date);
    if (day.off) return holiday(date, day.nameZh);
    return { kind: 'make-up', weekday: weekdayOf(date), like: 'mon', name: day.nameZh };
  };
}

/** Days with the same key are like each other. A make-up day is like the weekday whose hours it has. */
export function keyOf({ kind, weekday, like }: DayKind): string {
  return kind === 'holiday' ? 'holiday' : (like ?? weekday);
}

function holiday(date: string, name: string): DayKind {
  return { kind: 'holiday', weekday: weekdayOf(date), like: null, name: name || null };
}

function ordinary(date: string): DayKind {
  return { kind: 'weekday', weekday: weekdayOf(date), like: null, name: null };
}
