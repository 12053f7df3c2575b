import { type ShownPresenceState } from '@yingda/contracts/names';
import { type Database, newId } from '@yingda/platform';
import type { Candidate } from './domain/candidate';
import { AgentPool, type PoolQuestion } from './ports';

/** Seconds an offer of a stand-in team stands. */
export const OFFER_SECONDS = 20;

/** Agents as rows, locked and counted as the real ones are. */
export class StandInAgents extends AgentPool {
  constructor(private readonly database: Database) {
    super();
  }

  async add(agent: {
    teamIds: string[];
    capacity?: number;
    state?: ShownPresenceState;
    name?: string;
  }): Promise<string> {
    const id = newId();
    const { teamIds, capacity = 5, state = 'online', name = id } = agent;
    await this.database.query('insert into stand_in_agents values ($1, $2, $3, $4, $5)', [
      ...[id, name, teamIds, capacity, state],
    ]);
    return id;
  }

  async addTeam(automaticAccept: boolean): Promise<string> {
    const id = newId();
    await this.database.query('insert into stand_in_teams values ($1, $2)', [id, automaticAccept]);
    return id;
  }

  async setState(agentId: string, state: ShownPresenceState): Promise<void> {
    await this.database.query('update stand_in_agents set state = $2 where id = $1', [agentId, state]);
  }

  /** Everybody online serves; each conversation takes one place. */
  async candidates({ teamId, helpers, agentId }: PoolQuestion): Promise<Candidate[]> {
    const rows = await this.database.query<Omit<Candidate, 'serves' | 'onDuty'>>(
      `select a.id as "agentId", a.capacity, a.state, a.last_assigned_at as "lastAssignedAt",
         h.units as busy, h.units as held,
         case when $1 = any(a.team_ids) then null
           else (select t from unnest(a.team_ids) t where t = any($2::uuid[]) limit 1) end as "helpsFrom",
         coalesce((select jsonb_object_agg(skill, level) from routing_skills s where s.agent_id = a.id), '{}') as skills
       from stand_in_agents a cross join lateral (
         select 100 * count(*)::int as units from stand_in_conversations c
         where c.agent_id = a.id and c.status in ('offered', 'assigned', 'active')) h
       where ($1 = any(a.team_ids) or a.team_ids && $2::uuid[]) and ($3::uuid is null or a.id = $3)`,
      [teamId, helpers, agentId ?? null],
    );
    return rows.map((row) => ({ ...row, serves: true, onDuty: true }));
  }

  forget(): void {
    // Nothing is kept.
  }

  async renew(): Promise<void> {
    // Nothing is kept.
  }

  async isOpen(): Promise<boolean> {
    return true;
  }

  async lock(agentIds: string[]): Promise<void> {
    await this.database.query(
      'select 1 from stand_in_agents where id = any($1::uuid[]) order by id for no key update',
      [agentIds],
    );
  }

  setAway(agentId: string): Promise<void> {
    return this.setState(agentId, 'away');
  }

  async loadOf(agentId: string): Promise<{ capacity: number; held: number } | null> {
    const [row] = await this.database.query<{ capacity: number; held: number }>(
      `select a.capacity, 100 * (select count(*)::int from stand_in_conversations c
         where c.agent_id = a.id and c.status in ('offered', 'assigned', 'active')) as held
       from stand_in_agents a where a.id = $1`,
      [agentId],
    );
    return row ?? null;
  }

  async teamsOf(agentId: string): Promise<string[]> {
    const [row] = await this.database.query<{ ids: string[] }>(
      'select team_ids as ids from stand_in_agents where id = $1',
      [agentId],
    );
    return row?.ids ?? [];
  }

  async isThere(agentId: string): Promise<boolean> {
    return (await this.stateOf(agentId)) !== 'offline';
  }

  async team(teamId: string) {
    const [row] = await this.database.query<{ automaticAccept: boolean }>(
      'select automatic_accept as "automaticAccept" from stand_in_teams where id = $1',
      [teamId],
    );
    return { automaticAccept: row!.automaticAccept, offerSeconds: OFFER_SECONDS };
  }

  async stateOf(agentId: string): Promise<string> {
    const [row] = await this.database.query<{ state: string }>(
      'select state from stand_in_agents where id = $1',
      [agentId],
    );
    return row!.state;
  }
}
