import type { AuditLog, Clock, Outbox } from '@yingda/platform';
import type { RulePeople } from '../../rule-ports';
import type { RulesTable } from '../../storage/rules/rules-table';
import type { StoredRun } from '../../storage/rules/runs-table';

/** A rule that runs too often stops itself, until somebody has looked at it; leads are told. In the caller's unit of work. */
export class PauseRule {
  constructor(
    private readonly rules: RulesTable,
    private readonly people: RulePeople,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute({ ruleId, ruleName }: Pick<StoredRun, 'ruleId' | 'ruleName'>, why: string): Promise<void> {
    const at = this.clock.now();
    await this.rules.change();
    if (!(await this.rules.pause(ruleId, why, at))) return;
    const agentIds = await this.people.leadsOf(null);
    await this.outbox.append('rule.paused', ruleId, {
      ruleId,
      ruleName,
      why,
      at: at.toISOString(),
      agentIds,
    });
    const subject = { subjectKind: 'rule', subjectId: ruleId, details: { why } };
    await this.audit.record({ actorId: null, actorName: 'rules', action: 'rule.paused', ...subject });
  }
}
