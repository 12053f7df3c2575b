import type { TrendSubject } from '@yingda/contracts/names';

/** A time in which something is counted; the second moment is no longer in it. */
export interface TrendWindow {
  from: Date;
  to: Date;
}

/** From when on a rise is told. */
export interface TrendThreshold {
  percent: number;
  minimum: number;
}

/** Something that was counted now, and in the weeks before. */
export interface TrendCount {
  subject: TrendSubject;
  key: string;
  count: number;
  /** The mean of the weeks before that there were. */
  usual: number;
}

/** Weeks from before the shop began say nothing of what is usual: left out, not counted as none. */
export function knownWeeks(before: readonly TrendWindow[], began: Date | null): TrendWindow[] {
  return before.filter(({ from }) => began !== null && began <= from);
}

export function isRising(
  { count, usual }: Pick<TrendCount, 'count' | 'usual'>,
  threshold: TrendThreshold,
): boolean {
  return count >= threshold.minimum && count * 100 >= usual * (100 + threshold.percent);
}

/** Above the usual, in whole percent; null where it never came before. */
export function riseOf({ count, usual }: Pick<TrendCount, 'count' | 'usual'>): number | null {
  return usual > 0 ? Math.max(0, Math.round((count / usual - 1) * 100)) : null;
}
