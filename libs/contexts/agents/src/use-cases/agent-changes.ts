import type { Clock, Outbox, Timers, UnitOfWork } from '@yingda/platform';
import type { Account } from '../domain/account';
import type { Accounts } from '../storage/accounts';
import type { Teams } from '../storage/teams';
import type { KnownAgents } from './known-agents';

/** Timer that ends a temporary agent's access. */
export const EXPIRY_TIMER = 'agents.expiry';

/** Keeps what a use case made of an account and tells of it; inside its unit of work, under the agent's lock. */
export class AgentChanges {
  constructor(
    private readonly accounts: Accounts,
    private readonly teams: Teams,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
    private readonly known: KnownAgents,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async save(account: Account, endSessions: boolean): Promise<void> {
    await this.keep(account);
    await this.announce(account, endSessions);
  }

  /** As `save`, for changes that have an event of their own. */
  async keep(account: Account): Promise<void> {
    await this.accounts.save(account, this.clock.now());
    await this.scheduleExpiry(account);
    this.forget(account.id);
  }

  /** Rights, teams or name are new: screens and sockets hear of it. */
  async announce(account: Account, endSessions: boolean): Promise<void> {
    await this.outbox.append('agent.updated', account.id, {
      agentId: account.id,
      role: account.role,
      teamIds: await this.teams.ofAgent(account.id),
      capacity: account.capacity,
      endSessions,
    });
    this.forget(account.id);
  }

  async scheduleExpiry(account: Account): Promise<void> {
    if (account.expiresAt && account.state !== 'deactivated') {
      await this.timers.set(EXPIRY_TIMER, account.id, account.expiresAt, { agentId: account.id });
    } else {
      await this.timers.clear(EXPIRY_TIMER, account.id);
    }
  }

  private forget(agentId: string): void {
    this.unitOfWork.afterCommit(() => this.known.forget(agentId));
  }
}
