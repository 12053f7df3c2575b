import type { Hours, WeekDays } from '@yingda/contracts';

const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const satisfies (keyof WeekDays)[];
const DAY_MS = 86_400_000;
/** China has one time zone and no summer time. */
const SHANGHAI_MS = 8 * 3_600_000;

/** Hours of a shop that is closed now and opens so many days from today; `opening` is how screens name the time. */
export function closedUntil({ days, open, close }: { days: number; open: string; close: string }): {
  hours: Hours;
  opening: string;
} {
  const day = new Date(Date.now() + SHANGHAI_MS + days * DAY_MS).getUTCDay();
  const week = Object.fromEntries(
    NAMES.map((name, index) => [name, index === day ? [{ open, close }] : []]),
  ) as unknown as WeekDays;
  return { hours: { timeZone: 'Asia/Shanghai', days: week, holidays: [] }, opening: open };
}
