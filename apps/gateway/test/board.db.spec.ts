import { testDatabase, type TestDatabase } from '@yingda/testing';
import { BoardModel } from '../src/board/board-model';
import { migrations } from '../src/migrations';
import { BoardInsteadView } from '../src/views/board-instead';
import { BoardMinutesView } from '../src/views/board-minutes';
import { BoardRowsView } from '../src/views/board-rows';
import { fillBoard, openId } from './volume/board';
import { Plans } from './volume/plans';
import { Product } from './volume/product';

const NOW = new Date('2026-03-02T06:00:00.000Z');
const SIZES = { closed: 100_000, open: 1_000, agents: 200, teams: 4, now: NOW };
const HOUR = 3_600_000;
/** What is open, and what ended within the hour: of a hundred thousand in a year, a dozen. */
const MOST = 1_500;

describe('what the board reads of a hundred thousand conversations', () => {
  let test: TestDatabase;
  let product: Product;
  let plans: Plans;
  beforeAll(async () => {
    test = await testDatabase({ migrations });
    await fillBoard(test.url, SIZES);
    product = await Product.on(test.url, NOW);
    plans = new Plans(product.database);
  }, 120_000);
  afterAll(async () => {
    await product?.close();
    await test?.close();
  });

  it('is what is open and what has just ended, along indexes', async () => {
    const rows = product.get(BoardRowsView);
    const since = new Date(NOW.getTime() - HOUR);
    const planned = await plans.during(async () => {
      await rows.conversations();
      await rows.conversations([openId(1), openId(2)]);
      await product.get(BoardMinutesView).count(since, NOW);
      await product.get(BoardInsteadView).since(since);
    });
    const ofConversations = planned.flatMap(({ reads }) =>
      reads.filter(({ table }) => table === 'conversations'),
    );
    expect(ofConversations.length).toBeGreaterThan(4);
    expect(ofConversations.filter(({ how, rows: read }) => how === 'Seq Scan' || read > MOST)).toEqual([]);
  });

  it('makes the same figures as counting', async () => {
    const rows = product.get(BoardRowsView);
    const model = new BoardModel();
    model.replaceAll(await rows.conversations());
    model.replaceAgents(await rows.agents());
    model.teams = await rows.teams();
    const { teams, hands } = model.standing(NOW.getTime());
    const counted = await product.database.query<Record<string, number | string>>(
      `select team_id, count(*) filter (where status = 'queued')::int as queue,
         count(*) filter (where status = 'active')::int as open,
         count(*) filter (where status = 'active' and waiting_for = 'us')::int as us
       from conversations where closed_at is null group by team_id order by team_id`,
    );
    expect(
      [...teams].map(([team_id, { queue, open, waitingForUs }]) => ({
        team_id,
        queue,
        open,
        us: waitingForUs,
      })),
    ).toEqual(counted);
    const [held] = await product.database.query<{ units: number }>(
      `select 100 * count(*)::int as units from conversations where closed_at is null and agent_id is not null`,
    );
    const busy = [...hands.values()].reduce((sum, hand) => sum + hand.busyUnits, 0);
    expect(busy).toBe(held!.units);
    const states = await product.database.query<{ shown: string; n: number }>(
      `select shown, count(*)::int as n from agent_presence group by shown`,
    );
    for (const { shown, n } of states)
      expect([shown, [...model.agents.values()].filter(({ state }) => state === shown).length]).toEqual([
        shown,
        n,
      ]);
  });

  it('counts what arrived and was answered within a minute, and how it ended', async () => {
    const found = await product.get(BoardMinutesView).count(new Date(NOW.getTime() - 60_000), NOW);
    const queue = found.reduce((sum, { queue: waiting }) => sum + waiting, 0);
    const arrivals = found.reduce((sum, one) => sum + one.arrivals, 0);
    // Every tenth of the open ones waits; those of the last sixty seconds arrived in the minute, but for its first moment.
    expect(queue).toBe(SIZES.open / 10);
    expect(arrivals).toBe(
      Array.from({ length: SIZES.open }, (_, n) => n % 600).filter((ago) => ago > 0 && ago <= 60).length,
    );
    expect(found.flatMap(({ firstResponses }) => firstResponses)).toEqual([]);
  });
});
