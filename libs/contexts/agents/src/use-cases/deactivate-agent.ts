import { type AgentRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { refOf, type Actor } from '@yingda/events';
import type { AuditLog, Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { isExpired, isLastingAdministrator, requireAdministrator } from '../domain/account';
import { requireAll } from '../domain/permissions';
import type { Accounts } from '../storage/accounts';
import type { AccessEnd } from './access-end';
import type { AgentReader } from './agent-reader';
import { by } from './audited';

/** Ends an agent's access at once. Who hears of it gives their open conversations to the successor or back to the queues. */
export class DeactivateAgent {
  constructor(
    private readonly accounts: Accounts,
    private readonly access: AccessEnd,
    private readonly reader: AgentReader,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, agent-not-found, agent-not-available, last-administrator */
  async execute(
    actor: Actor,
    command: { agentId: string; successorId?: string | null },
  ): Promise<AgentRecord> {
    requireAll(actor, 'settings.edit');
    const { agentId } = command;
    const successorId = command.successorId ?? null;
    await this.unitOfWork.run(async () => {
      const locked = await this.accounts.lockWithAdministrators(agentId);
      const account = locked.find((one) => one.id === agentId);
      if (!account) throw new Refusal('agent-not-found', 'There is no such agent.');
      if (account.state === 'deactivated') return;
      if (isLastingAdministrator(account)) requireAdministrator(locked.filter((one) => one.id !== agentId));
      await this.requireSuccessor(successorId, agentId);
      await this.access.end(account);
      await this.outbox.append('agent.deactivated', agentId, { agentId, successorId, by: refOf(actor) });
      await this.audit.record({
        ...by(actor),
        action: 'agent.deactivated',
        subjectKind: 'agent',
        subjectId: agentId,
        details: { successorId },
      });
    });
    return this.reader.record(agentId);
  }

  private async requireSuccessor(successorId: string | null, agentId: string): Promise<void> {
    if (!successorId) return;
    const successor = successorId === agentId ? null : await this.accounts.find(successorId);
    if (successor && successor.state === 'active' && !isExpired(successor, this.clock.now())) return;
    throw new Refusal('agent-not-available', 'The successor must be another active agent.', { successorId });
  }
}
