import { dateOfDay, dayOfDate } from './calendar-rules';
import { offsetAt } from './time-zone';

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * The moment at which a wall shows so many minutes after midnight of a local date (`YYYY-MM-DD`); more than 1,440 are on
 * the next days. What comes twice when clocks change is the first time; what is left out is as much later.
 */
export function momentAtWall(timeZone: string, date: string, minutes: number): Date {
  const wall = (dayOfDate(date) ?? NaN) * DAY + minutes * MINUTE;
  // The zone's distances before and after the moment, whichever change lies between; the earlier one counts first.
  const before = wall - offsetAt(timeZone, wall - DAY);
  if (before + offsetAt(timeZone, before) === wall) return new Date(before);
  const after = wall - offsetAt(timeZone, wall + DAY);
  return new Date(after + offsetAt(timeZone, after) === wall ? after : before);
}

/** What a wall shows at a moment: its date, and minutes after midnight with their fraction. */
export function wallAt(timeZone: string, at: Date): { date: string; minutes: number } {
  const local = at.getTime() + offsetAt(timeZone, at.getTime());
  const day = Math.floor(local / DAY);
  return { date: dateOfDay(day), minutes: (local - day * DAY) / MINUTE };
}
