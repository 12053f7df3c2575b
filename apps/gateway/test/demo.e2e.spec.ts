import { FanOut } from '../src/sockets/fan-out';
import type { Config } from '../src/config';
import { fillDemo } from '../src/demo/fill-demo';
import { episodesOf } from '../src/demo/history/plan';
import { startHistory } from '../src/demo/start-history';
import { CONFIG } from '../src/tokens';
import { Relay } from '@yingda/platform';
import { eventually } from '@yingda/testing';
import { TestGateway } from './harness';

describe('the demo', () => {
  let gateway: TestGateway;
  let config: Config;
  const rows = async <Row>(sql: string): Promise<Row[]> => gateway.database.query<Row>(sql);
  const count = async (from: string): Promise<number> =>
    (await rows<{ count: number }>(`select count(*)::integer as count from ${from}`))[0]!.count;
  const everything = async () =>
    rows(`select (select count(*) from agents) as agents, (select count(*) from teams) as teams,
      (select count(*) from topics) as topics, (select count(*) from inboxes) as inboxes,
      (select count(*) from canned_responses) as texts, (select count(*) from customers) as customers,
      (select count(*) from conversations) as conversations, (select count(*) from messages) as messages,
      (select max(position) from outbox_events) as facts`);
  const handled = async () => {
    await gateway.app.get(Relay).caughtUp();
  };

  beforeAll(async () => {
    gateway = await TestGateway.start({ demo: true });
    config = gateway.app.get<Config>(CONFIG);
    await fillDemo(gateway.app, config);
  });
  afterAll(() => gateway.stop());

  it('has everything its screens show, and every sign-in works', async () => {
    expect(await count('agents')).toBe(11);
    expect(await count(`conversations where status = 'queued'`)).toBe(3);
    expect(await count(`conversations where status = 'active'`)).toBeGreaterThan(6);
    expect(await count('conversations where rating_score is not null')).toBeGreaterThan(2);
    expect(await count('conversations where wrap_up_due')).toBe(1);
    expect(await count('canned_responses')).toBeGreaterThan(40);
    for (const name of ['admin', 'manager', 'supervisor', 'quality', 'handler', 'agent1', 'agent6']) {
      const body = { email: `${name}@demo.example`, password: config.demoPassword };
      expect(await gateway.request('POST', '/api/auth/sign-in', { body })).toMatchObject({ status: 200 });
    }
  });

  it('fills again without changing anything', async () => {
    await handled();
    const before = await everything();
    await fillDemo(gateway.app, config);
    await handled();
    expect(await everything()).toEqual(before);
  });

  it('counts its agents’ desks and its queues truly', async () => {
    await handled();
    const loads = await rows(`select agent_id, open from agent_loads where open > 0 order by agent_id`);
    const held = await rows(`select agent_id, count(*)::integer as open from conversations
      where status in ('offered', 'assigned', 'active') group by agent_id order by agent_id`);
    expect(loads).toEqual(held);
    expect(await count('routing_queue')).toBe(3);
  });

  it('signs its shoppers in as the shop’s own server would', async () => {
    const { status, body } = await gateway.request<{ identity: string; shopper: object }>(
      'POST',
      '/demo-shop/api/sign-in',
      { body: { shopper: 'silver' } },
    );
    expect({ status, shopper: body.shopper }).toEqual({
      status: 200,
      shopper: { name: '沈念', tier: 'silver' },
    });
    const session = await gateway.request<{ customer: object }>('POST', '/api/widget/sessions', {
      body: { inboxKey: 'demo-shop', identity: body.identity },
    });
    expect(session).toMatchObject({ status: 200, body: { customer: { name: '沈念', tier: 'silver' } } });
    const unknown = await gateway.request('POST', '/demo-shop/api/sign-in', { body: { shopper: 'x' } });
    expect(unknown).toMatchObject({ status: 400, body: { error: { code: 'invalid-payload' } } });
  });

  it('fills its history in the background: everything over, nobody disturbed, stopped within a second', async () => {
    const before = await rows('select agent_id, open from agent_loads order by agent_id');
    const highest = await count('conversations');
    const shown = jest.spyOn(gateway.app.get(FanOut), 'deliver');
    const history = startHistory(gateway.app, config);
    await eventually(async () => (await count('conversations')) > highest + 12, 20_000);
    const started = performance.now();
    await history.stop();
    expect(performance.now() - started).toBeLessThan(1_000);
    await handled();
    expect(
      await count(`conversations where number <= 100000 and status not in ('closed', 'abandoned')`),
    ).toBe(0);
    expect(await rows('select agent_id, open from agent_loads order by agent_id')).toEqual(before);
    expect(await count('routing_queue')).toBe(3);
    expect(await count('outbox_parked')).toBe(0);
    const names = new Set(shown.mock.calls.flatMap(([events]) => events.map((event) => event.name)));
    // Marks are a statement of their own; that a chat of last month was read then changes nobody's screen.
    expect([...names].filter((name) => name !== 'conversation.read')).toEqual([]);
    shown.mockRestore();
  });

  it('numbers earlier conversations before later ones', async () => {
    const numbers = await rows<{ number: number }>(
      'select number::integer as number from conversations order by opened_at, number',
    );
    const order = numbers.map(({ number }) => number);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('goes on where its history stopped, and plays nothing twice', async () => {
    const history = startHistory(gateway.app, config);
    await eventually(async () => (await count('demo_history where done_at is not null')) > 4, 60_000);
    await history.stop();
    const [{ first }] = (await rows<{ first: string }>(
      `select max(day)::text as first from demo_history`,
    )) as [{ first: string }];
    const done = await rows<{ day: string }>(
      `select day::text as day from demo_history where done_at is not null and day < '${first}'`,
    );
    expect(done.length).toBeGreaterThan(2);
    for (const { day } of done) {
      const from = `'${day}T00:00:00+08'::timestamptz`;
      const ofDay = await count(
        `conversations where opened_at >= ${from} and opened_at < ${from} + interval '1 day'`,
      );
      expect({ day, ofDay }).toEqual({ day, ofDay: episodesOf(day, first).length });
    }
  }, 90_000);

  it('finds what was said in its history', async () => {
    await handled();
    // What has no word in it ("？") cannot be sought.
    expect(
      await rows(`select content ->> 'text' as text from messages m where entry = 'message'
        and content ->> 'text' ~ '\\w' and not exists (select 1 from message_search s where s.message_id = m.id)`),
    ).toEqual([]);
  });
});
