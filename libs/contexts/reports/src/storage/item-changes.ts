import type { Clock, Database } from '@yingda/platform';
import type { ItemKind } from '../ports';

/** Things whose facts are behind. */
export class ItemChanges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async mark(item: ItemKind, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    // Waits for one that is being taken just now, and marks it anew: nothing is lost between two recordings.
    await this.database.query(
      `insert into report_item_changes (item, id, marked_at) select $1, id, $3 from unnest($2::uuid[]) as id order by id
       on conflict on constraint report_item_changes_pkey do nothing`,
      [item, [...new Set(ids)], this.clock.now()],
    );
  }

  /** Takes some, inside the unit of work that makes their facts. */
  async take(item: ItemKind, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `delete from report_item_changes where item = $1 and id in (
         select id from report_item_changes where item = $1 order by marked_at limit $2 for update skip locked)
       returning id`,
      [item, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether anything at all waits. */
  async any(): Promise<boolean> {
    const rows = await this.database.query('select 1 from report_item_changes limit 1');
    return rows.length > 0;
  }
}
