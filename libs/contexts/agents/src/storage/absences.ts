import { type Absence } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

const COLUMNS = `id, agent_id as "agentId", from_date::text as from, to_date::text as to, reason, note`;

/** Rows of `absences`. */
export class Absences {
  constructor(private readonly database: Database) {}

  /** Those that touch the days from one date to another, both of them part of it. */
  during(agentIds: string[], from: string, to: string): Promise<Absence[]> {
    return this.database.query<Absence>(
      `select ${COLUMNS} from absences
       where agent_id = any($1::uuid[]) and daterange(from_date, to_date, '[]') && daterange($2, $3, '[]')
       order by from_date, id`,
      [agentIds, from, to],
    );
  }

  async find(id: string): Promise<Absence | null> {
    const rows = await this.database.query<Absence>(`select ${COLUMNS} from absences where id = $1`, [id]);
    return rows[0] ?? null;
  }

  async add(absence: Absence, now: Date): Promise<void> {
    const { id, agentId, from, to, reason, note } = absence;
    await this.database.query(
      `insert into absences (id, agent_id, from_date, to_date, reason, note, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, agentId, from, to, reason, note, now],
    );
  }

  async remove(id: string): Promise<boolean> {
    return (await this.database.execute('delete from absences where id = $1', [id])) > 0;
  }
}
