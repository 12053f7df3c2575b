import { type TeamNotice } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

/** How long a notice is shown to those who were not there; the shift it was written for is over then. */
export const NOTICE_MS = 12 * 3_600_000;

/** Rows of `team_notices`, and how far each agent has read them. */
export class TeamNotices {
  constructor(private readonly database: Database) {}

  /** False when this notice was kept before. */
  async add(notice: TeamNotice, byId: string): Promise<boolean> {
    const rows = await this.database.query(
      `insert into team_notices (id, team_id, text, by_id, by_name, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do nothing returning id`,
      [notice.id, notice.teamId, notice.text, byId, notice.byName, notice.at],
    );
    return rows.length > 0;
  }

  /** What was said to the agent's teams since a moment, by others, and is not read; newest last. */
  async unread(agentId: string, since: Date): Promise<TeamNotice[]> {
    const rows = await this.database.query<Omit<TeamNotice, 'at'> & { at: Date }>(
      `select n.id, n.team_id as "teamId", n.text, n.by_name as "byName", n.created_at as at
       from team_notices n join team_members m on m.team_id = n.team_id and m.agent_id = $1
         left join team_notices_read r on r.agent_id = $1
       where n.created_at > greatest($2, r.read_up_to) and n.by_id <> $1
       order by n.created_at desc, n.id limit 20`,
      [agentId, since],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() })).reverse();
  }

  async markRead(agentId: string, upTo: Date): Promise<void> {
    await this.database.query(
      `insert into team_notices_read (agent_id, read_up_to) values ($1, $2)
       on conflict (agent_id) do update set read_up_to = greatest(team_notices_read.read_up_to, excluded.read_up_to)`,
      [agentId, upTo],
    );
  }

  async removeBefore(moment: Date): Promise<void> {
    await this.database.query('delete from team_notices where created_at < $1', [moment]);
  }
}
