import { type OrderFacts, type OrderRecord } from '@yingda/contracts';
import { ORDER_JOIN_DAYS, type OrderStatus } from '@yingda/contracts/names';

const JOIN_MS = ORDER_JOIN_DAYS * 86_400_000;

/** An order as it is kept. What the shop says stands in `facts`; what is looked for stands beside it. */
export interface Order {
  id: string;
  shopId: string;
  customerId: string;
  facts: OrderFacts & { currency: string };
  refundedFen: number;
  changedAt: Date;
}

/** An order number as it is compared: in one width and case, without what people leave out or add. */
export function numberKey(number: string): string {
  return number.normalize('NFKC').toUpperCase().replace(/[\s#]/g, '');
}

/** What was paid back of an order. */
export function refundedOf({ refunds }: Pick<OrderFacts, 'refunds'>): number {
  return (refunds ?? []).reduce(
    (sum, { status, amountFen }) => (status === 'paid' ? sum + amountFen : sum),
    0,
  );
}

/** Whether an order is taken to come of a conversation: placed since it began and no later than seven days after, to the millisecond. */
export function joins(openedAt: Date, placedAt: Date): boolean {
  const after = placedAt.getTime() - openedAt.getTime();
  return after >= 0 && after <= JOIN_MS;
}

/** When conversations began that an order may come of. */
export function joinWindow(placedAt: Date): { from: Date; to: Date } {
  return { from: new Date(placedAt.getTime() - JOIN_MS), to: placedAt };
}

/** When orders were placed that may come of a conversation. */
export function orderWindow(openedAt: Date): { from: Date; to: Date } {
  return { from: openedAt, to: new Date(openedAt.getTime() + JOIN_MS) };
}

/** The facts with every time in one form and without what was left out, so that the same again is equal. */
export function plainFacts(facts: OrderFacts): Order['facts'] {
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, one]) => one !== undefined && one !== null)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, one]) => [key, /At$/.test(key) ? new Date(one as string).toISOString() : plain(one)]),
    );
  };
  const { number, placedAt, status, items, totalFen } = facts;
  const { shippingFen, discountFen, shipments, phoneEnd, url, refunds } = facts;
  const given = { shippingFen, discountFen, phoneEnd, url };
  return plain({
    ...{ number: number.trim(), placedAt, status, items, totalFen, currency: facts.currency ?? 'CNY' },
    ...given,
    shipments: shipments ?? [],
    refunds: (refunds ?? []).map(({ at, ...refund }) => ({ ...refund, at: new Date(at).toISOString() })),
  }) as Order['facts'];
}

/** Whether what was written says nothing new. */
export function isSame(one: Order, other: Pick<Order, 'customerId' | 'facts'>): boolean {
  return one.customerId === other.customerId && JSON.stringify(one.facts) === JSON.stringify(other.facts);
}

export function orderRecord({ id, shopId, customerId, facts, refundedFen, changedAt }: Order): OrderRecord {
  return { ...facts, id, shopId, customerId, refundedFen, changedAt: changedAt.toISOString() };
}

/** Orders that are under way, of which people ask where they are. */
export const UNDER_WAY: readonly OrderStatus[] = ['paid', 'preparing', 'shipped'];
