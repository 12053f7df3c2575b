import { type PutMembership, type PutOrderById } from '@yingda/contracts';
import type { OrderStatus, Tier } from '@yingda/contracts/names';
import type { ShopDay } from '../filling/days';
import { momentOf } from '../filling/shop-time';
import { knownPerson } from '../history/persons';
import { Random } from '../history/random';
import { goodById, goods } from './goods';
import { people } from './people';
import type { ShopperId } from './shoppers';

const DAY_MS = 86_400_000;
const CARRIER = '速达快递';

interface Past {
  number: string;
  daysAgo: number;
  status: OrderStatus;
  lines: [productId: string, colour: string, count: number][];
  tracking?: string;
}

/** What the shoppers of the storefront have bought; the storefront shows the same. */
const bought: Record<ShopperId, Past[]> = {
  new: [],
  silver: [
    {
      ...{ number: 'HJ-82347', daysAgo: 2, status: 'shipped', tracking: 'SD4410 2936 771' },
      lines: [['kettle', '云白', 1]],
    },
    {
      ...{ number: 'HJ-79120', daysAgo: 34, status: 'completed', tracking: 'SD4391 0042 618' },
      lines: [
        ['towels', '雾蓝', 2],
        ['night-light', '原木', 1],
      ],
    },
    {
      ...{ number: 'HJ-71655', daysAgo: 121, status: 'completed', tracking: 'SD4302 7719 005' },
      lines: [['thermos', '松绿', 1]],
    },
  ],
  vip: [
    {
      ...{ number: 'HJ-82410', daysAgo: 0.4, status: 'paid' },
      lines: [
        ['pendant', '纸白', 1],
        ['desk-lamp', '杏色', 2],
      ],
    },
    {
      ...{ number: 'HJ-81988', daysAgo: 5, status: 'delivered', tracking: 'SD4407 5520 184' },
      lines: [['tea-set', '青瓷', 4]],
    },
    {
      ...{ number: 'HJ-80231', daysAgo: 21, status: 'refunded', tracking: 'SD4399 8830 412' },
      lines: [['pillow', '茶色', 2]],
    },
    {
      ...{ number: 'HJ-77406', daysAgo: 58, status: 'completed', tracking: 'SD4355 1207 960' },
      lines: [
        ['bedding', '雾灰', 2],
        ['blanket', '灰', 2],
      ],
    },
    {
      ...{ number: 'HJ-70018', daysAgo: 149, status: 'completed', tracking: 'SD4287 6634 527' },
      lines: [['pot', '砖红', 1]],
    },
  ],
};

const LEVELS: Record<Tier, string> = {
  standard: '普通会员',
  silver: '银卡会员',
  gold: '金卡会员',
  vip: 'VIP 会员',
};

/** Everything somebody has ordered before the demo's first day, in the words of the shop's own system. */
export function ordersOf(key: string, lastDay: ShopDay, publicUrl: string): PutOrderById[] {
  const { shopper } = knownPerson(key, lastDay);
  const past = key in bought ? bought[key as ShopperId] : invented(key);
  return past.map(({ number, daysAgo, status, lines, tracking }) => {
    const placed = momentOf(lastDay, 14 * 60 + 7).getTime() - Math.round(daysAgo * DAY_MS);
    const at = (days: number) => new Date(placed + days * DAY_MS).toISOString();
    const items = lines.map(([id, variant, quantity]) => itemOf({ id, variant, quantity }, publicUrl));
    const sum = items.reduce((total, { priceFen, quantity }) => total + priceFen * quantity, 0);
    const shippingFen = sum < 9_900 ? 1_000 : 0;
    const came = status === 'delivered' || status === 'completed' || status === 'refunded';
    return {
      ...{
        id: key in bought ? number : `${number}-${shopper!.sub.slice(-5)}`,
        customer: shopper!.sub,
        number,
        placedAt: at(0),
        status,
        items,
      },
      ...{ totalFen: sum + shippingFen, shippingFen, phoneEnd: shopper!.phone.slice(-4) },
      url: `${publicUrl}/orders`,
      changedAt: at(0.01),
      shipments: tracking
        ? [
            {
              ...{ carrier: CARRIER, trackingNumber: tracking, shippedAt: at(0.8) },
              ...(came
                ? { deliveredAt: at(3), lastEvent: '已签收', lastEventAt: at(3) }
                : { expectedAt: at(4), lastEvent: '已到达苏州转运中心', lastEventAt: at(1.6) }),
            },
          ]
        : [],
      refunds:
        status === 'refunded'
          ? [{ id: `${number}-R1`, amountFen: sum, status: 'paid', reason: '七天无理由', at: at(6) }]
          : [],
    };
  });
}

/** Level and points, as the shop keeps them. */
export function membershipOf(key: string, lastDay: ShopDay): PutMembership & { externalId: string } {
  const { shopper, firstSeen } = knownPerson(key, lastDay);
  const points = Number(shopper!.attributes['points'] ?? 0);
  return {
    ...{ externalId: shopper!.sub, level: LEVELS[shopper!.tier], points },
    ...(points > 500 ? { pointsExpiring: Math.round(points * 0.1) } : {}),
    ...(points > 500 ? { pointsExpireAt: `${Number(lastDay.slice(0, 4)) + 1}-01-01T00:00:00+08:00` } : {}),
    memberSince: firstSeen.toISOString(),
    changedAt: momentOf(lastDay, 0).toISOString(),
  };
}

function invented(key: string): Past[] {
  const random = new Random(`orders ${key}`);
  const { attributes } = people.get(key)!;
  const recent = Number(attributes['recent']!.slice(3));
  let daysAgo = random.between(1, 60);
  return Array.from({ length: Number(attributes['orders']) }, (_, index) => {
    const good = random.pick(goods);
    const status: OrderStatus =
      daysAgo < 2 ? 'preparing' : daysAgo < 5 ? 'shipped' : random.chance(0.04) ? 'refunded' : 'completed';
    const past: Past = {
      // Numbers of one person are apart, so that no two people get the same.
      number: index === 0 ? `HJ-${recent}` : `HJ-${recent - index * 7}-${attributes['points']}`,
      ...{ daysAgo, status },
      lines: [[good.id, random.pick(good.colours)[0], random.chance(0.2) ? 2 : 1]],
      ...(status === 'preparing'
        ? {}
        : { tracking: `SD${random.whole(4_000, 4_999)}${random.whole(100_000, 999_999)}` }),
    };
    daysAgo += random.between(8, 90);
    return past;
  });
}

/** A good of the shop as a line of an order. */
export function itemOf(
  { id, variant, quantity }: { id: string; variant: string; quantity: number },
  publicUrl: string,
): PutOrderById['items'][number] {
  const good = goodById(id);
  return {
    ...{ productId: id, title: good.title[0], variant, quantity, priceFen: good.price * 100 },
    imageUrl: `${publicUrl}/shop-assets/products/${id}.svg`,
    url: `${publicUrl}/products/${id}`,
  };
}
