import type { Cryptor, Database } from '@yingda/platform';
import { emailOf, phoneOf } from '../domain/contact';
import type { Customer } from '../domain/customer';
import { searchWords } from '../domain/search-words';
import { CustomerFacts } from './files/customer-facts';

const COLUMNS = `id, name, tier, is_visitor as "isVisitor", code, email, phone, language, external_id as "externalId",
  owner_agent_id as "ownerAgentId", attributes, version, created_at as "createdAt", last_seen_at as "lastSeenAt",
  joined_into as "joinedInto"`;

/** Where the next page begins: after this moment and id. */
export interface PageStart {
  at: Date;
  id: string;
}

/** Rows of `customers`; phone and e-mail are encrypted, and found by a keyed index of the whole. */
export class Customers {
  /** Lists and segments ask these; they are written in the same transaction as what they follow from. */
  private readonly facts: CustomerFacts;

  constructor(
    private readonly database: Database,
    private readonly cryptor: Cryptor,
  ) {
    this.facts = new CustomerFacts(database);
  }

  async find(id: string): Promise<Customer | null> {
    return this.one(`select ${COLUMNS} from customers where id = $1`, [id]);
  }

  async some(ids: string[]): Promise<Customer[]> {
    return this.many(`select ${COLUMNS} from customers where id = any($1::uuid[])`, [ids]);
  }

  // Enough for every change of one customer and what hangs on them: all of it is changed under this lock.
  async lock(id: string): Promise<Customer | null> {
    return this.one(`select ${COLUMNS} from customers where id = $1 for no key update`, [id]);
  }

  /** Locks several in one order, so that two who do so never wait for each other. */
  async lockAll(ids: string[]): Promise<Customer[]> {
    return this.many(
      `select ${COLUMNS} from customers where id = any($1::uuid[]) order by id for no key update`,
      [ids],
    );
  }

  /** Locks whose record this is by now; never one that was joined into another while it was waited for. */
  async lockRoot(id: string): Promise<Customer | null> {
    const locked = await this.lock(id);
    return locked?.joinedInto ? this.lockRoot(locked.joinedInto) : locked;
  }

  /** Whose record this is by now: its own, or the one it was joined into, however often. */
  async rootOf(customer: Pick<Customer, 'id' | 'joinedInto'>): Promise<string> {
    return (await this.pathOf(customer)).at(-1)!;
  }

  /** As `rootOf`, of an id; null when there is nobody. */
  async rootOfId(id: string): Promise<string | null> {
    const found = await this.find(id);
    return found && this.rootOf(found);
  }

  /** This one, whom it was joined into, whom that one, and so on. */
  async pathOf(customer: Pick<Customer, 'id' | 'joinedInto'>): Promise<string[]> {
    const path = [customer.id];
    for (let next = customer.joinedInto; next; next = (await this.find(next))?.joinedInto ?? null)
      path.push(next);
    return path;
  }

  async findByExternalId(externalId: string): Promise<Customer | null> {
    return this.one(`select ${COLUMNS} from customers where external_id = $1`, [externalId]);
  }

  /** False when somebody else has just added a customer with this external id. */
  async insert(customer: Customer): Promise<boolean> {
    const added = await this.database.execute(
      `insert into customers (id, name, tier, is_visitor, code, email, email_index, phone, phone_index, language,
         external_id, owner_agent_id, attributes, version, search, last_seen_at, joined_into, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, array_to_tsvector($15::text[]), $16, $17, $18, $18)
       on conflict on constraint customers_external_id_key do nothing`,
      [...(await this.values(customer)), customer.createdAt],
    );
    if (added === 1) await this.facts.refresh([customer.id]);
    return added === 1;
  }

  /** New customers, all or none: fails where the shop's id of one is somebody's already. Their facts are for the caller. */
  async insertMany(customers: Customer[]): Promise<void> {
    if (customers.length === 0) return;
    const rows = await Promise.all(
      customers.map(async (one) => [...(await this.values(one)), one.createdAt]),
    );
    const names = `id, name, tier, is_visitor, code, email, email_index, phone, phone_index, language, external_id,
      owner_agent_id, attributes, version, search, last_seen_at, joined_into, created_at`;
    const columns = names.split(',').map((name) => name.trim());
    const records = rows.map((values) =>
      Object.fromEntries(columns.map((name, index) => [name, values[index]])),
    );
    await this.database.query(
      `insert into customers (${names}, updated_at)
       select ${names.replace('search', 'array_to_tsvector(search)')}, created_at
       from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, tier text, is_visitor boolean, code text, email text,
         email_index text, phone text, phone_index text, language text, external_id text, owner_agent_id uuid,
         attributes jsonb, version integer, search text[], last_seen_at timestamptz, joined_into uuid,
         created_at timestamptz)`,
      [JSON.stringify(records.map((one) => ({ ...one, attributes: JSON.parse(String(one['attributes'])) })))],
    );
  }

  /** As `save`, of many at once; their facts are for the caller. */
  async saveMany(customers: Customer[], now: Date): Promise<void> {
    if (customers.length === 0) return;
    const rows = await Promise.all(
      customers.map(async (one) => {
        const values = await this.values(one);
        return {
          ...{
            id: one.id,
            name: one.name,
            tier: one.tier,
            is_visitor: one.isVisitor,
            language: one.language,
          },
          ...{ email: values[5], email_index: values[6], phone: values[7], phone_index: values[8] },
          ...{
            external_id: one.externalId,
            attributes: one.attributes,
            version: one.version,
            search: values[14],
          },
        };
      }),
    );
    await this.database.query(
      `update customers c set name = r.name, tier = r.tier, is_visitor = r.is_visitor, email = r.email,
         email_index = r.email_index, phone = r.phone, phone_index = r.phone_index, language = r.language,
         external_id = r.external_id, attributes = r.attributes, version = r.version,
         search = array_to_tsvector(r.search), updated_at = $2
       from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, tier text, is_visitor boolean, email text,
         email_index text, phone text, phone_index text, language text, external_id text, attributes jsonb,
         version integer, search text[])
       where c.id = r.id`,
      [JSON.stringify(rows), now],
    );
  }

  /**
   * Who has these keys: the shop's ids stand for whoever that is by now, numbers and addresses for everybody who has them.
   * Nobody is locked. Each key is looked up by its index: `limit` keeps the planner from reading tables it knows nothing of.
   */
  async withKeys(keys: {
    externalIds: string[];
    phones: string[];
    emails: string[];
  }): Promise<{ by: 'externalId' | 'phone' | 'email'; key: string; id: string }[]> {
    const indexed = (kind: 'phone' | 'email', values: string[]) =>
      new Map(values.map((value) => [this.index(kind, value), value]));
    const [phones, emails] = [indexed('phone', keys.phones), indexed('email', keys.emails)];
    const rows = await this.database.query<{ by: 'externalId' | 'phone' | 'email'; key: string; id: string }>(
      `with recursive path(key, id, joined) as (
         select c.* from unnest($1::text[]) k cross join lateral (
           select external_id, id, joined_into from customers where external_id = k limit 1) c
         union all select p.key, c.id, c.joined_into from path p cross join lateral (
           select id, joined_into from customers where id = p.joined limit 1) c)
       select 'externalId' as by, key, id from path where joined is null
       union all select 'phone', k, c.id from unnest($2::text[]) k cross join lateral (
         select id, joined_into from customers where phone_index = k limit 1000) c where c.joined_into is null
       union all select 'email', k, c.id from unnest($3::text[]) k cross join lateral (
         select id, joined_into from customers where email_index = k limit 1000) c where c.joined_into is null`,
      [keys.externalIds, [...phones.keys()], [...emails.keys()]],
    );
    const plain = { externalId: null, phone: phones, email: emails };
    return rows.map((row) => ({ ...row, key: plain[row.by]?.get(row.key) ?? row.key }));
  }

  async save(customer: Customer, now: Date): Promise<void> {
    await this.database.query(
      `update customers set name = $2, tier = $3, is_visitor = $4, code = $5, email = $6, email_index = $7, phone = $8,
         phone_index = $9, language = $10, external_id = $11, owner_agent_id = $12, attributes = $13, version = $14,
         search = array_to_tsvector($15::text[]), last_seen_at = $16, joined_into = $17, updated_at = $18
       where id = $1`,
      [...(await this.values(customer)), now],
    );
    await this.facts.refresh([customer.id]);
  }

  async remove(id: string): Promise<void> {
    await this.facts.remove(id);
    await this.database.query('delete from customers where id = $1', [id]);
  }

  async markSeen(id: string, now: Date): Promise<void> {
    await this.database.query(
      `with seen as (update customers set last_seen_at = $2 where id = $1)
       update customer_facts set seen_at = $2 where customer_id = $1`,
      [id, now],
    );
  }

  /** Somebody has come or gone: when what is left of them was last seen. */
  async seeAnew(ids: string[]): Promise<void> {
    await this.database.query(
      `update customers c set last_seen_at = coalesce(greatest(
         (select max(i.last_seen_at) from identities i where i.customer_id = c.id),
         (select max(v.visited_at) from page_visits v where v.customer_id = c.id)), c.last_seen_at)
       where id = any($1::uuid[])`,
      [ids],
    );
    await this.facts.refresh(ids);
  }

  /** Last seen first. `query` is a tsquery; `text` as typed, for what is found only as a whole. */
  async page(
    start: PageStart | null,
    limit: number,
    sought: { query: string; text: string } | null,
  ): Promise<Customer[]> {
    const text = sought?.text.trim() ?? '';
    const [email, phone] = [emailOf(text), phoneOf(text)];
    return this.many(
      `select ${COLUMNS} from customers
       where joined_into is null
         and ($1::timestamptz is null or (coalesce(last_seen_at, created_at), id) < ($1, $2::uuid))
         and (not $3 or ($4 <> '' and search @@ $4::tsquery) or code = upper($5) or external_id = $5
           or email_index = $6 or phone_index = $7)
       order by coalesce(last_seen_at, created_at) desc, id desc limit $8`,
      [
        start?.at ?? null,
        start?.id ?? null,
        sought !== null,
        sought?.query ?? '',
        text,
        email && this.index('email', email),
        phone && this.index('phone', phone),
        limit,
      ],
    );
  }

  /** A condition on the facts `f`: those a search finds, as `page` does. */
  soughtSql(sought: { query: string; text: string }, bind: (value: unknown) => string): string {
    const [email, phone] = [emailOf(sought.text), phoneOf(sought.text)];
    const ways = [
      ...(sought.query ? [`s.search @@ ${bind(sought.query)}::tsquery`] : []),
      `s.code = upper(${bind(sought.text)}::text)`,
      `s.external_id = ${bind(sought.text)}::text`,
      ...(email ? [`s.email_index = ${bind(this.index('email', email))}`] : []),
      ...(phone ? [`s.phone_index = ${bind(this.index('phone', phone))}`] : []),
    ];
    const each = ways.map((way) => `select s.id from customers s where s.joined_into is null and ${way}`);
    return `f.customer_id in (${each.join(' union all ')})`;
  }

  private async values(customer: Customer): Promise<unknown[]> {
    const { email, phone } = customer;
    return [
      customer.id,
      customer.name,
      customer.tier,
      customer.isVisitor,
      customer.code,
      email && this.cryptor.encrypt(email),
      email && this.index('email', email),
      phone && this.cryptor.encrypt(phone),
      phone && this.index('phone', phone),
      customer.language,
      customer.externalId,
      customer.ownerAgentId,
      JSON.stringify(customer.attributes),
      customer.version,
      await searchWords(customer),
      customer.lastSeenAt,
      customer.joinedInto,
    ];
  }

  private index(kind: 'email' | 'phone', value: string): string {
    return this.cryptor.blindIndex(`${kind}:${value}`);
  }

  private async many(text: string, values: unknown[]): Promise<Customer[]> {
    const rows = await this.database.query<Customer>(text, values);
    return rows.map((row) => ({
      ...row,
      email: row.email && this.cryptor.decrypt(row.email),
      phone: row.phone && this.cryptor.decrypt(row.phone),
    }));
  }

  private async one(text: string, values: unknown[]): Promise<Customer | null> {
    return (await this.many(text, values))[0] ?? null;
  }
}
