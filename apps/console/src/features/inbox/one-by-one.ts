import { Problem } from '../../api/problem';

/** What became of several: which went through, and why each of the others did not. */
export interface Outcome {
  done: string[];
  failed: { id: string; problem: unknown }[];
}

/** How often one that has to wait for its turn is tried again. */
const TRIES = 5;
const WAIT_MS = 500;

/**
 * Does the same with each, one after the other: the last free place is not asked for by all at once, and whoever is
 * told to slow down waits as long as said.
 */
export async function oneByOne(
  ids: readonly string[],
  work: (id: string) => Promise<unknown>,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<Outcome> {
  const outcome: Outcome = { done: [], failed: [] };
  for (const id of ids) {
    const problem = await attempt(() => work(id), pause);
    if (problem === null) outcome.done.push(id);
    else outcome.failed.push({ id, problem });
  }
  return outcome;
}

async function attempt(
  work: () => Promise<unknown>,
  pause: (ms: number) => Promise<void>,
): Promise<Problem | null> {
  for (let left = TRIES; ; left--) {
    try {
      await work();
      return null;
    } catch (thrown) {
      const problem = Problem.of(thrown);
      if (problem.code !== 'rate-limited' || left === 1) return problem;
      const { retryAfterMs } = problem.details;
      await pause(typeof retryAfterMs === 'number' ? retryAfterMs : WAIT_MS);
    }
  }
}

/** Each reason once, the most frequent first, with how often where it stopped more than one. */
export function reasonsOf(failed: Outcome['failed'], say: (problem: unknown) => string): string[] {
  const counts = new Map<string, number>();
  for (const { problem } of failed) {
    const reason = say(problem).replace(/[.。]$/, '');
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => (count > 1 ? `${reason} (${count})` : reason));
}
