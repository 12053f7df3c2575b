import pg from 'pg';

/** What the database holds after all. */
export interface StoredCounts {
  events: number;
  waiting: number;
  failed: number;
  messages: number;
  /** Texts that stand in more than one message. */
  doubled: number;
  customers: number;
}

/** Reads a spec's database from outside, as somebody who comes afterwards. */
export class StoredWebhooks {
  private constructor(private readonly client: pg.Client) {}

  static async at(url: string): Promise<StoredWebhooks> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new StoredWebhooks(client);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  async waiting(): Promise<number> {
    return (
      await this.one<{ n: number }>(`select count(*)::int as n from channel_events where state = 'received'`)
    ).n;
  }

  counts(): Promise<StoredCounts> {
    return this.one<StoredCounts>(
      `select (select count(*)::int from channel_events) as events,
         (select count(*)::int from channel_events where state = 'received') as waiting,
         (select count(*)::int from channel_events where state = 'failed') as failed,
         (select count(*)::int from messages where entry = 'message' and author_kind = 'customer') as messages,
         (select count(*)::int from (select 1 from messages where entry = 'message' and author_kind = 'customer'
            group by content ->> 'text' having count(*) > 1) twice) as doubled,
         (select count(*)::int from customers) as customers`,
    );
  }

  /** The messages that were said, by what stands at the end of their texts. */
  async said(): Promise<Set<string>> {
    const { rows } = await this.client.query<{ text: string }>(
      `select split_part(content ->> 'text', '？', 2) as text from messages where entry = 'message' and author_kind = 'customer'`,
    );
    return new Set(rows.map(({ text }) => text));
  }

  private async one<Row extends pg.QueryResultRow>(text: string): Promise<Row> {
    return (await this.client.query<Row>(text)).rows[0]!;
  }
}
