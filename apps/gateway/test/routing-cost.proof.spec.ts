import { UnitOfWork } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { DrainQueues, RoutingReader } from '@yingda/routing';
import { migrations } from '../src/migrations';
import { RoutingPoolView } from '../src/views/routing-pool';
import { fillTeam, NOW } from './volume/busy-team';
import { Product } from './volume/product';

const AGENTS = 1_000;
const DECISIONS = 100;
/** The machine is never quiet for long: of so many rounds the one counts in which nothing else was late. */
const ROUNDS = 8;
/** Turns before those that count: a server has long decided a few hundred times when the day is busy. */
const WARM = 150;
/** Of a decision that finds nobody: lock, whether anybody waits, rules, agents, who waits. */
const STATEMENTS = 5;
const WAITING = [100, 1_000, 10_000] as const;
/** Milliseconds that 95 of 100 decisions stay under. */
const P95 = 5;

interface Spread {
  /** What it costs when nothing else wants the machine at that moment. */
  fastest: number;
  median: number;
  p95: number;
}

interface Figure extends Spread {
  what: string;
  waiting: number;
  /** The same transaction with as many statements that do nothing, in turns with it. */
  limit: Spread;
}

describe(`a team of ${AGENTS} agents`, () => {
  const figures: Figure[] = [];
  let test: TestDatabase;
  let product: Product;

  beforeAll(async () => {
    for (const waiting of WAITING) {
      test = await testDatabase({ migrations });
      const team = await fillTeam(test.url, { agents: AGENTS, waiting });
      product = await Product.on(test.url, NOW);
      await measure(waiting, team);
      await product.close();
      await test.close();
    }
    const columns = ({ fastest, median, p95 }: Spread) =>
      [fastest, median, p95].map((ms) => ms.toFixed(2).padStart(9)).join('');
    const lines = figures.map(
      ({ what, waiting, limit, ...own }) =>
        `${what.padEnd(34)}${String(waiting).padStart(7)}${columns(own)}${columns(limit)}`,
    );
    const head = ['fastest', 'median', 'p95'].map((name) => name.padStart(9)).join('');
    process.stdout.write(
      `\nmilliseconds${' '.repeat(22)}waiting${head}${head} of as many empty statements\n${lines.join('\n')}\n`,
    );
  }, 600_000);

  async function measure(waiting: number, { teamId, agentId, conversationId }: Filled): Promise<void> {
    const drain = product.get(DrainQueues);
    const decide = async () => {
      drain.request([teamId]);
      await drain.settled();
    };
    const sql = (text: string, values: unknown[] = []) => product.database.query(text, values);
    const empty = () =>
      product.get(UnitOfWork).run(async () => {
        for (let statement = 0; statement < STATEMENTS; statement++) await sql('select 1');
      });
    const timed = async (what: string, work: () => Promise<unknown>, before = async () => {}) => {
      let quietest: Figure | null = null;
      for (let round = 0; round < ROUNDS && !isQuiet(quietest); round++) {
        const [times, limits]: [number[], number[]] = [[], []];
        for (let turn = -WARM; turn < DECISIONS; turn++) {
          await before();
          const [limit, time] = [await timeOf(empty), await timeOf(work)];
          if (turn < 0) continue;
          times.push(time);
          limits.push(limit);
        }
        const figure = { what, waiting, ...spread(times), limit: spread(limits) };
        if (!quietest || figure.limit.p95 < quietest.limit.p95) quietest = figure;
      }
      figures.push(quietest!);
    };
    await timed('decision: everybody full', decide);
    // Everybody has room, and of all skills asked for nobody has one: each demand is tried with each agent.
    await sql('update agent_loads set open = 0');
    await timed('decision: nobody has the skill', decide);
    await timed('  of it who could take one', () => product.get(RoutingPoolView).of({ teamId, helpers: [] }));
    await timed('decision: among weighed ones', decide, async () => {
      await sql('insert into routing_rules values ($1, $2, 1, $3) on conflict do nothing', [
        ...[
          teamId,
          JSON.stringify({ weights: { channels: { phone: 200 }, tiers: {} }, idleSeconds: 600 }),
          NOW,
        ],
      ]);
    });
    await sql('delete from routing_rules');
    await timed('explanation of a wait', () => product.get(RoutingReader).why(conversationId));
    // One agent, and one place each time: a decision that places one, and one that finds nobody with room.
    await sql('update agent_loads set open = 5');
    await sql(`update routing_queue set needs = '[]', demand = 'back|0|100'`);
    await timed('two decisions and an assignment', decide, async () => {
      await sql('update agent_loads set open = 4 where agent_id = $1', [agentId]);
    });
  }

  const of = (what: RegExp) => figures.filter((figure) => what.test(figure.what));

  it(`decides in under ${P95} ms, however many wait`, () => {
    expect(of(/^decision/).filter(({ p95 }) => p95 >= P95)).toEqual([]);
  });

  it('pays no more than logarithmically for a longer queue', () => {
    for (const [first, ...rest] of [of(/full/), of(/skill/)])
      for (const { waiting, median } of rest)
        expect(median / first!.median).toBeLessThan(1.5 * (Math.log(waiting) / Math.log(first!.waiting)));
  });
});

// An empty transaction, run in turns with the decisions, tells what else the machine does meanwhile.
function isQuiet(figure: Figure | null): boolean {
  return figure !== null && figure.limit.p95 < 2 * figure.limit.fastest;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function spread(times: number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!;
  return { fastest: sorted[0]!, median: at(0.5), p95: at(0.95) };
}

interface Filled {
  teamId: string;
  agentId: string;
  conversationId: string;
}
