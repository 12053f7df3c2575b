import type { Database } from '@yingda/platform';
import { BACKFILLS } from './backfills';

/** How far facts reach back, and whether they are all there. */
export class PastFacts {
  constructor(private readonly database: Database) {}

  /** When the first conversation or case began; null: nothing has happened yet. */
  async began(): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date | null }>(
      'select least((select min(opened_at) from report_conversations), (select min(opened_at) from report_cases)) as at',
    );
    return row?.at ?? null;
  }

  /** Whether facts of everything from before have been made. */
  async isComplete(): Promise<boolean> {
    const [row] = await this.database.query<{ done: boolean }>(
      `select (select count(*) from report_backfills where name = any($1) and done_at is not null) = $2
         and not exists (select 1 from report_changes where not urgent) as done`,
      [BACKFILLS, BACKFILLS.length],
    );
    return row!.done;
  }
}
