import type { Database } from '@yingda/platform';
import type { PlannedShift } from '../domain/planned-shift';

const COLUMNS = `s.id, s.agent_id as "agentId", s.team_id as "teamId", s.date::text as date, s.monday::text as monday,
  s.time_zone as "timeZone", s.start_time as start, s.end_time as end, s.starts_at as "startsAt", s.ends_at as "endsAt",
  s.breaks, s.name, s.color, s.note, s.covers_agent_id as "coversAgentId"`;

/** Rows of `shifts`. */
export class Shifts {
  constructor(private readonly database: Database) {}

  /**
   * Plans are changed one after the other, over all teams: what was looked at stays true until the end, and nobody waits
   * for who waits for them. The constraint against overlaps holds whatever comes past this.
   */
  async lockPlans(): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock(hashtextextended('agents.shifts', 0))`);
  }

  /** In order of agents and time. */
  ofAgents(agentIds: string[], monday: string): Promise<PlannedShift[]> {
    return this.some('where s.agent_id = any($1::uuid[]) and s.monday = $2', [agentIds, monday]);
  }

  ofTeam(teamId: string, monday: string): Promise<PlannedShift[]> {
    return this.some('where s.team_id = $1 and s.monday = $2', [teamId, monday]);
  }

  byIds(ids: string[]): Promise<PlannedShift[]> {
    return this.some('where s.id = any($1::uuid[])', [ids]);
  }

  /** Shifts of agents that touch a stretch of time. */
  during(agentIds: string[], from: Date, to: Date): Promise<PlannedShift[]> {
    return this.some(
      'where s.agent_id = any($1::uuid[]) and tstzrange(s.starts_at, s.ends_at) && tstzrange($2, $3)',
      [agentIds, from, to],
    );
  }

  /** Shifts for a team that touch a stretch of time; the week before counts for nights. */
  ofTeamDuring(teamId: string, monday: string, [from, to]: [Date, Date]): Promise<PlannedShift[]> {
    return this.some(
      `where s.team_id = $1 and s.monday between $2::date - 7 and $2::date + 7 and s.starts_at < $4 and s.ends_at > $3`,
      [teamId, monday, from, to],
    );
  }

  async remove(ids: string[]): Promise<void> {
    await this.database.query('delete from shifts where id = any($1::uuid[])', [ids]);
  }

  async add(shifts: PlannedShift[], now: Date): Promise<void> {
    const rows = shifts.map((one) => ({
      ...{ id: one.id, agent_id: one.agentId, team_id: one.teamId, date: one.date, monday: one.monday },
      ...{ time_zone: one.timeZone, start_time: one.start, end_time: one.end },
      ...{ starts_at: one.startsAt, ends_at: one.endsAt, breaks: one.breaks },
      ...{ name: one.name, color: one.color, note: one.note, covers_agent_id: one.coversAgentId },
      ...{ created_at: now, updated_at: now },
    }));
    await this.database.query(
      'insert into shifts select * from jsonb_populate_recordset(null::shifts, $1::jsonb)',
      [JSON.stringify(rows)],
    );
  }

  async give(id: string, to: { agentId: string; coversAgentId: string | null }, now: Date): Promise<void> {
    await this.database.query(
      'update shifts set agent_id = $2, covers_agent_id = $3, updated_at = $4 where id = $1',
      [id, to.agentId, to.coversAgentId, now],
    );
  }

  private some(where: string, values: unknown[]): Promise<PlannedShift[]> {
    return this.database.query<PlannedShift>(
      `select ${COLUMNS} from shifts s ${where} order by s.agent_id, s.starts_at`,
      values,
    );
  }
}
