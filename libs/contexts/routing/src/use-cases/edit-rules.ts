import { type RoutingRulesRecord, type SaveRoutingRules } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import type { AuditLog, Clock, UnitOfWork } from '@yingda/platform';
import { problemsOf, type TeamRules, USUAL_RULES } from '../domain/rules';
import type { AgentPool } from '../ports';
import type { RulesTable } from '../storage/rules';
import type { QueueTable } from '../storage/queue';
import type { DrainQueues } from './drain-queues';
import type { EnterQueue } from './enter-queue';
import type { QueueWatcher } from './queue-watcher';
import { requireSettings } from './rights';

/** What follows a change of how a team routes. */
export interface AfterRules {
  enterQueue: EnterQueue;
  drain: DrainQueues;
  watcher: QueueWatcher;
  pool: AgentPool;
}

/** Changes how a team's conversations find their agents; those who wait are seen by the new rules at once. */
export class EditRules {
  constructor(
    private readonly rules: RulesTable,
    private readonly queue: QueueTable,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly after: AfterRules,
  ) {}

  /** @throws Refusal not-permitted, invalid-setting, stale-edit */
  async execute(actor: Actor, command: SaveRoutingRules & { teamId: string }): Promise<RoutingRulesRecord> {
    requireSettings(actor);
    const { teamId, version } = command;
    const rules: TeamRules = { ...USUAL_RULES, ...command.rules };
    const [problem] = problemsOf(rules, teamId);
    if (problem) throw new Refusal('invalid-setting', problem);
    await this.unitOfWork.run(async () => {
      // No decision is made by half of the new rules: who enters and who is placed waits for this.
      await this.queue.lockTeam(teamId);
      if (!(await this.rules.save(teamId, { rules, version, at: this.clock.now() })))
        throw new Refusal('stale-edit', 'Somebody else has changed this; look at it again.');
      await this.after.enterQueue.reclassify(teamId);
      const { id, name } = refOf(actor);
      await this.audit.record({
        ...{ actorId: id, actorName: name, action: 'routing.edited', subjectKind: 'team', subjectId: teamId },
        details: { ...rules },
      });
      this.unitOfWork.afterCommit(() => this.after.pool.forget());
      this.after.watcher.changed(teamId);
      this.after.drain.request([teamId]);
    });
    return { teamId, rules, version: version + 1 };
  }
}
