import type { Database } from '@yingda/platform';

/** A team as it is kept; members apart. */
export interface Team {
  id: string;
  name: string;
  defaultCapacity: number;
  automaticAccept: boolean;
  offerSeconds: number;
  archivedAt: Date | null;
}

const COLUMNS = `id, name, default_capacity as "defaultCapacity", automatic_accept as "automaticAccept",
  offer_seconds as "offerSeconds", archived_at as "archivedAt"`;

/** Rows of `teams` and `team_members`. */
export class Teams {
  constructor(private readonly database: Database) {}

  async find(ids: string[]): Promise<Team[]> {
    return this.database.query<Team>(`select ${COLUMNS} from teams where id = any($1::uuid[])`, [ids]);
  }

  async findByName(name: string): Promise<Team | null> {
    const rows = await this.database.query<Team>(
      `select ${COLUMNS} from teams where lower(name) = lower($1) and archived_at is null`,
      [name],
    );
    return rows[0] ?? null;
  }

  // Orders the edits of one team; its members are locked before it (agent before the rest).
  async lock(id: string): Promise<Team | null> {
    const rows = await this.database.query<Team>(
      `select ${COLUMNS} from teams where id = $1 for no key update`,
      [id],
    );
    return rows[0] ?? null;
  }

  async all(): Promise<(Team & { agentIds: string[] })[]> {
    return this.database.query(
      `select ${COLUMNS}, array(select m.agent_id::text from team_members m where m.team_id = t.id order by m.agent_id)
         as "agentIds"
       from teams t order by archived_at is not null, created_at, id`,
    );
  }

  async insert(team: Team, now: Date): Promise<void> {
    await this.database.query(
      `insert into teams (id, name, default_capacity, automatic_accept, offer_seconds, archived_at, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [
        team.id,
        team.name,
        team.defaultCapacity,
        team.automaticAccept,
        team.offerSeconds,
        team.archivedAt,
        now,
      ],
    );
  }

  async save(team: Team, now: Date): Promise<void> {
    await this.database.query(
      `update teams set name = $2, default_capacity = $3, automatic_accept = $4, offer_seconds = $5,
         archived_at = $6, updated_at = $7 where id = $1`,
      [
        team.id,
        team.name,
        team.defaultCapacity,
        team.automaticAccept,
        team.offerSeconds,
        team.archivedAt,
        now,
      ],
    );
  }

  async membersOf(teamId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select agent_id as id from team_members where team_id = $1',
      [teamId],
    );
    return rows.map((row) => row.id);
  }

  /** Teams of an agent that still exist. */
  async ofAgent(agentId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select t.id from team_members m join teams t on t.id = m.team_id
       where m.agent_id = $1 and t.archived_at is null order by t.id`,
      [agentId],
    );
    return rows.map((row) => row.id);
  }

  async setTeamsOf(agentId: string, teamIds: string[]): Promise<void> {
    await this.database.query('delete from team_members where agent_id = $1 and team_id <> all($2::uuid[])', [
      agentId,
      teamIds,
    ]);
    await this.database.query(
      `insert into team_members (team_id, agent_id) select t, $1 from unnest($2::uuid[]) t on conflict do nothing`,
      [agentId, teamIds],
    );
  }

  async setMembersOf(teamId: string, agentIds: string[]): Promise<void> {
    await this.database.query('delete from team_members where team_id = $1 and agent_id <> all($2::uuid[])', [
      teamId,
      agentIds,
    ]);
    await this.database.query(
      `insert into team_members (team_id, agent_id) select $1, a from unnest($2::uuid[]) a on conflict do nothing`,
      [teamId, agentIds],
    );
  }
}
