import type { Clock } from '@yingda/platform';
import type { Account } from '../domain/account';
import type { Accounts } from '../storage/accounts';
import type { Teams } from '../storage/teams';

/** How long another process may still go by what it read of an account. */
const FRESH_MS = 5_000;

export interface KnownAgent {
  account: Account;
  teamIds: string[];
}

/** Accounts as last read: every request asks who it comes from, and rights may change at any moment. */
export class KnownAgents {
  private readonly known = new Map<string, { at: number; agent: Promise<KnownAgent | null> }>();

  constructor(
    private readonly accounts: Accounts,
    private readonly teams: Teams,
    private readonly clock: Clock,
  ) {}

  /** At most five seconds old. */
  get(agentId: string): Promise<KnownAgent | null> {
    const now = this.clock.now().getTime();
    const held = this.known.get(agentId);
    if (held && Math.abs(now - held.at) < FRESH_MS) return held.agent;
    const agent = this.read(agentId);
    this.known.set(agentId, { at: now, agent });
    agent.catch(() => this.known.delete(agentId));
    return agent;
  }

  /** After a change in this process the next question reads anew. */
  forget(agentId: string): void {
    this.known.delete(agentId);
  }

  private async read(agentId: string): Promise<KnownAgent | null> {
    const account = await this.accounts.find(agentId);
    return account && { account, teamIds: await this.teams.ofAgent(agentId) };
  }
}
