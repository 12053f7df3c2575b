import type { CalendarPlan } from './use-calendars';

export type WeekDays = CalendarPlan['days'];
export type Interval = WeekDays['mon'][number];

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];
const WORKDAYS: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** As many as the wire takes. */
export const INTERVALS_A_DAY = 6;

/** Minutes since midnight of "HH:MM"; null for what is no time of a day ("24:00" is its end). */
export function minutesOf(time: string): number | null {
  const [, hour, minute] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= 24 * 60 ? minutes : null;
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** What somebody types as a time: 9, 930, 9:30, 9：30, 18.00 → "09:30"; what cannot be read stays. */
export function writtenTime(text: string): string {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[:：.]?(\d{2}))?$/.exec(text.trim()) ?? [];
  const time = hour === undefined ? '' : `${hour.padStart(2, '0')}:${minute}`;
  return minutesOf(time) === null ? text.trim() : time;
}

/** Weeks that a new calendar may begin with. */
export const BEGINNINGS = ['workdays', 'everyDay', 'always'] as const;
export type Beginning = (typeof BEGINNINGS)[number];

/** Monday to Friday from 9 to 18, every day from 9 to 21, or round the clock. */
export function weekOf(beginning: Beginning): WeekDays {
  const intervals = {
    workdays: [{ open: '09:00', close: '18:00' }],
    everyDay: [{ open: '09:00', close: '21:00' }],
    always: [{ open: '00:00', close: '24:00' }],
  }[beginning];
  const isOpen = (day: Day) => beginning !== 'workdays' || WORKDAYS.includes(day);
  return Object.fromEntries(DAYS.map((day) => [day, isOpen(day) ? intervals : []])) as unknown as WeekDays;
}

/** An interval after the last one: an hour later, four hours long; null when the day has no room. */
export function nextInterval(intervals: readonly Interval[]): Interval | null {
  if (intervals.length >= INTERVALS_A_DAY) return null;
  if (intervals.length === 0) return { open: '09:00', close: '18:00' };
  const last = Math.max(...intervals.map(({ close }) => minutesOf(close) ?? 0));
  const open = Math.min(last + 60, 23 * 60);
  return open <= last ? null : { open: timeOf(open), close: timeOf(Math.min(open + 240, 24 * 60)) };
}

/** Which intervals of a day are wrong: not a time, ending before they begin, or overlapping another. */
export function wrongIntervals(intervals: readonly Interval[]): ReadonlySet<number> {
  const wrong = new Set<number>();
  const read = intervals.map(({ open, close }) => ({ from: minutesOf(open), to: minutesOf(close) }));
  read.forEach(({ from, to }, at) => {
    if (from === null || to === null || from >= to) wrong.add(at);
  });
  read.forEach((a, i) =>
    read.forEach((b, j) => {
      if (i >= j || wrong.has(i) || wrong.has(j)) return;
      if ((a.from as number) < (b.to as number) && (b.from as number) < (a.to as number)) wrong.add(j);
    }),
  );
  return wrong;
}

export function weekIsWrong(days: WeekDays): boolean {
  return DAYS.some((day) => wrongIntervals(days[day]).size > 0);
}

/** One day's hours for Monday to Friday. */
export function copiedToWorkdays(days: WeekDays, from: Day): WeekDays {
  const copied = { ...days };
  for (const day of WORKDAYS) if (day !== from) copied[day] = days[from].map((interval) => ({ ...interval }));
  return copied;
}

/** Days with the same hours together, in order: what a person would say. */
export function summaryOf(days: WeekDays): { days: Day[]; text: string }[] {
  const groups: { days: Day[]; text: string }[] = [];
  for (const day of DAYS) {
    const text = days[day].map(({ open, close }) => `${open}–${close}`).join(' ');
    const last = groups[groups.length - 1];
    if (last?.text === text) last.days.push(day);
    else groups.push({ days: [day], text });
  }
  return groups;
}
