import { type ShiftTemplate } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

const COLUMNS = 'id, name, color, start_time as start, end_time as end, breaks';

/** Rows of `shift_templates`. */
export class ShiftTemplateRows {
  constructor(private readonly database: Database) {}

  /** By the time they begin. */
  all(): Promise<ShiftTemplate[]> {
    return this.database.query<ShiftTemplate>(
      `select ${COLUMNS} from shift_templates order by start_time, end_time, id`,
    );
  }

  async add(template: ShiftTemplate, now: Date): Promise<void> {
    const { id, name, color, start, end, breaks } = template;
    await this.database.query(
      `insert into shift_templates (id, name, color, start_time, end_time, breaks, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [id, name, color, start, end, JSON.stringify(breaks), now],
    );
  }

  /** False when it is not there. */
  async save(template: ShiftTemplate, now: Date): Promise<boolean> {
    const { id, name, color, start, end, breaks } = template;
    const saved = await this.database.execute(
      `update shift_templates set name = $2, color = $3, start_time = $4, end_time = $5, breaks = $6, updated_at = $7
       where id = $1`,
      [id, name, color, start, end, JSON.stringify(breaks), now],
    );
    return saved > 0;
  }

  async remove(id: string): Promise<boolean> {
    return (await this.database.execute('delete from shift_templates where id = $1', [id])) > 0;
  }
}
