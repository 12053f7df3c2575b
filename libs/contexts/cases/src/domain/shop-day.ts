// The shop keeps Chinese time, which knows no summer time.
const OFFSET_MS = 8 * 3_600_000;

/** The shop's day of a moment, as 2026-11-22. */
export function shopDayOf(moment: Date): string {
  return new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The shop's month of a moment, as 2026-11. */
export function shopMonthOf(moment: Date): string {
  return shopDayOf(moment).slice(0, 7);
}
