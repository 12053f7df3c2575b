import { Refusal, type Role } from '@yingda/contracts/names';
import { newId, type Clock } from '@yingda/platform';
import { type Account, normalEmail } from '../domain/account';
import { neverConnected } from '../domain/presence';
import type { Accounts } from '../storage/accounts';
import type { Presences } from '../storage/presences';
import type { Teams } from '../storage/teams';
import type { AgentChanges } from './agent-changes';

/** What a new account is made of. */
export interface NewAgent {
  email: string;
  name: string;
  publicName?: string;
  role: Role;
  teamIds: string[];
  /** The largest default of the agent's teams when not given. */
  capacity?: number;
  expiresAt?: string | null;
}

const CAPACITY_WITHOUT_TEAM = 5;

/** Adds accounts with all that belongs to them; inside a unit of work. */
export class NewAccounts {
  constructor(
    private readonly accounts: Accounts,
    private readonly teams: Teams,
    private readonly presences: Presences,
    private readonly changes: AgentChanges,
    private readonly clock: Clock,
  ) {}

  /** Invited without a password hash, else active. @throws Refusal already-exists, team-not-found, invalid-setting */
  async add(agent: NewAgent, passwordHash: string | null): Promise<Account> {
    const now = this.clock.now();
    const email = normalEmail(agent.email);
    if (await this.accounts.findByEmail(email)) throw emailTaken();
    const account: Account = {
      id: newId(),
      email,
      name: agent.name.trim(),
      publicName: (agent.publicName ?? agent.name).trim(),
      avatarUrl: null,
      role: agent.role,
      capacity: agent.capacity ?? (await this.defaultCapacity(agent.teamIds)),
      state: passwordHash ? 'active' : 'invited',
      expiresAt: futureOf(agent.expiresAt, now),
      passwordHash,
      preferences: {},
      epoch: 1,
      lastSeenAt: null,
      createdAt: now,
    };
    await requireTeams(this.teams, agent.teamIds);
    await this.accounts.insert(account);
    await this.presences.insert(account.id, neverConnected(now));
    await this.teams.setTeamsOf(account.id, agent.teamIds);
    await this.changes.scheduleExpiry(account);
    return account;
  }

  private async defaultCapacity(teamIds: string[]): Promise<number> {
    const teams = await this.teams.find(teamIds);
    return Math.max(...teams.map((team) => team.defaultCapacity), teams.length ? 1 : CAPACITY_WITHOUT_TEAM);
  }
}

export function emailTaken(): Refusal {
  return new Refusal('already-exists', 'There is an account with this e-mail address already.');
}

/** @throws Refusal team-not-found */
export async function requireTeams(teams: Teams, teamIds: string[]): Promise<void> {
  const found = await teams.find(teamIds);
  const missing = teamIds.find((id) => !found.some((team) => team.id === id && !team.archivedAt));
  if (missing)
    throw new Refusal('team-not-found', 'There is no such team, or it is archived.', { teamId: missing });
}

/** The end of a temporary account must lie ahead. @throws Refusal invalid-setting */
export function futureOf(expiresAt: string | null | undefined, now: Date): Date | null {
  if (!expiresAt) return null;
  const date = new Date(expiresAt);
  if (date > now) return date;
  throw new Refusal('invalid-setting', 'The end of the account must lie in the future.', {
    field: 'expiresAt',
  });
}
