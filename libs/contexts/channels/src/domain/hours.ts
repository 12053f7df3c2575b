import { type Hours } from '@yingda/contracts';
import { invalidSetting } from './inbox';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Refuses hours that cannot be read from a wall: nights are written as two days (22:00–24:00 and 00:00–02:00). */
export function checkHours(hours: Hours): void {
  if (!isTimeZone(hours.timeZone)) {
    throw invalidSetting('hours.timeZone', `${hours.timeZone} is not a time zone such as Asia/Shanghai.`);
  }
  for (const day of DAYS) checkDay(day, hours);
  for (const date of hours.holidays) {
    if (!isDate(date))
      throw invalidSetting('hours.holidays', `${date} is not a date of the calendar (YYYY-MM-DD).`);
  }
  if (new Set(hours.holidays).size < hours.holidays.length) {
    throw invalidSetting('hours.holidays', 'A holiday stands in the list twice.');
  }
}

/** The same hours in the one order everything else expects: intervals by opening, holidays by date. */
export function inOrder(hours: Hours): Hours {
  const days = { ...hours.days };
  for (const day of DAYS) days[day] = [...days[day]].sort((a, b) => minutes(a.open) - minutes(b.open));
  return { ...hours, days, holidays: [...hours.holidays].sort() };
}

function checkDay(day: (typeof DAYS)[number], hours: Hours): void {
  const field = `hours.days.${day}`;
  const intervals = hours.days[day].map(({ open, close }) => {
    if (!isTime(open) || !isTime(close))
      throw invalidSetting(field, `${open}–${close} are not times of a day.`);
    if (minutes(open) >= minutes(close))
      throw invalidSetting(field, `${open}–${close} ends before it begins.`);
    return { from: minutes(open), to: minutes(close) };
  });
  intervals.sort((a, b) => a.from - b.from);
  for (let i = 1; i < intervals.length; i++) {
    if (intervals[i]!.from < intervals[i - 1]!.to) throw invalidSetting(field, 'Two opening times overlap.');
  }
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) || text === '24:00';
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

function isTimeZone(name: string): boolean {
  try {
    // Also takes offsets ("+08:00"), which have no summer time and are nobody's zone.
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
