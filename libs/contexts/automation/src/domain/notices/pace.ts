/** A pause is not made up for by more than so much at once. */
const CATCH_UP_MS = 1_000;

/**
 * How many may go now at so many a minute, and when the next one may. `nextAt` null: nothing has gone yet. Between two
 * looks no more gathers than a second is worth, so a rate is a rate after a pause, too.
 */
export function takeTurns(
  { nextAt, perMinute }: { nextAt: Date | null; perMinute: number },
  { now, most }: { now: Date; most: number },
): { turns: number; nextAt: Date } {
  const each = 60_000 / perMinute;
  const from = Math.max(nextAt?.getTime() ?? -Infinity, now.getTime() - CATCH_UP_MS);
  const free = nextAt === null ? 1 : from > now.getTime() ? 0 : Math.floor((now.getTime() - from) / each) + 1;
  const turns = Math.min(most, free);
  const start = nextAt === null ? now.getTime() : from;
  return { turns, nextAt: new Date(turns === 0 ? start : start + turns * each) };
}

/** Seconds that so many take at the least: through the slowest account, and at the notice's own rate. */
export function secondsFor(
  perMinute: number,
  accounts: readonly { count: number; perMinute: number }[],
): number {
  const all = accounts.reduce((sum, { count }) => sum + count, 0);
  const slowest = Math.max(0, ...accounts.map((one) => (one.count * 60) / one.perMinute));
  return Math.ceil(Math.max(slowest, (all * 60) / perMinute));
}
