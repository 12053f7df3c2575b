import type { Cryptor, Database } from '@yingda/platform';
import { emailOf, phoneOf } from '../domain/contact';
import type { Customer } from '../domain/customer';
import { searchWords } from '../domain/search-words';

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
  constructor(
    private readonly database: Database,
    private readonly cryptor: Cryptor,
  ) {}

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

  /** Whose record this is by now: its own, or the one it was joined into, however often. */
  async rootOf(customer: Pick<Customer, 'id' | 'joinedInto'>): Promise<string> {
    return (await this.pathOf(customer)).at(-1)!;
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
    return added === 1;
  }

  async save(customer: Customer, now: Date): Promise<void> {
    await this.database.query(
      `update customers set name = $2, tier = $3, is_visitor = $4, code = $5, email = $6, email_index = $7, phone = $8,
         phone_index = $9, language = $10, external_id = $11, owner_agent_id = $12, attributes = $13, version = $14,
         search = array_to_tsvector($15::text[]), last_seen_at = $16, joined_into = $17, updated_at = $18
       where id = $1`,
      [...(await this.values(customer)), now],
    );
  }

  async remove(id: string): Promise<void> {
    await this.database.query('delete from customers where id = $1', [id]);
  }

  async markSeen(id: string, now: Date): Promise<void> {
    await this.database.query('update customers set last_seen_at = $2 where id = $1', [id, now]);
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
