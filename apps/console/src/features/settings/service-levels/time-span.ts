/** Units in which times are written, the longest first. */
export const SPAN_UNITS = ['d', 'h', 'm', 's'] as const;
export type SpanUnit = (typeof SPAN_UNITS)[number];

const SECONDS: Record<SpanUnit, number> = { d: 86_400, h: 3_600, m: 60, s: 1 };
/** As much as can be promised: a year. */
const MOST = 31_536_000;

/** Seconds in the longest unit that needs no fraction: 120 is 2 minutes, 90 is 90 seconds. */
export function spanOf(seconds: number): { count: number; unit: SpanUnit } {
  const unit = SPAN_UNITS.find((one) => seconds >= SECONDS[one] && seconds % SECONDS[one] === 0) ?? 's';
  return { count: seconds / SECONDS[unit], unit };
}

/** Back to seconds, as many as may be promised. */
export function secondsOf({ count, unit }: { count: number; unit: SpanUnit }): number {
  return Math.min(MOST, Math.max(1, Math.round(count * SECONDS[unit])));
}
