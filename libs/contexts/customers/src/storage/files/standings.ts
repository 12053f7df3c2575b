import type { Database } from '@yingda/platform';
import type { Standing } from '../../domain/files/policy';

export interface CustomerStanding extends Standing {
  customerId: string;
  tier: number;
  lifecycle: number;
}

// Orders of those who were joined into a customer are theirs. What was not paid, or called off, is no purchase.
const STANDINGS = `with recursive family(root, id) as (
  select customer_id, customer_id from customer_facts where customer_id = any($1::uuid[])
  union all select f.root, c.id from family f cross join lateral (
    select id from customers where joined_into = f.id limit 10000) c),
recent as (select f.root, count(*)::int as orders, sum(o.total_fen - o.refunded_fen)::bigint as spent
  from family f join customer_orders o on o.customer_id = f.id
  where o.placed_at > $2 and o.status not in ('unpaid', 'cancelled') group by f.root),
firsts as (select f.root, min(o.first_order_at) as at from family f join customer_order_facts o on o.customer_id = f.id
  group by f.root),
kept as (update customer_facts c set recent_orders = coalesce(r.orders, 0), recent_spent_fen = coalesce(r.spent, 0)
  from (select root from family group by root) f left join recent r on r.root = f.root
  where c.customer_id = f.root
    and (c.recent_orders, c.recent_spent_fen) is distinct from (coalesce(r.orders, 0), coalesce(r.spent, 0)))
select c.customer_id as "customerId", c.tier, c.lifecycle, c.orders, coalesce(r.orders, 0) as "recentOrders",
  coalesce(r.spent, 0)::float8 as "recentSpentFen", f.at as "firstOrderAt", c.last_order_at as "lastOrderAt",
  c.seen_at as "seenAt"
from customer_facts c left join recent r on r.root = c.customer_id left join firsts f on f.root = c.customer_id
where c.customer_id = any($1::uuid[])`;

/** How customers stand with the shop, read from their orders; what is summed over the window is kept in their facts. */
export class Standings {
  constructor(private readonly database: Database) {}

  async of(customerIds: string[], windowFrom: Date): Promise<CustomerStanding[]> {
    return this.database.query<CustomerStanding>(STANDINGS, [customerIds, windowFrom]);
  }

  async setStages(stages: { customerId: string; before: number; after: number }[]): Promise<void> {
    await this.database.query(
      `with told as (select * from jsonb_to_recordset($1::jsonb)
          as r("customerId" uuid, before smallint, after smallint)),
       kept as (update customer_facts f set lifecycle = t.after from told t
          where f.customer_id = t."customerId" and f.lifecycle = t.before returning t.before, t.after, f.is_visitor)
       insert into customer_tallies
       select 'stage', value, sum(amount) from (
         select before as value, -1 as amount from kept where not is_visitor
         union all select after, 1 from kept where not is_visitor) d
       group by value having sum(amount) <> 0`,
      [JSON.stringify(stages)],
    );
  }

  /** Customers whose stage or tier may be another by the passing of time: who ever bought, in order of their ids. */
  async afterId(customerId: string | null, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select customer_id as id from customer_order_facts where ($1::uuid is null or customer_id > $1)
       order by customer_id limit $2`,
      [customerId, limit],
    );
    return rows.map(({ id }) => id);
  }
}
