import type { Database } from '@yingda/platform';
import { numberKey, type Order } from '../../domain/orders/order';

const COLUMNS = `id, shop_id as "shopId", customer_id as "customerId", facts, refunded_fen::float8 as "refundedFen",
  changed_at as "changedAt"`;

/** Rows of `customer_orders`. */
export class OrdersTable {
  constructor(private readonly database: Database) {}

  async byShopId(shopId: string): Promise<Order | null> {
    return (await this.many('shop_id = $1', [shopId]))[0] ?? null;
  }

  // Enough, as an order is changed under this lock and its customer's sums under the customer's.
  async lock(shopId: string): Promise<Order | null> {
    return (await this.many('shop_id = $1 for no key update', [shopId]))[0] ?? null;
  }

  async find(id: string): Promise<Order | null> {
    return (await this.many('id = $1', [id]))[0] ?? null;
  }

  async some(ids: string[]): Promise<Order[]> {
    return this.many('id = any($1::uuid[])', [ids]);
  }

  /** Whoever's they are; few. */
  async byNumber(number: string): Promise<Order[]> {
    return this.many('number_key = $1 order by placed_at desc, id desc limit 20', [numberKey(number)]);
  }

  /** Newest first, after a place. */
  async ofCustomer(
    customerId: string,
    { after, limit }: { after: { at: string; id: string } | null; limit: number },
  ): Promise<Order[]> {
    return this.many(
      `customer_id = $1 and ($2::timestamptz is null or (placed_at, id) < ($2::timestamptz, $3::uuid))
       order by placed_at desc, id desc limit $4`,
      [customerId, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  async placedBetween(customerId: string, { from, to }: { from: Date; to: Date }): Promise<Order[]> {
    return this.many('customer_id = $1 and placed_at between $2 and $3 order by placed_at', [
      customerId,
      from,
      to,
    ]);
  }

  /** False when somebody has just written it. */
  async insert(order: Order, now: Date): Promise<boolean> {
    const added = await this.database.execute(
      `insert into customer_orders (id, shop_id, customer_id, number, number_key, status, currency, total_fen,
         refunded_fen, phone_end, facts, placed_at, changed_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       on conflict on constraint customer_orders_shop_id_key do nothing`,
      [...this.values(order), now],
    );
    return added === 1;
  }

  async save(order: Order, now: Date): Promise<void> {
    await this.database.query(
      `update customer_orders set shop_id = $2, customer_id = $3, number = $4, number_key = $5, status = $6, currency = $7,
         total_fen = $8, refunded_fen = $9, phone_end = $10, facts = $11, placed_at = $12, changed_at = $13,
         updated_at = $14 where id = $1`,
      [...this.values(order), now],
    );
  }

  private values({ id, shopId, customerId, facts, refundedFen, changedAt }: Order): unknown[] {
    const { number, status, currency, totalFen, phoneEnd, placedAt } = facts;
    return [
      ...[id, shopId, customerId, number, numberKey(number), status, currency, totalFen, refundedFen],
      ...[phoneEnd ?? null, JSON.stringify(facts), placedAt, changedAt],
    ];
  }

  private async many(where: string, values: unknown[]): Promise<Order[]> {
    const rows = await this.database.query<Order>(
      `select ${COLUMNS} from customer_orders where ${where}`,
      values,
    );
    // The database keeps keys in an order of its own; the same again is to be equal.
    return rows.map((row) => ({ ...row, facts: sorted(row.facts) as Order['facts'] }));
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
