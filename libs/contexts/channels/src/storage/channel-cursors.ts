import type { Database } from '@yingda/platform';

/** How far an account has been read. */
export interface Cursor {
  inboxId: string;
  cursor: string | null;
  /** What the provider said there is to fetch. */
  hint: string | null;
  dueAt: Date;
  failures: number;
}

/** How far accounts have been read whose providers do not push what they have. */
export class ChannelCursorTable {
  constructor(private readonly database: Database) {}

  /** Every account that is to be read has a row; a new one is due at once. */
  async ensure(inboxIds: string[], dueAt: Date): Promise<void> {
    if (inboxIds.length === 0) return;
    await this.database.query(
      `insert into channel_cursors (inbox_id, due_at) select i, $2 from unnest($1::uuid[]) i
       on conflict on constraint channel_cursors_pkey do nothing`,
      [inboxIds, dueAt],
    );
  }

  /** There is something to fetch now. */
  async hint(inboxId: string, hint: string | null, at: Date): Promise<void> {
    await this.database.query(
      `insert into channel_cursors (inbox_id, hint, due_at) values ($1, $2, $3)
       on conflict on constraint channel_cursors_pkey
       do update set hint = coalesce(excluded.hint, channel_cursors.hint), due_at = least(channel_cursors.due_at, $3)`,
      [inboxId, hint, at],
    );
  }

  async due(now: Date, most: number): Promise<Cursor[]> {
    return this.database.query<Cursor>(
      `select inbox_id as "inboxId", cursor, hint, due_at as "dueAt", failures from channel_cursors where due_at <= $1
       order by due_at limit $2`,
      [now, most],
    );
  }

  async find(inboxId: string): Promise<Cursor | null> {
    const rows = await this.database.query<Cursor>(
      `select inbox_id as "inboxId", cursor, hint, due_at as "dueAt", failures from channel_cursors where inbox_id = $1`,
      [inboxId],
    );
    return rows[0] ?? null;
  }

  /** When an account was last read, and what has gone wrong since; null when it never was to be. */
  async lastPull(inboxId: string): Promise<{ pulledAt: Date | null; error: string | null } | null> {
    const rows = await this.database.query<{ pulledAt: Date | null; error: string | null }>(
      'select pulled_at as "pulledAt", error from channel_cursors where inbox_id = $1',
      [inboxId],
    );
    return rows[0] ?? null;
  }

  async nextDue(): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date | null }>(
      'select min(due_at) as at from channel_cursors',
    );
    return row?.at ?? null;
  }

  /** With the events of this page. A hint that came meanwhile stays, and so does its due time. */
  async advance(of: Cursor, to: { cursor: string; keepHint: boolean; dueAt: Date; at: Date }): Promise<void> {
    await this.database.query(
      `update channel_cursors set cursor = $2, pulled_at = $4, failures = 0, error = null,
         due_at = case when hint is distinct from $5 then due_at else $3 end,
         hint = case when hint is distinct from $5 or $6 then hint end
       where inbox_id = $1`,
      [of.inboxId, to.cursor, to.dueAt, to.at, of.hint, to.keepHint],
    );
  }

  async failed(inboxId: string, how: { dueAt: Date; error: string }): Promise<void> {
    await this.database.query(
      'update channel_cursors set failures = failures + 1, due_at = $2, error = $3 where inbox_id = $1',
      [inboxId, how.dueAt, how.error],
    );
  }

  /** The account is no longer to be read. */
  async remove(inboxId: string): Promise<void> {
    await this.database.query('delete from channel_cursors where inbox_id = $1', [inboxId]);
  }
}
