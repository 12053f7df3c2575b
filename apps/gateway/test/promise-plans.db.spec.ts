import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { PromiseReader, WatchPromises } from '@yingda/promises';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { migrations } from '../src/migrations';
import { Plans } from './volume/plans';
import { Product } from './volume/product';

const NOW = new Date('2026-03-02T06:00:00.000Z');
const DAY = 86_400_000;
/** Measured with 100,000: the same reads, and under 2 ms a round. */
const OPEN = 20_000;
const OVERDUE = 40;

describe('many open promises', () => {
  let test: TestDatabase;
  let product: Product;
  let plans: Plans;
  const [owner, team] = [newId(), newId()];

  beforeAll(async () => {
    test = await testDatabase({ migrations });
    product = await Product.on(test.url, NOW);
    const times = [new Date(NOW.getTime() + 2 * DAY), NOW];
    await product.database.query(
      `insert into promises (id, kind, what, owner_id, team_id, made_at, made_by_name, due_at, remind_at, state, next_at)
       select gen_random_uuid(), 'agreed', '回电', $3, $4, $2, 'Ann', $1::timestamptz + n * interval '20 seconds',
         null, 'open', $1::timestamptz + n * interval '20 seconds' from generate_series(1, $5::int) as n`,
      [...times, owner, team, OPEN],
    );
    // Broken ones were noticed and wait to be settled.
    await product.database.query(
      `insert into promises (id, kind, what, owner_id, team_id, made_at, made_by_name, due_at, state)
       select gen_random_uuid(), 'agreed', '回电', $2, $3, $1, 'Ann', $1::timestamptz - n * interval '2 hours', 'broken'
       from generate_series(1, $4::int) as n`,
      [NOW, owner, team, OVERDUE],
    );
    await product.database.query('analyze promises');
    plans = new Plans(product.database);
  }, 120_000);
  afterAll(async () => {
    await product?.close();
    await test?.close();
  });

  const manager: AgentActor = {
    ...{ kind: 'agent', agentId: newId(), name: 'Max', publicName: 'Max', role: 'manager', teamIds: [] },
    permissions: { 'promise.work': 'all' },
  };
  const reads = async (work: () => Promise<unknown>) =>
    (await plans.during(work)).flatMap((one) => one.reads).filter(({ table }) => table === 'promises');

  it('cost nothing while none is due: the watch looks at no row', async () => {
    const read = await reads(() => product.get(WatchPromises).runDue());
    expect(read.length).toBeGreaterThan(0);
    expect(read.map(({ how, rows }) => [how === 'Seq Scan', rows])).toEqual(read.map(() => [false, 0]));
    const rounds = 20;
    const began = performance.now();
    for (let round = 0; round < rounds; round++) await product.get(WatchPromises).runDue();
    // The bound is for a machine that does much else.
    expect((performance.now() - began) / rounds).toBeLessThan(50);
  });

  it('are on the board and in a list by what is due and overdue alone', async () => {
    const reader = product.get(PromiseReader);
    const dayEnd = new Date(NOW.getTime() + DAY / 2);
    const board = await reads(() => reader.board(manager, dayEnd));
    expect(board.some(({ how }) => how === 'Seq Scan')).toBe(false);
    expect(Math.max(...board.map(({ rows }) => rows))).toBe(OVERDUE);
    const list = await reads(() => reader.list(manager, { done: false, ownerId: owner, limit: 50 }));
    expect(Math.max(...list.map(({ rows }) => rows))).toBeLessThanOrEqual(51);
    expect((await reader.board(manager, dayEnd)).all).toMatchObject({
      overdue: OVERDUE,
      bands: [12, 12, 12, 4],
    });
  });
});
