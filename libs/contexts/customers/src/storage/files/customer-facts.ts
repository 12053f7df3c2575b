import { CHANNELS, CONSENT_PURPOSES, TIERS, type TierSource } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

const list = (words: readonly string[]) => `array[${words.map((word) => `'${word}'`).join(', ')}]`;
const place = (words: readonly string[], of: string) => `(array_position(${list(words)}, ${of}) - 1)`;
const ALL_CHANNELS = (1 << CHANNELS.length) - 1;

// Sources of one row, for several customers at once. Everything is looked up by its index, customer by customer: `limit`
// keeps a join of hundreds from reading whole tables, whatever the planner knows of tables that are just being filled.
// Orders, consents, tags and cases of those who were joined into a customer count as theirs, and leave with them when the
// join is undone.
const REFRESH = `with recursive asked as (select c.* from unnest($1::uuid[]) a(id) cross join lateral (
    select id, created_at, updated_at, last_seen_at, tier, is_visitor, language, attributes, owner_agent_id, phone_index,
      email_index, joined_into from customers where id = a.id limit 1) c),
roots as (select * from asked where joined_into is null),
family(root, id) as (
  select id, id from roots union all select f.root, c.id from family f cross join lateral (
    select id from customers where joined_into = f.id limit 10000) c),
gone as (delete from customer_facts f where f.customer_id = any(array(select id from asked where joined_into is not null))
  returning f.tier, f.lifecycle, f.is_visitor),
old as (select f.customer_id, f.tier, f.lifecycle, f.is_visitor from customer_facts f
  where f.customer_id = any(array(select id from roots)) for update of f),
reached as (select customer_id, bit_or(1 << ${place(CHANNELS, 'channel')}) as channels from identities
  where customer_id = any(array(select id from roots)) and channel <> 'shop' group by customer_id),
bought as (select f.root, sum(o.orders)::int as orders, sum(o.spent_fen)::bigint as spent, max(o.last_order_at) as last
  from family f cross join lateral (
    select orders, spent_fen, last_order_at from customer_order_facts where customer_id = f.id limit 1) o group by f.root),
stands as (select distinct on (f.root, c.purpose, c.channel) f.root, c.purpose, c.channel, c.given
  from family f cross join lateral (
    select id, purpose, channel, given, at from customer_consents where customer_id = f.id offset 0) c
  order by f.root, c.purpose, c.channel, c.at desc, c.id desc),
said as (select root,
    coalesce(bit_or(${ALL_CHANNELS}::bigint << 16 * ${place(CONSENT_PURPOSES, 'purpose')})
      filter (where channel = 'any' and given), 0) as anywhere,
    coalesce(bit_or(1::bigint << 16 * ${place(CONSENT_PURPOSES, 'purpose')} + ${place(CHANNELS, 'channel')})
      filter (where channel <> 'any' and given), 0) as yes,
    coalesce(bit_or(1::bigint << 16 * ${place(CONSENT_PURPOSES, 'purpose')} + ${place(CHANNELS, 'channel')})
      filter (where channel <> 'any' and not given), 0) as no
  from stands group by root),
waiting as (select f.root, sum(c.cases)::int as cases from family f cross join lateral (
    select count(*) as cases from customer_cases where customer_id = f.id and open offset 0) c
  where c.cases > 0 group by f.root),
tagged as (select f.root, p.tags from family f cross join lateral (
    select tags from customer_profiles where customer_id = f.id and tags <> '{}' limit 1) p),
words as (
  select r.id as root, hashtextextended('l:' || r.language, 0) as term from roots r where r.language is not null
  union select r.id, hashtextextended('l', 0) from roots r where r.language is not null
  union select r.id, hashtextextended('a:' || a.key, 0) from roots r, jsonb_each_text(r.attributes) a
  union select r.id, hashtextextended('a:' || a.key || '=' || a.value, 0) from roots r, jsonb_each_text(r.attributes) a
  union select root, hashtextextended('t', 0) from tagged
  union select root, hashtextextended('t:' || tag, 0) from tagged, unnest(tags) tag),
hashed as (select root, array_agg(term order by term) as terms from words group by root),
fresh as (select r.id, coalesce(r.last_seen_at, r.created_at) as seen, r.created_at, coalesce(p.verified_at, r.created_at)
      as checked, coalesce(b.spent, 0) as spent, coalesce((s.anywhere & ~s.no) | s.yes, 0) as consents,
    coalesce(b.orders, 0) as orders, coalesce(i.channels, 0) as channels, least(coalesce(w.cases, 0), 9999) as cases,
    ${place(TIERS, 'r.tier')} as tier, coalesce(o.lifecycle, 0) as lifecycle, r.is_visitor,
    coalesce(p.kind = 'organisation', false) as organisation, coalesce(h.terms, '{}') as terms, b.last, p.verified_at,
    r.owner_agent_id, p.organisation_id
  from roots r left join old o on o.customer_id = r.id left join lateral (
    select kind, verified_at, organisation_id from customer_profiles where customer_id = r.id limit 1) p on true
  left join reached i on i.customer_id = r.id left join bought b on b.root = r.id left join said s on s.root = r.id
  left join waiting w on w.root = r.id left join hashed h on h.root = r.id),
put as (insert into customer_facts as f (customer_id, seen_at, created_at, checked_at, spent_fen, consents, orders, channels,
    open_cases, tier, lifecycle, is_visitor, is_organisation, terms, last_order_at, verified_at, owner_agent_id,
    organisation_id)
  select * from fresh
  on conflict (customer_id) do update set seen_at = excluded.seen_at, created_at = excluded.created_at,
    checked_at = excluded.checked_at, spent_fen = excluded.spent_fen, consents = excluded.consents,
    orders = excluded.orders, channels = excluded.channels, open_cases = excluded.open_cases, tier = excluded.tier,
    is_visitor = excluded.is_visitor, is_organisation = excluded.is_organisation, terms = excluded.terms,
    last_order_at = excluded.last_order_at, verified_at = excluded.verified_at,
    owner_agent_id = excluded.owner_agent_id, organisation_id = excluded.organisation_id
  where (f.seen_at, f.checked_at, f.spent_fen, f.consents, f.orders, f.channels, f.open_cases, f.tier, f.is_visitor,
      f.is_organisation, f.terms, f.last_order_at, f.verified_at, f.owner_agent_id, f.organisation_id)
    is distinct from (excluded.seen_at, excluded.checked_at, excluded.spent_fen, excluded.consents, excluded.orders,
      excluded.channels, excluded.open_cases, excluded.tier, excluded.is_visitor, excluded.is_organisation,
      excluded.terms, excluded.last_order_at, excluded.verified_at, excluded.owner_agent_id, excluded.organisation_id)),
alike as (insert into customer_alikes (id, kind, key, found_at)
  select gen_random_uuid(), kind, key, max(at) from (
    select 'phone' as kind, r.phone_index as key, r.updated_at as at, o.id, r.id as own, o.joined_into from roots r
      cross join lateral (select id, joined_into from customers where phone_index = r.phone_index limit 1000) o
    union all select 'email', r.email_index, r.updated_at, o.id, r.id, o.joined_into from roots r
      cross join lateral (select id, joined_into from customers where email_index = r.email_index limit 1000) o) found
  where id <> own and joined_into is null
  group by kind, key on conflict do nothing)
insert into customer_tallies (dimension, value, amount)
select dimension, value, sum(amount) from (
  select case when is_visitor then 'visitor' else 'tier' end as dimension, case when is_visitor then 0 else tier end as value,
    1 as amount from fresh
  union all select 'stage', lifecycle, 1 from fresh where not is_visitor
  union all select case when is_visitor then 'visitor' else 'tier' end, case when is_visitor then 0 else tier end, -1
    from (select * from gone union all select tier, lifecycle, is_visitor from old) g
  union all select 'stage', lifecycle, -1
    from (select * from gone union all select tier, lifecycle, is_visitor from old) g where not is_visitor) d
group by dimension, value having sum(amount) <> 0`;

/** What a list shows of a customer beside who they are. */
export interface ShownFacts {
  id: string;
  lifecycle: number;
  tierSource: TierSource;
  isOrganisation: boolean;
  organisationName: string | null;
  tags: string[];
  orders: number;
  spentFen: number;
  lastOrderAt: Date | null;
  openCases: number;
  checkedAt: Date;
  verifiedAt: Date | null;
  recentOrders: number;
  recentSpentFen: number;
}

/** Rows of `customer_facts`: what lists and segments ask, written with every change of what they follow from. */
export class CustomerFacts {
  constructor(private readonly database: Database) {}

  /** Writes the rows of these customers anew from what is known of them; inside the transaction of the change. */
  async refresh(ids: string[]): Promise<void> {
    // One at a time it takes longer to plan than to run; for many the plan has to fit how large the tables are by now.
    if (ids.length > 4) await this.database.query(REFRESH, [ids]);
    else if (ids.length > 0) await this.database.prepared('customer-facts-refresh', REFRESH, [ids]);
  }

  /** Somebody who was nobody: nothing hangs on them. */
  async remove(id: string): Promise<void> {
    await this.database.query(
      `with gone as (delete from customer_facts where customer_id = $1 returning tier, lifecycle, is_visitor)
       insert into customer_tallies
       select case when is_visitor then 'visitor' else 'tier' end, case when is_visitor then 0 else tier end, -1 from gone
       union all select 'stage', lifecycle, -1 from gone where not is_visitor`,
      [id],
    );
  }

  /** How many rows meet a condition. */
  async count(where: string, values: unknown[]): Promise<number> {
    const [row] = await this.database.query<{ n: string }>(
      `select count(*) as n from customer_facts f where ${where}`,
      values,
    );
    return Number(row!.n);
  }

  /** Of these conditions, which each of these customers meets: one look at one row each. `values` begin at $2. */
  async meets(customerIds: string[], wheres: string[], values: unknown[]): Promise<Map<string, boolean[]>> {
    if (wheres.length === 0 || customerIds.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; met: boolean[] }>(
      `select customer_id as id, array[${wheres.map((where) => `coalesce(${where}, false)`).join(', ')}] as met
       from customer_facts f where customer_id = any($1::uuid[])`,
      [customerIds, ...values],
    );
    return new Map(rows.map(({ id, met }) => [id, met]));
  }

  /** Ids of a page, by keyset; `newest` goes by the id, which tells when somebody came. */
  async page(query: {
    where: string;
    values: unknown[];
    order: keyof typeof ORDERS;
    after: { at: string; id: string } | null;
    limit: number;
  }): Promise<{ id: string; at: string }[]> {
    const { column, way, beyond } = ORDERS[query.order];
    const { where, values, after, limit } = query;
    const [at, id] = [`$${values.length + 1}`, `$${values.length + 2}`];
    const from = after
      ? `and (${column}, customer_id) ${beyond} (${at}::${typeOf(column)}, ${id}::uuid)`
      : '';
    return this.database.query(
      `select customer_id as id, ${column}::text as at from customer_facts f where ${where} ${from}
       order by ${column} ${way}, customer_id ${way} limit ${limit}`,
      after ? [...values, after.at, after.id] : values,
    );
  }

  async shown(ids: string[]): Promise<Map<string, ShownFacts>> {
    const rows = await this.database.query<ShownFacts>(
      `select f.customer_id as id, f.lifecycle, coalesce(p.tier_source, 'default') as "tierSource",
         f.is_organisation as "isOrganisation", o.name as "organisationName", coalesce(p.tags, '{}') as tags, f.orders,
         f.spent_fen::float8 as "spentFen", f.last_order_at as "lastOrderAt", f.open_cases as "openCases",
         f.checked_at as "checkedAt", f.verified_at as "verifiedAt", f.recent_orders as "recentOrders",
         f.recent_spent_fen::float8 as "recentSpentFen"
       from customer_facts f left join customer_profiles p on p.customer_id = f.customer_id
       left join organisations o on o.id = f.organisation_id where f.customer_id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Kept sums by value, of one dimension. */
  async tallies(): Promise<{ dimension: string; value: number; amount: number }[]> {
    return this.database.query(
      `select dimension, value, sum(amount)::float8 as amount from customer_tallies group by dimension, value`,
    );
  }

  /** Puts the differences together; readers see the same sums before and after. */
  async gatherTallies(): Promise<void> {
    await this.database.query(
      `with gone as (delete from customer_tallies returning dimension, value, amount)
       insert into customer_tallies select dimension, value, sum(amount) from gone
       group by dimension, value having sum(amount) <> 0`,
    );
  }
}

const ORDERS = {
  seen: { column: 'seen_at', way: 'desc', beyond: '<' },
  newest: { column: 'customer_id', way: 'desc', beyond: '<' },
  checked: { column: 'checked_at', way: 'asc', beyond: '>' },
} as const;

const typeOf = (column: string) => (column === 'customer_id' ? 'uuid' : 'timestamptz');
