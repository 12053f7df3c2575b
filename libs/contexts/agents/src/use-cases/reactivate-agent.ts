import { type AgentRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { isExpired } from '../domain/account';
import { requireAll } from '../domain/permissions';
import type { Accounts } from '../storage/accounts';
import type { AgentChanges } from './agent-changes';
import type { AgentReader } from './agent-reader';
import { by } from './audited';

/** Lets a deactivated agent in again, with their password if they had one. A past end of the account is taken away. */
export class ReactivateAgent {
  constructor(
    private readonly accounts: Accounts,
    private readonly changes: AgentChanges,
    private readonly reader: AgentReader,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, agent-not-found */
  async execute(actor: Actor, command: { agentId: string }): Promise<AgentRecord> {
    requireAll(actor, 'settings.edit');
    const { agentId } = command;
    await this.unitOfWork.run(async () => {
      const account = await this.accounts.lock(agentId);
      if (!account) throw new Refusal('agent-not-found', 'There is no such agent.');
      if (account.state !== 'deactivated') return;
      await this.changes.keep({
        ...account,
        state: account.passwordHash ? 'active' : 'invited',
        expiresAt: isExpired(account, this.clock.now()) ? null : account.expiresAt,
      });
      await this.outbox.append('agent.reactivated', agentId, { agentId });
      await this.audit.record({
        ...by(actor),
        action: 'agent.reactivated',
        subjectKind: 'agent',
        subjectId: agentId,
      });
    });
    return this.reader.record(agentId);
  }
}
