/** The shop counts its days in this zone, whatever the reader's clock shows; China has no daylight saving. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** The shop's day of a moment, YYYY-MM-DD. */
export function shopDay(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 10);
}

/** From when to when a day of the shop is. */
export function dayBounds(day: string): { from: string; until: string } {
  const from = Date.parse(`${day}T00:00:00Z`) - OFFSET_MS;
  return { from: new Date(from).toISOString(), until: new Date(from + DAY_MS).toISOString() };
}

/** YYYY-MM so many months on. */
export function shiftMonth(month: string, by: number): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + by);
  return at.toISOString().slice(0, 7);
}

/** The days of a month in weeks that begin on Monday; null before the first. */
export function monthCells(month: string): (string | null)[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const blanks = (first.getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const named = Array.from({ length: days }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
  return [...Array.from({ length: blanks }, () => null), ...named];
}
