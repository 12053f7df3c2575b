import type PgBoss from 'pg-boss';
import pg from 'pg';

const MOST = 4;

/**
 * The job queue's own lines to the database. Once it is stopped, pg-boss looks every second whether what it still asks was
 * answered; a statement on a dead line, or one that waits for a line, never is. So everything is given up with `cut`.
 */
export class JobLines implements PgBoss.Db {
  private readonly pool: pg.Pool;
  private giveUp!: (error: Error) => void;
  private readonly over = new Promise<never>((_, reject) => (this.giveUp = reject));

  constructor(how: { url: string; name: string; failed: (error: Error) => void }) {
    this.pool = new pg.Pool({ connectionString: how.url, application_name: how.name, max: MOST });
    this.pool.on('error', how.failed);
    this.over.catch(() => undefined);
  }

  executeSql(text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
    return Promise.race([this.pool.query(text, values), this.over]);
  }

  /** What is still asked is never answered; the lines themselves end in their own time. */
  cut(): void {
    this.giveUp(new Error('The job queue has stopped'));
    this.pool.end().catch(() => undefined);
  }
}
