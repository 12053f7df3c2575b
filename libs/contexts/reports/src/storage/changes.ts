import type { Clock, Database } from '@yingda/platform';

/** Conversations whose facts are behind. */
export class Changes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Their facts are made anew soon. What is `urgent` is on somebody's screen and comes first. */
  async mark(conversationIds: readonly string[], how: { urgent: boolean }): Promise<void> {
    if (conversationIds.length === 0) return;
    // Waits for one that is being taken just now, and marks it anew: nothing is lost between two recordings.
    await this.database.query(
      `insert into report_changes (conversation_id, urgent, marked_at)
       select id, $2, $3 from unnest($1::uuid[]) as id order by id
       on conflict (conversation_id) do update set urgent = true where excluded.urgent and not report_changes.urgent`,
      [[...new Set(conversationIds)], how.urgent, this.clock.now()],
    );
  }

  /** Takes some, inside the unit of work that makes their facts: if that fails they are still marked. */
  async take(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `delete from report_changes where conversation_id in (
         select conversation_id from report_changes order by urgent desc, marked_at limit $1
         for update skip locked)
       returning conversation_id as id`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** How many wait, up to a number. */
  async waiting(most: number): Promise<number> {
    const [row] = await this.database.query<{ waiting: number }>(
      'select count(*)::int as waiting from (select 1 from report_changes limit $1) few',
      [most],
    );
    return row!.waiting;
  }
}
