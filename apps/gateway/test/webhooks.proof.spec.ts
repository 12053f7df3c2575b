// The provider's side door under load: the built product as processes, a real database, and requests that come whether
// or not the ones before them were answered.
import { eventually } from '@yingda/testing';
import { cpus, loadavg } from 'node:os';
import { TestGateway } from './harness';
import { NodeProcess } from './node-process';
import { offer, percentile, type Offered } from './webhooks/offer';
import { planOf, type Planned } from './webhooks/plan';
import { providerStub, type ProviderStub } from './webhooks/provider-stub';
import { PROVIDERS } from './webhooks/providers';
import { StoredWebhooks, type StoredCounts } from './webhooks/stored';

const SHAPE = { perSecond: 500, seconds: 60, people: 3_000, again: 10, first: 1_000_000 };
const WARM_UP = { ...SHAPE, perSecond: 200, seconds: 5, first: 1 };
/** Milliseconds that 99 of 100 answers stay under: providers wait no longer before they send again. */
const ANSWER_P99 = 300;
const MINUTES = 60_000;

// One process that answers, works and routes, as `npm start` has it, on the same two cores as the database and whoever
// sends: the hardest case. Where a worker has a machine of its own, who answers has more.
describe('500 webhooks a second for a minute', () => {
  let gateway: TestGateway;
  let stub: ProviderStub;
  let node: NodeProcess;
  let stored: StoredWebhooks;
  let plan: Planned[];
  let offered: Offered;
  let before: StoredCounts;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    stub = await providerStub();
    const team = await gateway.team();
    const hooks = new Map<string, string>();
    for (const { channel, settings } of PROVIDERS) {
      const inbox = await gateway.inbox(team, { channel, settings: { ...settings, apiBase: stub.url } });
      hooks.set(channel, `/hooks/${channel}/${inbox.key}`);
    }
    await gateway.leave();
    node = await NodeProcess.start(gateway.config, { YINGDA_RATE_LIMITS: 'on' });
    stored = await StoredWebhooks.at(gateway.config.databaseUrl);

    await offer(node.url, planOf(WARM_UP, hooks, new Date()));
    await eventually(async () => (await stored.waiting()) === 0, 2 * MINUTES);
    before = await stored.counts();
    plan = planOf(SHAPE, hooks, new Date());
    const load = loadavg()[0]!;
    const cpuBefore = node.cpuSeconds();
    offered = await offer(node.url, plan);
    const cores = (node.cpuSeconds() - cpuBefore) / offered.seconds;
    print(answeredIn({ offered, plan, cores, load }));
  }, 10 * MINUTES);

  afterAll(async () => {
    await stored?.close();
    await node?.end();
    await stub?.close();
    await gateway?.stop();
  });

  const unique = () => new Set(plan.map(({ message }) => message));

  it('answers every webhook with success', () => {
    const failed = offered.answers.filter(({ status }) => status !== 200);
    expect(failed.slice(0, 5)).toEqual([]);
    expect(offered.answers).toHaveLength(SHAPE.perSecond * SHAPE.seconds);
  });

  it(`answers 99 of 100 within ${ANSWER_P99} ms of the moment they were sent`, () => {
    expect(
      percentile(
        offered.answers.map(({ ms }) => ms),
        99,
      ),
    ).toBeLessThan(ANSWER_P99);
  });

  it('was offered what it was to be offered', () => {
    expect(offered.seconds).toBeLessThan(SHAPE.seconds + 5);
    expect(plan.length - unique().size).toBeGreaterThan(plan.length / 20);
  });

  it('stores every event once', async () => {
    expect((await stored.counts()).events - before.events).toBe(unique().size);
  });

  it(
    'makes one message of each in the end, and loses none',
    async () => {
      const left = await stored.waiting();
      const began = performance.now();
      await eventually(async () => (await stored.waiting()) === 0, 40 * MINUTES);
      const seconds = (performance.now() - began) / 1_000;
      print([`  ${left} were still to be worked on, and all of them were ${seconds.toFixed(0)} s later`]);
      const after = await stored.counts();
      expect(after.messages - before.messages).toBe(unique().size);
      expect(after).toMatchObject({ waiting: 0, failed: 0, doubled: 0 });
      const said = await stored.said();
      expect([...unique()].filter((message) => !said.has(message))).toEqual([]);
    },
    41 * MINUTES,
  );
});

interface Course {
  offered: Offered;
  plan: Planned[];
  /** Used by the gateway. */
  cores: number;
  load: number;
}

function answeredIn({ offered, plan, cores, load }: Course): string[] {
  const ms = offered.answers.map((answer) => answer.ms);
  const at = (percent: number) => percentile(ms, percent).toFixed(1);
  const unique = new Set(plan.map(({ message }) => message)).size;
  return [
    `${plan.length} webhooks in ${offered.seconds.toFixed(1)} s (${cpus().length} cores, load before ${load.toFixed(1)})`,
    `  answered in ms: p50 ${at(50)}, p95 ${at(95)}, p99 ${at(99)}, worst ${at(100)}; sender at most ${offered.lateMs.toFixed(0)} late`,
    `  ${unique} different, ${plan.length - unique} sent again; cores used by the gateway: ${cores.toFixed(2)}`,
  ];
}

function print(lines: string[]): void {
  process.stdout.write(`\n${lines.join('\n')}\n`);
}
