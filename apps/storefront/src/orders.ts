import { acceptCart, priced, type CartLine } from './cart';
import type { ShopperId } from './shoppers';
import { shopperById } from './shoppers';
import { keptStore } from './store';

/** How far an order is. */
export type OrderState = 'paid' | 'shipped' | 'delivered' | 'refunded';

/** An order as the shopper sees it; `placedAt` in epoch milliseconds, `total` in yuan. */
export interface Order {
  number: string;
  placedAt: number;
  state: OrderState;
  lines: CartLine[];
  total: number;
  tracking?: string;
}

interface Past {
  number: string;
  daysAgo: number;
  state: OrderState;
  lines: [productId: string, colourId: string, count: number][];
  tracking?: string;
}

const DAY = 86_400_000;

/** Orders the demo shoppers bring along. Days ago, so that the demo never grows old. */
const past: Record<ShopperId, Past[]> = {
  new: [],
  silver: [
    {
      number: 'HJ-82347',
      daysAgo: 2,
      state: 'shipped',
      lines: [['kettle', 'white', 1]],
      tracking: 'SD 4410 2936 771',
    },
    {
      number: 'HJ-79120',
      daysAgo: 34,
      state: 'delivered',
      lines: [
        ['towels', 'blue', 2],
        ['night-light', 'wood', 1],
      ],
      tracking: 'SD 4391 0042 618',
    },
    {
      number: 'HJ-71655',
      daysAgo: 121,
      state: 'delivered',
      lines: [['thermos', 'green', 1]],
      tracking: 'SD 4302 7719 005',
    },
  ],
  vip: [
    {
      number: 'HJ-82410',
      daysAgo: 0.4,
      state: 'paid',
      lines: [
        ['pendant', 'paper', 1],
        ['desk-lamp', 'apricot', 2],
      ],
    },
    {
      number: 'HJ-81988',
      daysAgo: 5,
      state: 'delivered',
      lines: [['tea-set', 'celadon', 4]],
      tracking: 'SD 4407 5520 184',
    },
    {
      number: 'HJ-80231',
      daysAgo: 21,
      state: 'refunded',
      lines: [['pillow', 'tea', 2]],
      tracking: 'SD 4399 8830 412',
    },
    {
      number: 'HJ-77406',
      daysAgo: 58,
      state: 'delivered',
      lines: [
        ['bedding', 'fog', 2],
        ['blanket', 'grey', 2],
      ],
      tracking: 'SD 4355 1207 960',
    },
    {
      number: 'HJ-70018',
      daysAgo: 149,
      state: 'delivered',
      lines: [['pot', 'brick', 1]],
      tracking: 'SD 4287 6634 527',
    },
  ],
};

function pastOrders(shopper: ShopperId, now: number): Order[] {
  return past[shopper].map(({ daysAgo, lines, ...order }) => {
    const full = lines.map(([productId, colourId, count]) => ({ productId, colourId, count }));
    return { ...order, placedAt: now - daysAgo * DAY, lines: full, total: priced(full).total };
  });
}

/** Orders made in this browser, by shopper. */
export type Placed = Partial<Record<ShopperId, Order[]>>;

function acceptPlaced(saved: unknown): Placed {
  const result: Placed = {};
  for (const [id, orders] of Object.entries((saved ?? {}) as Record<string, unknown>)) {
    const shopper = shopperById(id)?.id;
    if (!shopper || !Array.isArray(orders)) continue;
    result[shopper] = orders.flatMap((order): Order[] => {
      const lines = acceptCart(order?.lines);
      if (typeof order?.number !== 'string' || typeof order.placedAt !== 'number' || lines.length === 0)
        return [];
      const { number, placedAt } = order;
      return [{ number, placedAt, state: 'paid', lines, total: priced(lines).total }];
    });
  }
  return result;
}

export const placed = keptStore<Placed>('hejian.orders', acceptPlaced);

/** Everything a shopper has ordered, newest first. */
export function ordersOf(shopper: ShopperId, made: Placed, now: number): Order[] {
  return [...(made[shopper] ?? []), ...pastOrders(shopper, now)].sort((a, b) => b.placedAt - a.placedAt);
}

/** Adds an order for the cart's lines. Its number continues after the demo's. */
export function withOrder(
  made: Placed,
  shopper: ShopperId,
  order: { lines: CartLine[]; now: number },
): Placed {
  const already = Object.values(made).reduce((count, orders) => count + orders.length, 0);
  const next: Order = {
    number: `HJ-${82501 + already}`,
    placedAt: order.now,
    state: 'paid',
    lines: order.lines,
    total: priced(order.lines).total,
  };
  return { ...made, [shopper]: [next, ...(made[shopper] ?? [])] };
}

/** The shop's own server hears of an order, and passes it on. Out of reach, the order stands in the shop alone. */
export async function tellServer(
  shopper: ShopperId,
  { number, placedAt, lines }: Order,
  request: typeof fetch = fetch,
): Promise<void> {
  const bought = lines.map(({ productId, colourId, count }) => ({
    ...{ productId, count },
    colour: priced([{ productId, colourId, count }]).lines[0]?.colour.name['zh-CN'] ?? colourId,
  }));
  try {
    await request('/demo-shop/api/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ shopper, number, placedAt, lines: bought }),
    });
  } catch {
    // Never a reason to stop shopping.
  }
}
