import fc from 'fast-check';
import { toTsQueryText, toTsVectorText } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '../database/test-database';

describe('full-text search in PostgreSQL', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  async function finds(text: string, query: string): Promise<boolean> {
    const [row] = await db.database.query<{ found: boolean }>(
      `select to_tsvector('simple', $1) @@ to_tsquery('simple', $2) as found`,
      [toTsVectorText(text), toTsQueryText(query)],
    );
    return row!.found;
  }

  it.each([
    ['您好，我想申请退款，订单号 SF-2026-0001', '申请退款'],
    ['您好，我想申请退款，订单号 SF-2026-0001', '退款 申请'],
    ['您好，我想申请退款，订单号 SF-2026-0001', 'SF-2026-0001'],
    ['您好，我想申请退款，订单号 SF-2026-0001', 'sf-20'],
    ['退货运费险怎么用', '退货'],
    ['退货运费险怎么用', '运费险'],
    ['Where is my Refund?', 'refu'],
    ['请联系 wang@shop.example', 'wang@shop'],
  ])('finds %p by %p', async (text, query) => expect(await finds(text, query)).toBe(true));

  it.each([
    ['我想申请退款', '退货'],
    ['和平共处，国家', '共和国'],
    ['Where is my order', 'refund'],
  ])('does not find %p by %p', async (text, query) => expect(await finds(text, query)).toBe(false));

  it('finds a Chinese text by every part of it, wherever it is cut', async () => {
    const sentence = '昨天买的退货运费险还没有到账请问什么时候能退款到支付宝账户谢谢客服小姐姐';
    const part = fc
      .tuple(fc.integer({ min: 0, max: sentence.length - 2 }), fc.integer({ min: 2, max: 8 }))
      .map(([from, length]) => sentence.slice(from, from + length));
    await fc.assert(
      fc.asyncProperty(part, async (query) => expect(await finds(sentence, query)).toBe(true)),
      { numRuns: 100 },
    );
  });

  it('never makes a query that PostgreSQL refuses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (query) => {
        const text = toTsQueryText(query);
        if (text) await db.database.query(`select to_tsquery('simple', $1)`, [text]);
      }),
      { numRuns: 300 },
    );
  });
});
