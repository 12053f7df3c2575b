import type { Clock, Database } from '@yingda/platform';
import { ITEM_KINDS } from '../ports';

const FIRST = 'first';
/** The names of all there are. */
export const BACKFILLS: readonly string[] = [FIRST, ...ITEM_KINDS];

/** How far the facts of what was there before have come: of conversations, and by name of other things. */
export class Backfills {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Where to go on; null when it is done. Locks it: two processes do not page side by side. */
  async next(name: string = FIRST): Promise<{ after: string | null } | null> {
    await this.database.query(
      'insert into report_backfills (name) values ($1) on conflict (name) do nothing',
      [name],
    );
    const [row] = await this.database.query<{ after: string | null; done: boolean }>(
      `select after_id as after, done_at is not null as done from report_backfills
       where name = $1 for no key update skip locked`,
      [name],
    );
    return row && !row.done ? { after: row.after } : null;
  }

  async came(to: { after: string } | { done: true }, name: string = FIRST): Promise<void> {
    if ('after' in to)
      await this.database.query('update report_backfills set after_id = $2 where name = $1', [
        name,
        to.after,
      ]);
    else
      await this.database.query('update report_backfills set done_at = $2 where name = $1', [
        name,
        this.clock.now(),
      ]);
  }

  /** From the beginning once more. */
  async again(name: string = FIRST): Promise<void> {
    await this.database.query(
      `insert into report_backfills (name) values ($1)
       on conflict (name) do update set after_id = null, done_at = null`,
      [name],
    );
  }
}
