import { type Segment, segmentsOfDay } from './time-zone';

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * When a shop is open, by the clock on its wall. Times are `HH:MM`, `24:00` is the end of the day. A close that is not
 * after its open is on the next day (22:00–06:00), and belongs, holidays included, to the day it began on.
 */
export interface WeeklyHours {
  /** IANA name, `Asia/Shanghai`. */
  timeZone: string;
  days: Record<Weekday, { open: string; close: string }[]>;
  /** Local dates, `YYYY-MM-DD`, on which nothing opens. */
  holidays: string[];
}

interface Interval {
  from: number;
  to: number;
}

const DAY = 86_400_000;
// Whoever is closed for two years on end is closed for good.
const FARTHEST_DAYS = 731;

/** Whether the shop is open at a moment. */
export function isOpen(hours: WeeklyHours, at: Date): boolean {
  const time = at.getTime();
  return intervalsOfDay(hours, Math.floor(time / DAY)).some((one) => one.from <= time && time < one.to);
}

/** The first open moment from `at` on (`at` itself when open then); null when there is none within two years. */
export function nextOpening(hours: WeeklyHours, at: Date): Date | null {
  const time = at.getTime();
  const first = Math.floor(time / DAY);
  for (let day = first; day <= first + FARTHEST_DAYS; day++) {
    const found = intervalsOfDay(hours, day).find((one) => one.to > time);
    if (found) return new Date(Math.max(time, found.from));
  }
  return null;
}

/**
 * The moment at which so many milliseconds of open time have passed since `from`. A shop that closes exactly then
 * counts as on time: the answer is the closing moment, not the next opening. Throws RangeError when it never opens.
 */
export function addOpenTime(hours: WeeklyHours, from: Date, ms: number): Date {
  const time = from.getTime();
  if (ms <= 0) return new Date(time);
  let left = ms;
  let idleDays = 0;
  for (let day = Math.floor(time / DAY); idleDays <= FARTHEST_DAYS; day++) {
    idleDays++;
    for (const { from: open, to } of intervalsOfDay(hours, day)) {
      const start = Math.max(open, time);
      if (to <= start) continue;
      idleDays = 0;
      if (to - start >= left) return new Date(start + left);
      left -= to - start;
    }
  }
  throw new RangeError('These hours never open');
}

/** The open milliseconds between two moments; 0 when they are the wrong way round. */
export function openTimeBetween(hours: WeeklyHours, from: Date, to: Date): number {
  const [start, end] = [from.getTime(), to.getTime()];
  let sum = 0;
  for (let day = Math.floor(start / DAY); day * DAY < end; day++) {
    for (const one of intervalsOfDay(hours, day)) {
      sum += Math.max(0, Math.min(one.to, end) - Math.max(one.from, start));
    }
  }
  return sum;
}

/** What is wrong with hours that somebody typed; empty when nothing is. */
export function problemsOf(hours: WeeklyHours): string[] {
  const problems: string[] = [];
  try {
    segmentsOfDay(hours.timeZone, 0);
  } catch {
    problems.push(`timeZone: ${hours.timeZone} is not a time zone`);
  }
  for (const day of WEEKDAYS) {
    for (const { open, close } of hours.days[day] ?? []) {
      if (!isTime(open) || open === '24:00') problems.push(`days.${day}: ${open} is not a time`);
      if (!isTime(close)) problems.push(`days.${day}: ${close} is not a time`);
    }
  }
  for (const date of hours.holidays) {
    const time = Date.parse(`${date}T00:00:00Z`);
    if (Number.isNaN(time) || dateText(time) !== date) problems.push(`holidays: ${date} is not a date`);
  }
  return problems;
}

// Open stretches of one UTC day, in order, without overlaps; cut at the ends of the UTC day.
function intervalsOfDay(hours: WeeklyHours, utcDay: number): Interval[] {
  const found: Interval[] = [];
  for (const segment of segmentsOfDay(hours.timeZone, utcDay))
    found.push(...intervalsOfSegment(hours, segment));
  found.sort((a, b) => a.from - b.from);
  const merged: Interval[] = [];
  for (const one of found) {
    const last = merged.at(-1);
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else merged.push({ ...one });
  }
  return merged;
}

// Within a segment local time is UTC plus a constant, so the wall's hours are shifted and cut, and nothing else.
function intervalsOfSegment(hours: WeeklyHours, { from, to, offset }: Segment): Interval[] {
  const found: Interval[] = [];
  const lastDay = Math.floor((to - 1 + offset) / DAY);
  // One day earlier too, for hours that began the evening before.
  for (let localDay = Math.floor((from + offset) / DAY) - 1; localDay <= lastDay; localDay++) {
    const midnight = localDay * DAY;
    if (hours.holidays.includes(dateText(midnight))) continue;
    for (const { open, close } of hours.days[WEEKDAYS[new Date(midnight).getUTCDay()]!] ?? []) {
      const opens = msOf(open);
      const closes = msOf(close) > opens ? msOf(close) : msOf(close) + DAY;
      const start = Math.max(from, midnight + opens - offset);
      const end = Math.min(to, midnight + closes - offset);
      if (start < end) found.push({ from: start, to: end });
    }
  }
  return found;
}

function dateText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) || text === '24:00';
}

function msOf(time: string): number {
  const [hour, minute] = time.split(':');
  return (Number(hour) * 60 + Number(minute)) * 60_000;
}
