import { type CalendarPlan, type Hours, type Interval } from '@yingda/contracts';
import { Refusal, WEEKDAY_NAMES } from '@yingda/contracts/names';

/** A named calendar of the shop. */
export interface ShopCalendar {
  id: string;
  name: string;
  plan: CalendarPlan;
  version: number;
}

/** Refuses a plan that cannot be read from a wall: nights are written as two days (22:00–24:00 and 00:00–02:00). */
export function checkPlan(plan: CalendarPlan): void {
  if (!isTimeZone(plan.timeZone))
    throw invalid('timeZone', `${plan.timeZone} is not a time zone such as Asia/Shanghai.`);
  for (const day of WEEKDAY_NAMES) checkIntervals(`days.${day}`, plan.days[day]);
  for (const list of ['holidays', 'makeUpDays', 'exceptions'] as const) {
    const seen = new Set<string>();
    for (const { date } of plan[list]) {
      if (!isDate(date)) throw invalid(list, `${date} is not a date of the calendar (YYYY-MM-DD).`);
      if (seen.has(date)) throw invalid(list, `${date} stands in the list twice.`);
      seen.add(date);
    }
  }
  for (const { date, intervals } of plan.exceptions) checkIntervals(`exceptions.${date}`, intervals);
}

/** The same plan in the one order everything else expects, its parts too: intervals by opening, days by date. */
export function planInOrder(plan: CalendarPlan): CalendarPlan {
  const week = WEEKDAY_NAMES.map((day) => [day, byOpening(plan.days[day])]);
  return {
    timeZone: plan.timeZone,
    days: Object.fromEntries(week) as unknown as CalendarPlan['days'],
    holidays: byDate(plan.holidays).map(({ date, name }) => ({ date, name: name.trim() })),
    makeUpDays: byDate(plan.makeUpDays).map(({ date, like, name }) => ({ date, like, name: name.trim() })),
    exceptions: byDate(plan.exceptions).map(({ date, intervals, name }) => ({
      date,
      intervals: byOpening(intervals),
      name: name.trim(),
    })),
  };
}

/** The week and the holidays of a plan, as an inbox shows them. */
export function hoursOf({ timeZone, days, holidays }: CalendarPlan): Hours {
  return { timeZone, days, holidays: holidays.map(({ date }) => date) };
}

/** A plan with another week and other holidays. What is kept of `before`: names of holidays, make-up days, exceptions. */
export function planWithHours(hours: Hours, before?: CalendarPlan): CalendarPlan {
  const names = new Map(before?.holidays.map(({ date, name }) => [date, name]));
  const holidays = hours.holidays.map((date) => ({ date, name: names.get(date) ?? '' }));
  const { makeUpDays = [], exceptions = [] } = before ?? {};
  return planInOrder({ timeZone: hours.timeZone, days: hours.days, holidays, makeUpDays, exceptions });
}

/** Whether two plans say the same. */
export function samePlan(a: CalendarPlan, b: CalendarPlan): boolean {
  return JSON.stringify(planInOrder(a)) === JSON.stringify(planInOrder(b));
}

/** A name that no other calendar has: the wanted one, or with a number behind it. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken.map((name) => name.toLowerCase()));
  const name = wanted.trim().slice(0, 54);
  if (!known.has(name.toLowerCase())) return name;
  let number = 2;
  while (known.has(`${name} ${number}`.toLowerCase())) number++;
  return `${name} ${number}`;
}

function checkIntervals(field: string, intervals: Interval[]): void {
  const read = intervals.map(({ open, close }) => {
    const [from, to] = [minutes(open), minutes(close)];
    if (from === null || to === null) throw invalid(field, `${open}–${close} are not times of a day.`);
    if (from >= to) throw invalid(field, `${open}–${close} ends before it begins.`);
    return { from, to };
  });
  read.sort((a, b) => a.from - b.from);
  if (read.some(({ from }, at) => at > 0 && from < read[at - 1]!.to))
    throw invalid(field, 'Two opening times overlap.');
}

function invalid(field: string, message: string): Refusal {
  return new Refusal('invalid-setting', message, { field });
}

function byOpening(intervals: Interval[]): Interval[] {
  return intervals
    .map(({ open, close }) => ({ open, close }))
    .sort((a, b) => (minutes(a.open) ?? 0) - (minutes(b.open) ?? 0));
}

function byDate<D extends { date: string }>(days: D[]): D[] {
  return [...days].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function minutes(time: string): number | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time) && time !== '24:00') return null;
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Whether a text is a date there is. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** Whether a name is one of a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    // Also takes offsets ("+08:00"), which have no summer time and are nobody's zone.
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
