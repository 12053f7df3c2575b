import { RULE_LIMITS } from '@yingda/contracts/names';
import type { Clock } from '@yingda/platform';
import type { RunsTable } from '../../storage/rules/runs-table';

/** The log of rules is kept for 90 days. */
export class ForgetRuns {
  constructor(
    private readonly runs: RunsTable,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    await this.runs.forget(new Date(this.clock.now().getTime() - RULE_LIMITS.keptDays * 86_400_000));
  }
}
