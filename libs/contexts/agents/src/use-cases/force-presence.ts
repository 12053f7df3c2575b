import { type ForcePresence as ForcePresenceCommand } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { refOf, type AgentActor } from '@yingda/events';
import type { AuditLog, Outbox, UnitOfWork } from '@yingda/platform';
import { requireLead } from '../domain/leading';
import { requireStorable } from '../domain/storable';
import type { Accounts } from '../storage/accounts';
import type { Teams } from '../storage/teams';
import { by } from './audited';
import type { PresenceKeeper } from './presence-keeper';

/**
 * A supervisor says for an agent whether they take conversations: gone to lunch without saying so, or back and still
 * away. The agent is told who and why, and may say otherwise at once.
 */
export class ForcePresence {
  constructor(
    private readonly accounts: Accounts,
    private readonly teams: Teams,
    private readonly presence: PresenceKeeper,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal agent-not-found, not-permitted */
  async execute(actor: AgentActor, command: ForcePresenceCommand): Promise<void> {
    const { agentId, state } = command;
    const reason = command.reason.trim();
    requireStorable(reason);
    await this.unitOfWork.run(async () => {
      const account = await this.accounts.lock(agentId);
      if (!account || account.state !== 'active')
        throw new Refusal('agent-not-found', 'There is no such agent.');
      requireLead(actor, await this.teams.ofAgent(agentId));
      await this.presence.settle(agentId, { state, reason: state === 'online' ? null : reason });
      await this.outbox.append('presence.forced', agentId, { agentId, state, reason, by: refOf(actor) });
      await this.audit.record({
        ...by(actor),
        action: 'presence.forced',
        subjectKind: 'agent',
        subjectId: agentId,
        details: { state, reason },
      });
    });
  }
}
