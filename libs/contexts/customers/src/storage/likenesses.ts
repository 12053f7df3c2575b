import type { Likeness } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** Somebody who shares something with a customer. */
export interface Alike {
  customerId: string;
  likeness: Exclude<Likeness, 'order'>;
  /** Known of both by more than their word: they wrote from it, or the shop says so. */
  proven: boolean;
}

// A shop's word, or a message that came from there. Who only claims an address has another key for it.
const SURE = `(c.external_id is not null or exists (select 1 from identities i
  where i.customer_id = c.id and i.channel = any($2::text[])))`;
const MOST = 40;

/** Who shares addresses, numbers and ids with a customer: by keyed indexes only, nothing is decrypted. */
export class Likenesses {
  constructor(private readonly database: Database) {}

  async of(customerId: string): Promise<Alike[]> {
    const [emails, phones, ids] = [
      await this.emails(customerId),
      await this.phones(customerId),
      await this.ids(customerId),
    ];
    return [...ids, ...emails, ...phones];
  }

  /** By what the shop or they say, and by the addresses they write from: both have the same keyed index. */
  private async emails(customerId: string): Promise<Alike[]> {
    return this.database.query<Alike>(
      `with mine as (
         select email_index as key, external_id is not null as sure from customers
           where (id = $1 or joined_into = $1) and email_index is not null
         union all select external_key, true from identities where customer_id = $1 and channel = 'email'),
       found as (
         select c.id as "customerId", m.sure and c.external_id is not null as proven
           from mine m join customers c on c.email_index = m.key
         union all select i.customer_id, m.sure
           from mine m join identities i on i.external_key = m.key and i.channel = 'email')
       select "customerId", 'email' as likeness, bool_or(proven) as proven from found
       where "customerId" <> $1 group by "customerId" limit ${MOST}`,
      [customerId],
    );
  }

  private async phones(customerId: string): Promise<Alike[]> {
    return this.database.query<Alike>(
      `with mine as (select c.phone_index as key, ${SURE} as sure from customers c
         where (c.id = $1 or c.joined_into = $1) and c.phone_index is not null)
       select c.id as "customerId", 'phone' as likeness, m.sure and ${SURE} as proven
       from mine m join customers c on c.phone_index = m.key where c.id <> $1 limit ${MOST}`,
      [customerId, ['sms', 'whatsapp', 'phone']],
    );
  }

  /** The provider's id of a person, and the shop's: what its own systems call whom they write for (the API channel). */
  private async ids(customerId: string): Promise<Alike[]> {
    return this.database.query<Alike>(
      `select distinct "customerId", likeness, true as proven from (
         select i.customer_id as "customerId", 'union' as likeness from identities m
           join identities i on i.union_key = m.union_key where m.customer_id = $1
         union all select i.customer_id, 'shop-id' from customers m
           join identities i on i.external_key = m.external_id and i.channel = 'api' where m.id = $1
         union all select c.id, 'shop-id' from identities m
           join customers c on c.external_id = m.external_key where m.customer_id = $1 and m.channel = 'api'
         union all select i.customer_id, 'shop-id' from identities m
           join identities i on i.external_key = m.external_key and i.channel = 'api'
           where m.customer_id = $1 and m.channel = 'api') found
       where "customerId" <> $1 limit ${MOST}`,
      [customerId],
    );
  }
}
