import { type OrderSums } from '@yingda/contracts';
import { BOUGHT_STATUSES } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

const YEAR_MS = 365 * 86_400_000;
const DAY_MS = 86_400_000;

const NONE: OrderSums = {
  orders: 0,
  spentFen: 0,
  refundedFen: 0,
  yearOrders: 0,
  yearSpentFen: 0,
  firstOrderAt: null,
  lastOrderAt: null,
};

/** Rows of `customer_order_facts`: what a customer's orders come to, counted anew from them under the customer's lock. */
export class OrderFactsTable {
  constructor(private readonly database: Database) {}

  async count(customerIds: string[], now: Date): Promise<void> {
    await this.database.query(
      `insert into customer_order_facts (customer_id, orders, spent_fen, refunded_fen, year_orders, year_spent_fen,
         first_order_at, last_order_at, updated_at)
       select c.id, count(o.id), coalesce(sum(greatest(o.total_fen - o.refunded_fen, 0)), 0),
         coalesce(sum(o.refunded_fen), 0), count(o.id) filter (where o.placed_at > $3),
         coalesce(sum(greatest(o.total_fen - o.refunded_fen, 0)) filter (where o.placed_at > $3), 0),
         min(o.placed_at), max(o.placed_at), $2
       from unnest($1::uuid[]) as c (id)
         left join customer_orders o on o.customer_id = c.id and o.status = any($4::text[])
       group by c.id
       on conflict (customer_id) do update set orders = excluded.orders, spent_fen = excluded.spent_fen,
         refunded_fen = excluded.refunded_fen, year_orders = excluded.year_orders,
         year_spent_fen = excluded.year_spent_fen, first_order_at = excluded.first_order_at,
         last_order_at = excluded.last_order_at, updated_at = excluded.updated_at`,
      [customerIds, now, new Date(now.getTime() - YEAR_MS), BOUGHT_STATUSES],
    );
  }

  /** Whose orders have left the year since they were counted: along the index of times, a week of them. */
  async aged(now: Date, limit: number): Promise<string[]> {
    const border = now.getTime() - YEAR_MS;
    const rows = await this.database.query<{ id: string }>(
      `select distinct f.customer_id as id from customer_orders o join customer_order_facts f using (customer_id)
       where o.placed_at > $1 and o.placed_at <= $2 and f.updated_at < o.placed_at + interval '365 days' limit $3`,
      [new Date(border - 7 * DAY_MS), new Date(border), limit],
    );
    return rows.map(({ id }) => id);
  }

  async of(customerId: string): Promise<OrderSums> {
    const [row] = await this.database.query<
      Omit<OrderSums, 'firstOrderAt' | 'lastOrderAt'> & {
        firstOrderAt: Date | null;
        lastOrderAt: Date | null;
      }
    >(
      `select orders, spent_fen::float8 as "spentFen", refunded_fen::float8 as "refundedFen", year_orders as "yearOrders",
         year_spent_fen::float8 as "yearSpentFen", first_order_at as "firstOrderAt", last_order_at as "lastOrderAt"
       from customer_order_facts where customer_id = $1`,
      [customerId],
    );
    if (!row) return NONE;
    return {
      ...row,
      firstOrderAt: row.firstOrderAt?.toISOString() ?? null,
      lastOrderAt: row.lastOrderAt?.toISOString() ?? null,
    };
  }
}
