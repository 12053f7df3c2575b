import type { Actor } from '@yingda/events';
import type { AuditLog, Outbox, UnitOfWork } from '@yingda/platform';
import { normalEmail } from '../domain/account';
import { requireStrong } from '../domain/password-policy';
import { requireAll } from '../domain/permissions';
import type { Accounts } from '../storage/accounts';
import type { Passwords } from '../storage/passwords';
import { by } from './audited';
import type { NewAccounts, NewAgent } from './new-account';

/** An account that can be used at once; for filling a new installation. Left as it is when the address exists. */
export class CreateAgentWithPassword {
  constructor(
    private readonly newAccounts: NewAccounts,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Gives the agent's id. @throws Refusal not-permitted, password-too-weak, team-not-found */
  async execute(actor: Actor, agent: NewAgent & { password: string }): Promise<string> {
    requireAll(actor, 'settings.edit');
    const existing = await this.accounts.findByEmail(normalEmail(agent.email));
    if (existing) return existing.id;
    requireStrong(agent.password, agent);
    const hash = await this.passwords.hash(agent.password);
    return this.unitOfWork.run(async () => {
      const account = await this.newAccounts.add(agent, hash);
      await this.outbox.append('agent.updated', account.id, {
        agentId: account.id,
        role: account.role,
        teamIds: agent.teamIds,
        capacity: account.capacity,
        endSessions: false,
      });
      await this.audit.record({
        ...by(actor),
        action: 'agent.created',
        subjectKind: 'agent',
        subjectId: account.id,
        details: { email: account.email, role: account.role },
      });
      return account.id;
    });
  }
}
