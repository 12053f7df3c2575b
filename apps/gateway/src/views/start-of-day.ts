/** The shop's calendar day is China's; shops elsewhere get their own with the reports' time zone. China has no daylight saving. */
export const SHOP_TIME_ZONE = 'Asia/Shanghai';
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** When the day of a moment began. */
export function startOfDay(now: Date): Date {
  return new Date(Math.floor((now.getTime() + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS);
}
