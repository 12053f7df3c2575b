import type { Database } from '@yingda/platform';

/** What customers are called in lists: their name, else the short code of a visitor. */
export class CustomerNamesView {
  constructor(private readonly database: Database) {}

  async of(customerIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      `select id, coalesce(nullif(name, ''), code) as name from customers where id = any($1::uuid[])`,
      [customerIds],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
