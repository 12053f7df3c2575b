import type { BoardMinute } from '@yingda/contracts';

const MINUTE_MS = 60_000;

/** Minutes with gaps where nobody counted: a line through them would say that somebody had. */
export function withGaps(
  minutes: readonly BoardMinute[],
  valueOf: (minute: BoardMinute) => number | null,
): { at: number; value: number | null }[] {
  const points: { at: number; value: number | null }[] = [];
  for (const minute of minutes) {
    const at = Date.parse(minute.at);
    const before = points.at(-1);
    if (before && at - before.at > 2 * MINUTE_MS) points.push({ at: before.at + MINUTE_MS, value: null });
    points.push({ at, value: valueOf(minute) });
  }
  return points;
}
