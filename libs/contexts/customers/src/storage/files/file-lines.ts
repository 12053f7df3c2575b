import type {
  ConsentChannel,
  ConsentPurpose,
  ConsentSource,
  CustomerEditField,
} from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

export interface Consent {
  id: string;
  customerId: string;
  purpose: ConsentPurpose;
  channel: ConsentChannel;
  given: boolean;
  textVersion: string;
  source: ConsentSource;
  note: string;
  byId: string | null;
  byName: string;
  at: Date;
}

export interface Edit {
  id: string;
  customerId: string;
  at: Date;
  byId: string | null;
  byName: string;
  field: CustomerEditField;
  key: string;
  before: string;
  after: string;
}

// A customer, and everybody who was joined into them.
const FAMILY = `with recursive family(id) as (
  select $1::uuid union all select c.id from family f cross join lateral (
    select id from customers where joined_into = f.id limit 10000) c)`;

/** Lines of a customer's file that are only ever added: consents and edits. */
export class FileLines {
  constructor(private readonly database: Database) {}

  async addConsents(consents: Consent[]): Promise<void> {
    if (consents.length === 0) return;
    await this.database.query(
      `insert into customer_consents (id, customer_id, purpose, channel, given, text_version, source, note, by_id, by_name, at)
       select r.id, r."customerId", r.purpose, r.channel, r.given, r."textVersion", r.source, r.note, r."byId", r."byName",
         r.at
       from jsonb_to_recordset($1::jsonb) as r(id uuid, "customerId" uuid, purpose text, channel text, given boolean,
         "textVersion" text, source text, note text, "byId" uuid, "byName" text, at timestamptz)`,
      [JSON.stringify(consents)],
    );
  }

  /** Newest first. */
  async consents(customerId: string): Promise<Consent[]> {
    return this.database.query<Consent>(
      `${FAMILY} select c.id, c.customer_id as "customerId", purpose, channel, given, text_version as "textVersion", source,
         note, by_id as "byId", by_name as "byName", at
       from customer_consents c where c.customer_id = any(array(select id from family)) order by at desc, c.id desc limit 500`,
      [customerId],
    );
  }

  /** What stands now of many customers: the last line of purpose and channel. */
  async standing(
    customerIds: string[],
  ): Promise<Pick<Consent, 'customerId' | 'purpose' | 'channel' | 'given'>[]> {
    return this.database.query(
      `select distinct on (customer_id, purpose, channel) customer_id as "customerId", purpose, channel, given
       from customer_consents where customer_id = any($1::uuid[])
       order by customer_id, purpose, channel, at desc, id desc`,
      [customerIds],
    );
  }

  async addEdits(edits: Edit[]): Promise<void> {
    if (edits.length === 0) return;
    await this.database.query(
      `insert into customer_edits (id, customer_id, at, by_id, by_name, field, key, before, after)
       select r.id, r."customerId", r.at, r."byId", r."byName", r.field, r.key, left(r.before, 1000), left(r.after, 1000)
       from jsonb_to_recordset($1::jsonb) as r(id uuid, "customerId" uuid, at timestamptz, "byId" uuid, "byName" text,
         field text, key text, before text, after text)`,
      [JSON.stringify(edits)],
    );
  }

  /** Newest first. */
  async edits(customerId: string, after: { at: string; id: string } | null, limit: number) {
    return this.database.query<Omit<Edit, 'byId' | 'customerId'> & { cursor: string }>(
      `${FAMILY} select e.id, e.at, e.at::text as cursor, e.by_name as "byName", e.field, e.key, e.before, e.after
       from customer_edits e where e.customer_id = any(array(select id from family))
         and ($2::timestamptz is null or (e.at, e.id) < ($2::timestamptz, $3::uuid))
       order by e.at desc, e.id desc limit $4`,
      [customerId, after?.at ?? null, after?.id ?? null, limit],
    );
  }
}
