import { Refusal } from '@yingda/contracts/names';
import type { Accounts } from '../storage/accounts';
import type { Teams } from '../storage/teams';
import type { AgentChanges } from './agent-changes';

/** Keeps who belongs to a team and tells everybody whose teams are new; inside a unit of work. */
export class TeamChanges {
  constructor(
    private readonly accounts: Accounts,
    private readonly teams: Teams,
    private readonly changes: AgentChanges,
  ) {}

  /** To be called before the team's row is locked: agents come first. @throws Refusal agent-not-found */
  async lockMembers(teamId: string | null, agentIds: string[]): Promise<void> {
    const present = teamId ? await this.teams.membersOf(teamId) : [];
    const locked = await this.accounts.lockAll([...new Set([...present, ...agentIds])]);
    const missing = agentIds.find((id) => !locked.some((account) => account.id === id));
    if (missing) throw new Refusal('agent-not-found', 'There is no such agent.', { agentId: missing });
  }

  /** Sets the members and announces those who came or went. */
  async setMembers(teamId: string, agentIds: string[]): Promise<void> {
    const before = new Set(await this.teams.membersOf(teamId));
    const after = new Set(agentIds);
    await this.teams.setMembersOf(teamId, agentIds);
    const changed = [...before, ...after].filter((id) => before.has(id) !== after.has(id));
    for (const account of await this.accounts.lockAll(changed)) await this.changes.announce(account, false);
  }
}
