import { startOfDay } from '../../views/start-of-day';
import type { ShopDay } from '../filling/days';
import { momentOf } from '../filling/shop-time';
import type { Random } from './random';

/** Arrivals by hour of the shop's day: a rise before noon, another after work, few at night. */
const BY_HOUR: readonly [hour: number, weight: number][] = [
  [0, 1.5],
  [9, 8],
  [10, 11],
  [11, 9],
  [12, 6],
  [13, 7],
  [14, 9],
  [15, 10],
  [16, 9],
  [17, 7],
  [18, 6],
  [19, 8],
  [20, 11],
  [21, 8],
  [22, 3],
  [23, 2],
];

/** Times of big sales, as month and day, and how many times more is asked then. */
const SALES: Record<string, number> = {
  '06-16': 1.8,
  '06-17': 2.2,
  '06-18': 3,
  '06-19': 1.7,
  '11-09': 1.6,
  '11-10': 2.4,
  '11-11': 4,
  '11-12': 2.2,
  '11-13': 1.5,
  '12-11': 1.5,
  '12-12': 2,
};

/** Agents work from nine in the morning. */
export const WORK_BEGINS = 9 * 60;

/** How much more than on an ordinary weekday is asked on a day; weekends a third more. */
export function pressureOf(day: ShopDay): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const week = weekday === 0 || weekday === 6 ? 1.35 : weekday === 1 ? 1.1 : 1;
  return week * (SALES[day.slice(5)] ?? 1);
}

/** When conversations of a day begin: seven on an ordinary day, a few more or less, in order. */
export function arrivalsOf(day: ShopDay, random: Random): Date[] {
  const count = Math.max(4, Math.round(7 * pressureOf(day) * random.between(0.8, 1.25)));
  const minutes = Array.from({ length: count }, () => random.weighted(BY_HOUR) * 60 + random.between(0, 60));
  return minutes.sort((a, b) => a - b).map((minute) => momentOf(day, minute));
}

/** Minutes since midnight in the shop. */
export function minuteOf(moment: Date): number {
  return (moment.getTime() - startOfDay(moment).getTime()) / 60_000;
}
