import type { Remedy } from './use-remedies';

/** What one person gave beyond what is owed; money in fen. */
export interface GoodwillSum {
  agentId: string | null;
  name: string;
  /** Approved ones, given or still to be given. */
  count: number;
  givenFen: number;
  waitingFen: number;
}

const GIVEN: ReadonlySet<Remedy['state']> = new Set(['approved', 'told', 'executed']);

/** Who asked for how much, the most first. Refused, declined and withdrawn ones cost nothing. */
export function sumsByAgent(items: readonly Remedy[]): GoodwillSum[] {
  const sums = new Map<string, GoodwillSum>();
  for (const { proposedById, proposedByName, state, amountFen } of items) {
    const given = GIVEN.has(state);
    if (!given && state !== 'proposed') continue;
    const key = proposedById ?? proposedByName;
    const sum = sums.get(key) ?? {
      ...{ agentId: proposedById, name: proposedByName },
      ...{ count: 0, givenFen: 0, waitingFen: 0 },
    };
    if (given) sum.count += 1;
    sum[given ? 'givenFen' : 'waitingFen'] += amountFen;
    sums.set(key, sum);
  }
  return [...sums.values()].sort((a, b) => b.givenFen - a.givenFen || b.waitingFen - a.waitingFen);
}
