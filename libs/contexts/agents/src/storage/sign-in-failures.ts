import type { Database } from '@yingda/platform';
import { hashOf } from './tokens';

export const MOST_FAILURES = 5;
export const LOCK_MS = 15 * 60_000;

/**
 * Counts attempts by e-mail address, known or not, so that a lock tells nothing about who exists. Addresses are kept as
 * hashes: people type passwords into that field. An attempt counts before its password is looked at, so that many at
 * once get no more tries than one after another.
 */
export class SignInFailures {
  constructor(private readonly database: Database) {}

  /** Counts an attempt; gives until when the address is locked, or null when this attempt may go on. */
  async count(email: string, now: Date): Promise<Date | null> {
    const [row] = await this.database.query<{ failed: number; until: Date | null }>(
      `insert into sign_in_failures as s (email_hash, failed, last_tried_at) values ($1, 1, $2)
       on conflict (email_hash) do update set
         failed = case when s.locked_until <= $2 or (s.locked_until is null and s.last_tried_at < $3) then 1
           else s.failed + 1 end,
         locked_until = case when s.locked_until <= $2 or (s.locked_until is null and s.last_tried_at < $3) then null
           when s.failed + 1 = $5 then $4 else s.locked_until end,
         last_tried_at = $2
       returning failed, locked_until as until`,
      [
        hashOf(email),
        now,
        new Date(now.getTime() - LOCK_MS),
        new Date(now.getTime() + LOCK_MS),
        MOST_FAILURES,
      ],
    );
    return row && row.failed > MOST_FAILURES ? row.until : null;
  }

  async clear(email: string): Promise<void> {
    await this.database.query('delete from sign_in_failures where email_hash = $1', [hashOf(email)]);
  }

  /** Drops what no longer counts. */
  async removeOld(now: Date): Promise<void> {
    await this.database.query('delete from sign_in_failures where last_tried_at < $1', [
      new Date(now.getTime() - 2 * LOCK_MS),
    ]);
  }
}
