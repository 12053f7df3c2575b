/** Units of a length of time, in seconds. */
export const SPANS = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;
export type SpanUnit = keyof typeof SPANS;

/** The largest unit in which a length is a whole number. */
export function unitOf(seconds: number): SpanUnit {
  if (seconds <= 0) return 'm';
  const units: SpanUnit[] = ['d', 'h', 'm', 's'];
  return units.find((unit) => seconds % SPANS[unit] === 0) ?? 's';
}

export function countOf(seconds: number, unit: SpanUnit): number {
  return Math.round(seconds / SPANS[unit]);
}
