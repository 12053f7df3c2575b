// The provider's side door under load: the built product as processes, a real database, and requests that come whether
// or not the ones before them were answered.
import { eventually, hasRedis } from '@yingda/testing';
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

/** Which processes serve, on the same two cores as the database and whoever sends. */
const TOPOLOGIES: [name: string, roles: string[]][] = [
  ['one process that does everything', ['all']],
  ...(hasRedis() ? [['a gateway and a worker', ['gateway', 'worker']] as [string, string[]]] : []),
];

describe.each(TOPOLOGIES)('%s', (name, roles) => {
  let gateway: TestGateway;
  let stub: ProviderStub;
  let nodes: NodeProcess[];
  let stored: StoredWebhooks;
  let plan: Planned[];
  let offered: Offered;
  let counts: StoredCounts;

  beforeAll(async () => {
    gateway = await TestGateway.start(
      roles.length > 1 ? { redisUrl: process.env['REDIS_URL'] as string } : {},
    );
    stub = await providerStub();
    const team = await gateway.team();
    const hooks = new Map<string, string>();
    for (const { channel, settings } of PROVIDERS) {
      const inbox = await gateway.inbox(team, { channel, settings: { ...settings, apiBase: stub.url } });
      hooks.set(channel, `/hooks/${channel}/${inbox.key}`);
    }
    await gateway.leave();
    nodes = await Promise.all(
      roles.map((role) => NodeProcess.start(gateway.config, { ROLE: role, YINGDA_RATE_LIMITS: 'on' })),
    );
    stored = await StoredWebhooks.at(gateway.config.databaseUrl);

    const { url } = nodes[0]!;
    await offer(url, planOf(WARM_UP, hooks, new Date()));
    await eventually(async () => (await stored.waiting()) === 0, 2 * MINUTES);
    const before = await stored.counts();
    plan = planOf(SHAPE, hooks, new Date());
    const load = loadavg()[0]!;
    const cpuBefore = nodes.map((node) => node.cpuSeconds());
    offered = await offer(url, plan);
    const cpu = nodes.map((node, index) => node.cpuSeconds() - cpuBefore[index]!);
    print(answeredIn({ name, offered, plan, cpu, load }));
    const left = await stored.waiting();
    const ended = performance.now();
    await eventually(async () => (await stored.waiting()) === 0, 15 * MINUTES);
    const seconds = (performance.now() - ended) / 1_000;
    print([`  ${left} not yet worked on at the end, all of them ${seconds.toFixed(0)} s later`]);
    const after = await stored.counts();
    counts = { ...after, events: after.events - before.events, messages: after.messages - before.messages };
  }, 20 * MINUTES);

  afterAll(async () => {
    await stored?.close();
    await Promise.all(nodes?.map((node) => node.end()) ?? []);
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

  it('stores every event once', () => {
    expect(counts.events).toBe(unique().size);
  });

  it('makes one message of each, and loses none', async () => {
    expect(counts).toMatchObject({ waiting: 0, failed: 0, doubled: 0, messages: unique().size });
    const said = await stored.said();
    expect([...unique()].filter((message) => !said.has(message))).toEqual([]);
  });
});

interface Course {
  name: string;
  offered: Offered;
  plan: Planned[];
  cpu: number[];
  load: number;
}

function answeredIn({ name, offered, plan, cpu, load }: Course): string[] {
  const ms = offered.answers.map((answer) => answer.ms);
  const at = (percent: number) => percentile(ms, percent).toFixed(1);
  const unique = new Set(plan.map(({ message }) => message)).size;
  const cores = cpu.map((seconds) => (seconds / offered.seconds).toFixed(2)).join(' + ');
  return [
    `${name}: ${plan.length} webhooks in ${offered.seconds.toFixed(1)} s (${cpus().length} cores, load before ${load.toFixed(1)})`,
    `  answered in ms: p50 ${at(50)}, p95 ${at(95)}, p99 ${at(99)}, worst ${at(100)}; sender at most ${offered.lateMs.toFixed(0)} late`,
    `  ${unique} different, ${plan.length - unique} sent again; cores used: ${cores}`,
  ];
}

function print(lines: string[]): void {
  process.stdout.write(`\n${lines.join('\n')}\n`);
}
