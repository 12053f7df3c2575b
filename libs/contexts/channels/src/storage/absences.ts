import type { Database } from '@yingda/platform';

/** Since when no page of a shopper is open. */
export class AbsenceTable {
  constructor(private readonly database: Database) {}

  async left(customerId: string, at: Date): Promise<void> {
    await this.database.query(
      `insert into channel_absences (customer_id, since) values ($1, $2)
       on conflict (customer_id) do update set since = excluded.since`,
      [customerId, at],
    );
  }

  /** True when they had left. Most who come have not: nothing is written for them. */
  async back(customerId: string): Promise<boolean> {
    const changed = await this.database.execute(
      'update channel_absences set since = null where customer_id = $1 and since is not null',
      [customerId],
    );
    return changed > 0;
  }

  /** Null when nobody saw them leave. */
  async since(customerId: string): Promise<Date | null> {
    const rows = await this.database.query<{ since: Date | null }>(
      'select since from channel_absences where customer_id = $1',
      [customerId],
    );
    return rows[0]?.since ?? null;
  }
}
