import type { Clock } from '../clock/clock';
import type { Database } from '../database/database';
import { isGone } from './holder';

const TAKE = `insert into leases (name, holder, expires_at) values ($1, $2, $3)
on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
where leases.holder = excluded.holder or leases.expires_at <= $4 or leases.holder = $5
returning holder`;

/** What only one process may do at a time, for as long as it says that it still lives. */
export class Leases {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the lease when it is free, over, already this holder's, or held by a process of this host that no longer
   * runs (see `makeHolder`). False when somebody else has it.
   */
  async acquire(name: string, holder: string, ttlMs: number): Promise<boolean> {
    if (await this.take(name, holder, { ttlMs, from: null })) return true;
    const current = await this.holder(name);
    if (current === null) return this.take(name, holder, { ttlMs, from: null });
    return isGone(current) && this.take(name, holder, { ttlMs, from: current });
  }

  /** Prolongs it; false when it was lost, also to time: then somebody else may have begun. */
  async renew(name: string, holder: string, ttlMs: number): Promise<boolean> {
    const now = this.clock.now();
    const changed = await this.database.execute(
      'update leases set expires_at = $3 where name = $1 and holder = $2 and expires_at > $4',
      [name, holder, new Date(now.getTime() + ttlMs), now],
    );
    return changed === 1;
  }

  /** Gives it back; nothing happens when it was somebody else's. */
  async release(name: string, holder: string): Promise<void> {
    await this.database.query('delete from leases where name = $1 and holder = $2', [name, holder]);
  }

  /** Who has it now, for messages that explain a refusal. */
  async holder(name: string): Promise<string | null> {
    const rows = await this.database.query<{ holder: string }>(
      'select holder from leases where name = $1 and expires_at > $2',
      [name, this.clock.now()],
    );
    return rows[0]?.holder ?? null;
  }

  private async take(
    name: string,
    holder: string,
    how: { ttlMs: number; from: string | null },
  ): Promise<boolean> {
    const now = this.clock.now();
    const rows = await this.database.query(TAKE, [
      name,
      holder,
      new Date(now.getTime() + how.ttlMs),
      now,
      how.from,
    ]);
    return rows.length === 1;
  }
}
