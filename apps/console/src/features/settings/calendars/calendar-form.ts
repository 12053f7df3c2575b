import type { Body } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';
import { sameValue } from '../page/same-value';
import type { CalendarPlan, CalendarRecord, HolidayYear } from './use-calendars';
import { weekIsWrong, wrongIntervals } from './week';

/** A calendar as its form edits it: flat, so that two people's edits can be told apart field by field. */
export interface CalendarForm extends CalendarPlan {
  name: string;
  teamIds: string[];
  inboxIds: string[];
  tiers: CalendarRecord['uses']['tiers'];
}

export function formOf({ name, plan, uses }: CalendarRecord): CalendarForm {
  return { name, ...plan, ...uses };
}

export function planOf({ timeZone, days, holidays, makeUpDays, exceptions }: CalendarForm): CalendarPlan {
  return { timeZone, days, holidays, makeUpDays, exceptions };
}

/** What is sent. Who goes by it only when that was changed here: calendars are given on other pages, too. */
export function changeOf(form: CalendarForm, stored: CalendarRecord): Body<'PATCH /api/calendars/:id'> {
  const { teamIds, inboxIds, tiers } = form;
  const uses = { teamIds, inboxIds, tiers };
  return {
    name: form.name.trim(),
    plan: planOf(form),
    ...(sameValue(uses, stored.uses) ? {} : { uses }),
    version: stored.version,
  };
}

/** Whether the plan can be read: no time that is none, none that overlap. */
export function planIsWrong({ days, exceptions }: CalendarPlan): boolean {
  return weekIsWrong(days) || exceptions.some(({ intervals }) => wrongIntervals(intervals).size > 0);
}

/** Days off that follow each other under one name. */
export interface DayRange {
  from: string;
  to: string;
  name: string;
  days: number;
}

/** Holidays as people say them: 15–23 February, Spring Festival. */
export function rangesOf(holidays: CalendarPlan['holidays']): DayRange[] {
  const ranges: DayRange[] = [];
  for (const { date, name } of [...holidays].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = ranges[ranges.length - 1];
    if (last && last.name === name && dayAfter(last.to) === date) {
      last.to = date;
      last.days++;
    } else ranges.push({ from: date, to: date, name, days: 1 });
  }
  return ranges;
}

/** With all days from one to another, each once; days that were there take the new name. */
export function withRange(
  holidays: CalendarPlan['holidays'],
  { from, to, name }: Omit<DayRange, 'days'>,
): CalendarPlan['holidays'] {
  const added: CalendarPlan['holidays'] = [];
  for (let date = from; date <= to; date = dayAfter(date)) added.push({ date, name });
  return byDate([...withoutDates(holidays, added), ...added]);
}

export function withoutRange(
  holidays: CalendarPlan['holidays'],
  { from, to }: Pick<DayRange, 'from' | 'to'>,
): CalendarPlan['holidays'] {
  return holidays.filter(({ date }) => date < from || date > to);
}

/** With the days of a Chinese year: make-up days are worked like a Monday, which can be changed. */
export function withYear(plan: CalendarPlan, year: HolidayYear, language: Language): CalendarPlan {
  const told = year.days.map(({ date, off, nameZh, nameEn }) => ({
    date,
    off,
    name: language === 'en' ? nameEn : nameZh,
  }));
  const known = new Map(plan.makeUpDays.map((day) => [day.date, day.like]));
  const holidays = told.filter(({ off }) => off).map(({ date, name }) => ({ date, name }));
  const makeUpDays = told
    .filter(({ off }) => !off)
    .map(({ date, name }) => ({ date, like: known.get(date) ?? ('mon' as const), name }));
  return {
    ...plan,
    // What was announced otherwise before is not left behind.
    holidays: byDate([...withoutDates(plan.holidays, told), ...holidays]),
    makeUpDays: byDate([...withoutDates(plan.makeUpDays, told), ...makeUpDays]),
  };
}

/** Whether every day of a year is in the plan as it was announced. */
export function hasYear(plan: CalendarPlan, { days }: HolidayYear): boolean {
  const off = new Set(plan.holidays.map(({ date }) => date));
  const worked = new Set(plan.makeUpDays.map(({ date }) => date));
  return days.every((day) => (day.off ? off.has(day.date) : worked.has(day.date)));
}

/** Days by date. */
export function byDate<D extends { date: string }>(days: D[]): D[] {
  return [...days].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function withoutDates<D extends { date: string }>(
  days: readonly D[],
  gone: readonly { date: string }[],
): D[] {
  const dates = new Set(gone.map(({ date }) => date));
  return days.filter(({ date }) => !dates.has(date));
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
