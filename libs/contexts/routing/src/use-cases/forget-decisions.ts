import type { Clock } from '@yingda/platform';
import { type DecisionsTable, KEPT_MS } from '../storage/decisions';

/** Removes explanations that nobody asks for any more. */
export class ForgetDecisions {
  constructor(
    private readonly decisions: DecisionsTable,
    private readonly clock: Clock,
  ) {}

  /** How many were removed. */
  execute(): Promise<number> {
    return this.decisions.removeBefore(new Date(this.clock.now().getTime() - KEPT_MS));
  }
}
