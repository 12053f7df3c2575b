import { demandOf, type InLine, isReady } from './in-line';
import { askOf } from './obstacles';
import { keptFor } from './preference';
import type { Situation } from './situation';

/**
 * Enough of a queue for one decision: the first of each demand, and all about whom something personal is known (kept
 * for somebody, or declined). A decision about these is the decision about all, however many wait.
 */
export function representatives(waiting: readonly InLine[], situation: Situation): InLine[] {
  const seen = new Set<string>();
  return waiting.filter((one) => {
    if (!isReady(one, situation.now)) return false;
    if (one.declinedBy.length > 0 || keptFor(askOf(one, situation), situation)) return true;
    const demand = demandOf(one);
    if (seen.has(demand)) return false;
    seen.add(demand);
    return true;
  });
}
