import {
  type AgentBrief,
  type AgentCard,
  type AgentRecord,
  type Me,
  type SavedView,
  type TeamRecord,
} from '@yingda/contracts';
import { Refusal, type ShownPresenceState } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { Clock } from '@yingda/platform';
import { permissionsOf, scopeOf } from '../domain/permissions';
import type { AgentLoads } from '../ports';
import type { Accounts } from '../storage/accounts';
import type { AgentRow, AgentRows } from '../storage/agent-rows';
import type { SavedViewRows } from '../storage/saved-views';
import type { ShopSettings } from '../storage/shop-settings';
import type { Teams } from '../storage/teams';
import { actorFrom } from './actor-of';
import { briefFrom, recordFrom } from './agent-records';

/** An agent whom routing may give something. */
export interface AvailableAgent {
  agentId: string;
  capacity: number;
  /** Since when they have been online. */
  since: Date;
}

/** An agent under their row lock, for routing to count and assign without another doing the same. */
export interface LockedAgent {
  agentId: string;
  name: string;
  publicName: string;
  capacity: number;
  teamIds: string[];
  /** Whether the account may be used. */
  active: boolean;
  /** Whether new conversations may be routed to them: active, connected, online by choice, in a role that serves. */
  available: boolean;
}

/** Reads of agents, teams and presence. */
export class AgentReader {
  constructor(
    private readonly rows: AgentRows,
    private readonly accounts: Accounts,
    private readonly teamRows: Teams,
    private readonly views: SavedViewRows,
    private readonly settings: ShopSettings,
    private readonly loads: AgentLoads,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal agent-not-found */
  async me(agentId: string): Promise<Me> {
    const row = await this.row(agentId);
    const granted = permissionsOf(row.role, { temporary: row.expiresAt !== null });
    const permissions = Object.entries(granted).map(([permission, scope]) => ({ permission, scope }));
    const record = recordFrom(row, await this.situation([row]));
    return { ...record, preferences: row.preferences, permissions: permissions as Me['permissions'] };
  }

  /** @throws Refusal agent-not-found */
  async record(agentId: string): Promise<AgentRecord> {
    const row = await this.row(agentId);
    return recordFrom(row, await this.situation([row]));
  }

  /** All agents as administrators see them, deactivated ones last. */
  async list(): Promise<AgentRecord[]> {
    const rows = await this.rows.all();
    const situation = await this.situation(rows);
    return rows.map((row) => recordFrom(row, situation));
  }

  /** All agents as colleagues see them. */
  async briefs(): Promise<AgentBrief[]> {
    const rows = await this.rows.all();
    const situation = await this.situation(rows);
    return rows.map((row) => briefFrom(row, situation));
  }

  async brief(agentId: string): Promise<AgentBrief | null> {
    const rows = await this.rows.some([agentId]);
    return rows[0] ? briefFrom(rows[0], await this.situation(rows)) : null;
  }

  /** The agent as customers may know them. */
  async card(agentId: string): Promise<AgentCard | null> {
    return (await this.cards([agentId])).get(agentId) ?? null;
  }

  async cards(agentIds: string[]): Promise<Map<string, AgentCard>> {
    const rows = await this.rows.some(agentIds);
    return new Map(
      rows.map((row) => [
        row.id,
        {
          id: row.id,
          name: row.publicName,
          ...(row.avatarUrl ? { avatarUrl: row.avatarUrl } : {}),
          state: row.shown,
        },
      ]),
    );
  }

  /** Names for colleagues, of deactivated agents, too. */
  async names(agentIds: string[]): Promise<Map<string, string>> {
    return this.rows.names(agentIds);
  }

  /** The agent as an actor with the rights of now, for what is done in their name; null when there is none. */
  async actor(agentId: string): Promise<AgentActor | null> {
    const account = await this.accounts.find(agentId);
    return account && actorFrom({ account, teamIds: await this.teamRows.ofAgent(agentId) });
  }

  /** All teams, archived ones last. */
  async teams(): Promise<TeamRecord[]> {
    return (await this.teamRows.all()).map(({ archivedAt, ...team }) => ({
      ...team,
      archived: archivedAt !== null,
    }));
  }

  async team(teamId: string): Promise<TeamRecord | null> {
    return (await this.teams()).find((team) => team.id === teamId) ?? null;
  }

  /** How a team takes what it is given; null when there is no such team. */
  async acceptance(teamId: string): Promise<Pick<TeamRecord, 'automaticAccept' | 'offerSeconds'> | null> {
    const [team] = await this.teamRows.find([teamId]);
    return team ?? null;
  }

  /** A team's members as colleagues see them, with their loads. */
  async briefsOfTeam(teamId: string): Promise<AgentBrief[]> {
    const rows = await this.rows.ofTeam(teamId);
    const situation = await this.situation(rows);
    return rows.map((row) => briefFrom(row, situation));
  }

  /** Members of a team who may be given new conversations; how many they have is for the asker to know. */
  async available(teamId: string): Promise<AvailableAgent[]> {
    const rows = await this.rows.ofTeam(teamId);
    return rows
      .filter((row) => this.isAvailable(row))
      .map((row) => ({ agentId: row.id, capacity: row.capacity, since: row.since }));
  }

  async shownState(agentIds: string[]): Promise<Map<string, ShownPresenceState>> {
    return new Map((await this.rows.some(agentIds)).map((row) => [row.id, row.shown]));
  }

  /** Locks the agent's row until the unit of work ends; null when there is no such agent. */
  async lock(agentId: string): Promise<LockedAgent | null> {
    return (await this.accounts.lock(agentId)) && this.locked(agentId);
  }

  /** Locks agents' rows in order of id, for who reads what they need of them in another way. */
  async lockAll(agentIds: string[]): Promise<void> {
    await this.accounts.lockAll(agentIds);
  }

  /** As `lock`, but null when somebody else holds the row: for who may not wait, as they hold a conversation already. */
  async tryLock(agentId: string): Promise<LockedAgent | null> {
    return (await this.accounts.tryLock(agentId)) && this.locked(agentId);
  }

  async savedViews(agentId: string): Promise<SavedView[]> {
    return this.views.of(agentId);
  }

  /** Whether somebody must still be made administrator, and what the shop is called. */
  async setup(): Promise<{ setupNeeded: boolean; shopName: string }> {
    return { setupNeeded: !(await this.accounts.hasAdministrator()), shopName: await this.settings.name() };
  }

  private async locked(agentId: string): Promise<LockedAgent> {
    const row = await this.row(agentId);
    const { active } = briefFrom(row, await this.situation([]));
    const { name, publicName, capacity, teamIds } = row;
    return { agentId, name, publicName, capacity, teamIds, active, available: this.isAvailable(row) };
  }

  private isAvailable(row: AgentRow): boolean {
    const usable = row.state === 'active' && !(row.expiresAt && row.expiresAt <= this.clock.now());
    const present = row.connected && row.chosen === 'online' && row.disconnectedAt === null;
    return usable && present && scopeOf(row.role, 'conversation.serve') !== 'none';
  }

  private async row(agentId: string): Promise<AgentRow> {
    const [row] = await this.rows.some([agentId]);
    if (!row) throw new Refusal('agent-not-found', 'There is no such agent.');
    return row;
  }

  private async situation(rows: AgentRow[]): Promise<{ now: Date; loads: Map<string, number> }> {
    const loads =
      rows.length > 0 ? await this.loads.of(rows.map((row) => row.id)) : new Map<string, number>();
    return { now: this.clock.now(), loads };
  }
}
