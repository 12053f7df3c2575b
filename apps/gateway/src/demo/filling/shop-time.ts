import { startOfDay } from '../../views/start-of-day';
import type { ShopDay } from './days';

const OFFSET_MS = 8 * 3_600_000;

/** The shop's calendar day of a moment. */
export function shopDayOf(moment: Date): ShopDay {
  return new Date(startOfDay(moment).getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The moment of a day at so many minutes after midnight in the shop. */
export function momentOf(day: ShopDay, minutes: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS + minutes * 60_000);
}
