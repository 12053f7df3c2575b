import type { Database } from '@yingda/platform';

export interface Turn {
  planId: string;
  customerId: string;
  nextAt: Date;
}

/** When the turn of a plan comes for each customer; read along its index, and nothing while none is due. */
export class ContactTurns {
  constructor(private readonly database: Database) {}

  /** Those that have none yet. */
  async begin(planId: string, turns: readonly { customerId: string; nextAt: Date }[]): Promise<void> {
    await this.database.query(
      `insert into contact_turns (plan_id, customer_id, next_at)
       select $1, customer_id, next_at from unnest($2::uuid[], $3::timestamptz[]) as new (customer_id, next_at)
       on conflict do nothing`,
      [planId, turns.map(({ customerId }) => customerId), turns.map(({ nextAt }) => nextAt)],
    );
  }

  /** The earliest, locked: another node takes others. */
  async lockDue(now: Date, limit: number): Promise<Turn[]> {
    return this.database.query<Turn>(
      `select plan_id as "planId", customer_id as "customerId", next_at as "nextAt" from contact_turns
       where next_at <= $1 order by next_at limit $2 for no key update skip locked`,
      [now, limit],
    );
  }

  async set({ planId, customerId, nextAt }: Turn): Promise<void> {
    await this.database.query(
      'update contact_turns set next_at = $3 where plan_id = $1 and customer_id = $2',
      [planId, customerId, nextAt],
    );
  }

  async end({ planId, customerId }: Turn): Promise<void> {
    await this.database.query('delete from contact_turns where plan_id = $1 and customer_id = $2', [
      ...[planId, customerId],
    ]);
  }
}
