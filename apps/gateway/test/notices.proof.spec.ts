/* eslint-disable @nx/enforce-module-boundaries -- the simulator stands for Telegram here */
import { telegram } from '../../simulator/src/providers/telegram';
import { Simulator } from '../../simulator/src/server/simulator';
/* eslint-enable @nx/enforce-module-boundaries */
import type { NoticePlan, NoticeRecord, SegmentRecord } from '@yingda/contracts';
import { MeetSender, SegmentReader } from '@yingda/customers';
import { fewAtOnce, newId } from '@yingda/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { TestGateway } from './harness';

/** Fewer, to try this out on a machine that has other things to do. */
const RECIPIENTS = Number(process.env['NOTICE_RECIPIENTS'] ?? 10_000);
/** As many a minute as may be asked for: it goes as quickly as it can. */
const UNLIMITED = 60_000;
const MB = 1024 * 1024;
/** Messages a second that even a busy machine brings to its provider. */
const SLOWEST = 2;
const TIME = 60_000 + (RECIPIENTS / SLOWEST) * 1_000;
/** What a notice may add to the process, with all that the simulator keeps of it. */
const MOST_MB = 512;

/** Seldom enough to cost nothing of what is measured. */
async function within(check: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  for (const end = performance.now() + ms; performance.now() < end; await pause(500))
    if (await check()) return;
  throw new Error('It took too long');
}

describe(`a notice to ${RECIPIENTS} customers`, () => {
  let gateway: TestGateway;
  let simulator: Simulator;
  let token: string;
  let segmentId: string;
  const lines: string[] = [];

  beforeAll(async () => {
    simulator = new Simulator(
      {
        ...{ host: '127.0.0.1', port: 0, seed: 9, running: true, hookBase: null },
        ...{ pageFolder: null, publicUrl: null },
      },
      [telegram],
    );
    const provider = await simulator.start();
    gateway = await TestGateway.start();
    const team = await gateway.team();
    token = await gateway.signIn((await gateway.agent([team], { role: 'manager' })).email);
    const account = simulator.providers[0]!.accounts()[0]!.settings;
    const inbox = await gateway.inbox(team, {
      channel: 'telegram',
      settings: {
        ...{ botToken: String(account['token']), secretToken: String(account['secret']) },
        apiBase: `${provider}/telegram`,
        noticePace: UNLIMITED,
      },
    });
    await people(inbox.id, team);
    const segment = await ask<SegmentRecord>('POST', '/segments', {
      ...{ name: `All ${newId()}`, conditions: { kind: 'all', conditions: [] } },
    });
    segmentId = segment.id;
    const conditions = { kind: 'all' as const, conditions: [] };
    await within(
      async () =>
        (await gateway.app.get(SegmentReader, { strict: false }).count(conditions)).customers === RECIPIENTS,
      60_000,
    );
  }, TIME);
  afterAll(async () => {
    process.stdout.write(`\n${lines.join('\n')}\n`);
    await gateway.stop();
    await simulator.stop();
  });

  /** Each of them has written once, and that conversation is over. */
  async function people(inboxId: string, team: string): Promise<void> {
    const meet = gateway.app.get(MeetSender, { strict: false });
    const met: { customerId: string; identityId: string }[] = [];
    const numbers = Array.from({ length: RECIPIENTS }, (_, index) => String(5_000_000 + index));
    await fewAtOnce(
      numbers,
      async (externalId) => {
        await simulator.providers[0]!.act({ act: 'start', user: externalId } as never);
        met.push((await meet.execute({ inboxId, channel: 'telegram', externalId, name: '王敏' })).actor);
      },
      {
        failed: (error) => {
          throw error;
        },
      },
    );
    await gateway.database.query(
      `insert into conversations (id, channel, inbox_id, customer_id, identity_id, team_id, status, waiting_for,
         waiting_since, opened_at, closed_at, ended_by)
       select gen_random_uuid(), 'telegram', $2, r.customer, r.identity, $3, 'closed', 'customer', t, t, t, 'agent'
       from jsonb_to_recordset($1::jsonb) as r(customer uuid, identity uuid), (select now() - interval '1 day' as t) a`,
      [
        JSON.stringify(
          met.map(({ customerId, identityId }) => ({ customer: customerId, identity: identityId })),
        ),
        ...[inboxId, team],
      ],
    );
    await gateway.database.query('analyze');
  }

  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const told = await gateway.request<T>(method, `/api${path}`, { token, ...(body ? { body } : {}) });
    if (told.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(told.body)}`);
    return told.body;
  }
  async function send(text: string): Promise<string> {
    const plan: NoticePlan = {
      ...{ name: text, audience: 'segment', way: 'message', purpose: 'service', segmentId },
      ...{ teamIds: [], inboxIds: [], channels: ['telegram'], texts: { zh: text, en: '' } },
      ...{ perMinute: UNLIMITED, startsAt: null, endsAt: null, alsoMessage: false },
    };
    const written = await ask<NoticeRecord>('POST', '/notices', plan);
    await ask('POST', `/notices/${written.id}/send`, { version: written.version });
    return written.id;
  }
  const handed = (text: string) =>
    simulator.providers[0]!.messages({}).filter(
      ({ from, body }) => from === 'account' && body['text'] === text,
    );
  const said = async (id: string) => {
    const { tallies } = await ask<NoticeRecord>('GET', `/notices/${id}`);
    const not = tallies.filter(({ state }) => state === 'waiting' || state === 'left-out');
    const sum = (list: NoticeRecord['tallies']) => list.reduce((all, { count }) => all + count, 0);
    return sum(tallies) - sum(not);
  };

  it(
    'reaches each of them once, in bounded time and memory',
    async () => {
      globalThis.gc?.();
      const before = process.memoryUsage();
      let [heap, rss] = [0, 0];
      const watch = setInterval(() => {
        const now = process.memoryUsage();
        heap = Math.max(heap, now.heapUsed);
        rss = Math.max(rss, now.rss);
      }, 100);
      const begun = performance.now();
      const id = await send('派送延误一天');
      const seconds = () => (performance.now() - begun) / 1_000;
      await within(async () => (await said(id)) === RECIPIENTS, TIME);
      const saidAt = seconds();
      await within(() => handed('派送延误一天').length >= RECIPIENTS, TIME);
      const handedAt = seconds();
      clearInterval(watch);
      lines.push(
        `said to all ${RECIPIENTS} after ${saidAt.toFixed(1)} s, handed over to the provider after ${handedAt.toFixed(1)} s`,
        `memory of gateway and simulator in one process: heap ${(before.heapUsed / MB).toFixed(0)} MB before, ` +
          `${(heap / MB).toFixed(0)} MB at most; resident ${(before.rss / MB).toFixed(0)} MB before, ${(rss / MB).toFixed(0)} MB at most`,
      );
      await pause(1_000);
      expect(handed('派送延误一天')).toHaveLength(RECIPIENTS);
      expect(new Set(handed('派送延误一天').map(({ user }) => user)).size).toBe(RECIPIENTS);
      expect(RECIPIENTS / handedAt).toBeGreaterThan(SLOWEST);
      expect((heap - before.heapUsed) / MB).toBeLessThan(MOST_MB);
    },
    2 * TIME,
  );

  it(
    'is said to nobody any more once stopping has answered',
    async () => {
      const id = await send('第二条');
      await within(async () => (await said(id)) >= RECIPIENTS / 4, TIME);
      const asked = performance.now();
      await ask('POST', `/notices/${id}/stop`);
      const took = performance.now() - asked;
      const [atStop, over] = [await said(id), handed('第二条').length];
      await pause(5_000);
      const after = (await said(id)) - atStop;
      lines.push(
        `stopped within ${took.toFixed(0)} ms with ${atStop} said: ${after} said after that; ` +
          `${handed('第二条').length - over} of those said before were handed over after it`,
      );
      expect(after).toBe(0);
      expect(atStop).toBeLessThan(RECIPIENTS);
      await within(() => handed('第二条').length === atStop, TIME);
    },
    2 * TIME,
  );
});
