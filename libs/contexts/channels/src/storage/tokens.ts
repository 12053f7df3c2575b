import type { Database } from '@yingda/platform';

/** A token of one account as it is kept; `token` is encrypted. */
export interface TokenRow {
  token: string | null;
  expiresAt: Date | null;
  /** Until when it is handed out; a refused one is over at once. */
  usableUntil: Date | null;
  /** Rises with every new token. */
  version: number;
}

const COLUMNS = 'token, expires_at as "expiresAt", usable_until as "usableUntil", version';

/** Rows of `channel_tokens`: one token for all nodes, and the right to fetch the next. */
export class TokenTable {
  constructor(private readonly database: Database) {}

  async find(inboxId: string, name: string): Promise<TokenRow | null> {
    const rows = await this.database.query<TokenRow>(
      `select ${COLUMNS} from channel_tokens where inbox_id = $1 and name = $2`,
      [inboxId, name],
    );
    return rows[0] ?? null;
  }

  /**
   * The right to fetch the next token after `version`: its number, or null when somebody else has it, or has fetched
   * already.
   */
  async lease(
    of: { inboxId: string; name: string; version: number },
    now: Date,
    until: Date,
  ): Promise<number | null> {
    const rows = await this.database.query<{ lease: number }>(
      `insert into channel_tokens as t (inbox_id, name, lease, leased_until) values ($1, $2, 1, $5)
       on conflict (inbox_id, name) do update set lease = t.lease + 1, leased_until = $5
         where t.version = $3 and (t.leased_until is null or t.leased_until <= $4)
       returning lease`,
      [of.inboxId, of.name, of.version, now, until],
    );
    return rows[0]?.lease ?? null;
  }

  /** False when the lease was lost to time and somebody else fetches: then theirs counts. */
  async store(
    of: { inboxId: string; name: string; lease: number },
    row: Omit<TokenRow, 'version'>,
  ): Promise<boolean> {
    const changed = await this.database.execute(
      `update channel_tokens set token = $4, expires_at = $5, usable_until = $6, version = version + 1,
         leased_until = null
       where inbox_id = $1 and name = $2 and lease = $3`,
      [of.inboxId, of.name, of.lease, row.token, row.expiresAt, row.usableUntil],
    );
    return changed === 1;
  }

  /** Gives the right back after a failed fetch. */
  async release(of: { inboxId: string; name: string; lease: number }): Promise<void> {
    await this.database.query(
      'update channel_tokens set leased_until = null where inbox_id = $1 and name = $2 and lease = $3',
      [of.inboxId, of.name, of.lease],
    );
  }

  /** Over at once, unless there is a newer one already. */
  async refuse(of: { inboxId: string; name: string; version: number }, now: Date): Promise<void> {
    await this.database.query(
      `update channel_tokens set usable_until = least(usable_until, $4::timestamptz),
         expires_at = least(expires_at, $4::timestamptz)
       where inbox_id = $1 and name = $2 and version = $3 and token is not null`,
      [of.inboxId, of.name, of.version, now],
    );
  }
}
