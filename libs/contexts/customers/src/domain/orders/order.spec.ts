import { givenIn, asksForRefund } from './asked';
import {
  isSame,
  joins,
  joinWindow,
  numberKey,
  type Order,
  orderWindow,
  plainFacts,
  refundedOf,
} from './order';
import { cardOf, orderInWords } from './wording';

const begun = new Date('2026-03-02T02:00:00.000Z');
const after = (ms: number) => new Date(begun.getTime() + ms);
const WEEK = 7 * 86_400_000;

const written = {
  number: ' HJ-82347 ',
  placedAt: '2026-03-01T10:00:00+08:00',
  status: 'shipped' as const,
  items: [{ title: '电热水壶', quantity: 1, priceFen: 26_900 }],
  totalFen: 26_900,
  shipments: [
    { carrier: '速达', trackingNumber: 'SD4410', lastEvent: '已到苏州', lastEventAt: '2026-03-02T01:05:00Z' },
  ],
};
const order = (facts = plainFacts(written)): Order => ({
  ...{ id: '1', shopId: 'o-1', customerId: 'c', facts, refundedFen: 0, changedAt: begun },
});

describe('orders', () => {
  it.each([
    [0, true],
    [WEEK, true],
    [WEEK + 1, false],
    [-1, false],
  ])('placed %i ms after a conversation began comes of it: %s', (ms, yes) => {
    expect(joins(begun, after(ms))).toBe(yes);
  });

  it('look for conversations and orders within the same seven days', () => {
    expect(joinWindow(after(WEEK)).from).toEqual(begun);
    expect(orderWindow(begun).to).toEqual(after(WEEK));
  });

  it('are the same however times and absent things are written', () => {
    const other = plainFacts({ ...written, placedAt: '2026-03-01T02:00:00Z', refunds: [], currency: 'CNY' });
    expect(isSame(order(), { customerId: 'c', facts: other })).toBe(true);
    expect(isSame(order(), { customerId: 'd', facts: other })).toBe(false);
    expect(isSame(order(), { customerId: 'c', facts: { ...other, totalFen: 1 } })).toBe(false);
  });

  it('count as paid back what was paid back, not what was asked for', () => {
    const at = '2026-03-02T00:00:00Z';
    const refunds = (['requested', 'paid', 'refused', 'paid'] as const).map((status, index) => ({
      ...{ id: String(index), amountFen: 100, status, at },
    }));
    expect(refundedOf({ refunds })).toBe(200);
  });

  it('are found by number however it is typed', () => {
    expect(numberKey(' #hj-82347 ')).toBe(numberKey('HJ-82347'));
    expect(givenIn(['订单号ＨＪ-82347，手机尾号 0417'])).toEqual({ numbers: ['HJ-82347'], ends: ['0417'] });
    expect(givenIn(['0417', 'HJ-82347']).ends).toEqual(['0417']);
    expect(givenIn(['13800000417 order HJ-82347']).ends).toEqual(['0417']);
    expect(givenIn(['hello there']).numbers).toEqual([]);
  });

  it('tell a question about money from one about a parcel', () => {
    expect(asksForRefund('退款到哪了')).toBe(true);
    expect(asksForRefund('where is my refund')).toBe(true);
    expect(asksForRefund('我的快递到哪了')).toBe(false);
  });

  it('are told in the words of either language, in the shop’s time', () => {
    const zone = { timeZone: 'Asia/Shanghai' };
    expect(orderInWords(order(), { language: 'zh-CN', ...zone })).toBe(
      '订单 HJ-82347（电热水壶）：已发货，在路上。\n速达，运单号 SD4410。3月2日 09:05 已到苏州。',
    );
    expect(orderInWords(order(), { language: 'en', ...zone })).toContain(
      'Order HJ-82347 (电热水壶): on its way.',
    );
  });

  it('become a card that says what was bought, how far it is and what it came to', () => {
    const facts = plainFacts({ ...written, items: [...written.items, ...written.items] });
    expect(cardOf(order(facts), 'zh-CN')).toMatchObject({
      ...{ kind: 'order-card', number: 'HJ-82347', title: '电热水壶 等 2 件', status: '已发货，在路上' },
      ...{ total: '¥269.00', tracking: '速达 SD4410' },
    });
  });
});
