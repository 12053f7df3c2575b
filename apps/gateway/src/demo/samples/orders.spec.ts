import { membershipOf, ordersOf } from './orders';
import { people } from './people';

const DAY = '2026-03-02';
const all = [...people.keys()].map((key) => ({ key, orders: ordersOf(key, DAY, 'http://shop.example') }));

describe('orders of the demo', () => {
  it('are as many as the shop says of each customer, none twice, all of goods that it sells', () => {
    const ids = all.flatMap(({ orders }) => orders.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { key, orders } of all)
      expect([key, orders.length]).toEqual([key, Number(people.get(key)!.attributes['orders'])]);
  });

  it('come to what was bought, and were placed before the demo began', () => {
    for (const { orders } of all)
      for (const { items, totalFen, shippingFen = 0, placedAt } of orders) {
        expect(totalFen).toBe(items.reduce((sum, one) => sum + one.priceFen * one.quantity, shippingFen));
        expect(Date.parse(placedAt)).toBeLessThan(Date.parse(`${DAY}T16:00:00Z`));
      }
    const [silver] = all.filter(({ key }) => key === 'silver');
    expect(silver!.orders.map(({ number }) => number)).toEqual(['HJ-82347', 'HJ-79120', 'HJ-71655']);
    expect(membershipOf('silver', DAY)).toMatchObject({ level: '银卡会员', points: 655 });
  });
});
