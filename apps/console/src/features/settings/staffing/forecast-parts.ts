/** The parts of a forecast, for who wants to work it out again: the server's own numbers, not another forecast. */
export function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** The mean share of a half hour in the days on which anything came; null when nothing ever did. */
export function shareOf(days: readonly (readonly number[])[], slot: number): number | null {
  const busy = days.filter((counts) => totalOf(counts) > 0);
  if (busy.length === 0) return null;
  return busy.reduce((sum, counts) => sum + (counts[slot] ?? 0) / totalOf(counts), 0) / busy.length;
}
