import type { Database } from '@yingda/platform';

/** Offers that agents missed in a row. */
export class MissedOffers {
  constructor(private readonly database: Database) {}

  /** Counts one more and gives the count. */
  async add(agentId: string): Promise<number> {
    const rows = await this.database.query<{ missed: number }>(
      `insert into routing_missed_offers (agent_id, missed) values ($1, 1)
       on conflict (agent_id) do update set missed = routing_missed_offers.missed + 1 returning missed`,
      [agentId],
    );
    return rows[0]!.missed;
  }

  async forget(agentId: string): Promise<void> {
    await this.database.query('delete from routing_missed_offers where agent_id = $1', [agentId]);
  }
}
