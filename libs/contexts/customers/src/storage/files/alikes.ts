import type { DuplicateKind } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

export interface AlikeGroup {
  id: string;
  kind: DuplicateKind;
  foundAt: Date;
  cursor: string;
  customerIds: string[];
}

/** Groups of customers with one number or address: kept as they come about, their members looked up by keyed indexes. */
export class Alikes {
  constructor(private readonly database: Database) {}

  /** Newest first; with groups that have dissolved since, which have fewer than two members. */
  async page(after: { at: string; id: string } | null, limit: number): Promise<AlikeGroup[]> {
    return this.database.query<AlikeGroup>(
      `select a.id, a.kind, a.found_at as "foundAt", a.found_at::text as cursor, m.ids as "customerIds"
       from (select * from customer_alikes
         where $1::timestamptz is null or (found_at, id) < ($1::timestamptz, $2::uuid)
         order by found_at desc, id desc limit $3) a
       cross join lateral (select coalesce(array_agg(c.id), '{}') as ids from (
         select id from customers where a.kind = 'phone' and phone_index = a.key and joined_into is null
         union all select id from customers where a.kind = 'email' and email_index = a.key and joined_into is null
         limit 20) c) m
       order by a.found_at desc, a.id desc`,
      [after?.at ?? null, after?.id ?? null, limit],
    );
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      'select count(*)::int as n from (select 1 from customer_alikes limit 10000) a',
    );
    return row!.n;
  }

  /** Forgets groups that have dissolved. */
  async tidy(): Promise<void> {
    await this.database.query(
      `delete from customer_alikes a where 2 > (select count(*) from (
         select id from customers where a.kind = 'phone' and phone_index = a.key and joined_into is null
         union all select id from customers where a.kind = 'email' and email_index = a.key and joined_into is null
         limit 2) c)`,
    );
  }
}
