import { TREND_WEEKS } from '@yingda/contracts/names';
import { dateOfDay, dayOfDate, momentAtWall, wallAt } from '@yingda/platform';
import type { TrendWindow } from '../../domain/trends/trend';

/**
 * Now, and the same hours of the same weekday in each of the weeks before, by the wall of the shop: where clocks have
 * changed, by what they showed. `hours` 0: the day so far.
 */
export function windowsAt(
  now: Date,
  { timeZone, hours }: { timeZone: string; hours: number },
): { date: string; now: TrendWindow; before: TrendWindow[] } {
  const { date } = wallAt(timeZone, now);
  const from = hours === 0 ? momentAtWall(timeZone, date, 0) : new Date(now.getTime() - hours * 3_600_000);
  const before = Array.from({ length: TREND_WEEKS }, (_, week) => ({
    from: weeksBefore(from, week + 1, timeZone),
    to: weeksBefore(now, week + 1, timeZone),
  }));
  return { date, now: { from, to: now }, before };
}

function weeksBefore(moment: Date, weeks: number, timeZone: string): Date {
  const { date, minutes } = wallAt(timeZone, moment);
  return momentAtWall(timeZone, dateOfDay(dayOfDate(date)! - 7 * weeks), minutes);
}
