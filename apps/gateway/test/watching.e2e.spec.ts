import { newId } from '@yingda/platform';
import { eventually } from '@yingda/testing';
import { TestGateway, text } from './harness';

type Samples = Map<string, number>;

/** Every sample of a Prometheus text, by its name and labels as they are written. */
async function scrape(gateway: TestGateway): Promise<Samples> {
  const response = await fetch(`${gateway.url}/metrics`);
  expect(response.status).toBe(200);
  const lines = (await response.text()).split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [
      line.slice(0, line.lastIndexOf(' ')),
      Number(line.slice(line.lastIndexOf(' ') + 1)),
    ]),
  );
}

/** By how much each sample that begins so has moved; what has not moved is left out. */
function moved(before: Samples, after: Samples, beginning: string): Record<string, number> {
  const changes = [...after]
    .filter(([name]) => name.startsWith(beginning) && !name.includes('_bucket') && !name.includes('_sum'))
    .map(([name, value]) => [name, value - (before.get(name) ?? 0)] as const)
    .filter(([, change]) => change !== 0);
  return Object.fromEntries(changes);
}

describe('watching a gateway', () => {
  let gateway: TestGateway;
  const lines: Record<string, unknown>[] = [];
  beforeAll(async () => {
    gateway = await TestGateway.start({
      log: (line) => void lines.push(JSON.parse(line)),
      slowStatementMs: 50,
    });
  });
  afterAll(() => gateway.stop());

  const message = (conversationId: string, words: string) => ({
    conversationId,
    clientMessageId: newId(),
    content: text(words),
  });

  it('shows who waits in a team’s queue, and what a process is made of', async () => {
    const team = await gateway.team();
    const shopper = await gateway.widget((await gateway.inbox(team)).key);
    await shopper.done('conversation.open', { conversationId: newId() });
    await eventually(
      async () =>
        (await gateway.database.query('select 1 from routing_queue where team_id = $1', [team])).length === 1,
    );
    const samples = await scrape(gateway);
    expect(samples.get(`yingda_queue_depth{team="${team}"}`)).toBe(1);
    expect(samples.get(`yingda_queue_oldest_seconds{team="${team}"}`)).toBeGreaterThanOrEqual(0);
    expect(samples.get('yingda_sockets{namespace="widget"}')).toBe(1);
    expect(samples.get('yingda_sockets{namespace="console"}')).toBe(0);
    expect(samples.get('yingda_ready')).toBe(1);
    expect(samples.has('yingda_redis_connected')).toBe(false);
    expect(samples.get('yingda_relay_lanes')).toBe(8);
    expect(samples.get('yingda_database_pool{state="most"}')).toBe(20);
    for (const name of ['lag_events', 'age_seconds'])
      expect(samples.get(`yingda_outbox_${name}{subscriber="routing"}`)).toBeGreaterThanOrEqual(0);
    expect(samples.get('yingda_parked_aggregates{subscriber="routing"}')).toBe(0);
    expect(samples.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    shopper.close();
  });

  it('counts exactly what happened: messages, retries, refusals, commits, deliveries, acknowledgements', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const { email } = await gateway.agent([team]);
    const agent = await gateway.console(email);
    const shopper = await gateway.widget((await gateway.inbox(team)).key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await agent.waitFor<{ conversation: { id: string; agentId: string | null } }>(
      'conversation.updated',
      (event) => event.conversation.id === conversationId && event.conversation.agentId !== null,
    );
    const before = await scrape(gateway);
    const first = message(conversationId, 'first');
    await shopper.done('message.send', first);
    await shopper.done('message.send', first);
    await shopper.done('message.send', message(conversationId, 'second'));
    for (let at = 0; at < 3; at++) await agent.done('message.send', message(conversationId, `answer ${at}`));
    expect(await shopper.refused('message.send', message(newId(), 'nowhere'))).toBe('conversation-not-found');
    expect(await shopper.refused('message.shout')).toBe('unknown-command');
    await gateway.request('GET', `/api/conversations/${conversationId}`, { token: agent.token });
    await gateway.request('GET', '/api/conversations');
    await gateway.request('GET', `/nowhere/${newId()}`);
    const after = await scrape(gateway);
    expect(moved(before, after, 'yingda_messages_total')).toEqual({
      'yingda_messages_total{channel="web",author="customer",outcome="stored"}': 2,
      'yingda_messages_total{channel="unknown",author="customer",outcome="repeated"}': 1,
      'yingda_messages_total{channel="web",author="agent",outcome="stored"}': 3,
      'yingda_messages_total{channel="web",author="customer",outcome="refused"}': 1,
    });
    expect(moved(before, after, 'yingda_acknowledgement_seconds')).toEqual({
      'yingda_acknowledgement_seconds_count{namespace="widget",command="message.send"}': 4,
      'yingda_acknowledgement_seconds_count{namespace="console",command="message.send"}': 3,
      'yingda_acknowledgement_seconds_count{namespace="widget",command="unknown"}': 1,
    });
    expect(moved(before, after, 'yingda_refusals_total')).toEqual({
      'yingda_refusals_total{at="widget",refusal="conversation-not-found"}': 1,
      'yingda_refusals_total{at="widget",refusal="unknown-command"}': 1,
      'yingda_refusals_total{at="http",refusal="token-missing"}': 1,
      'yingda_refusals_total{at="http",refusal="not-found"}': 1,
    });
    // One by one, so each is a batch of its own: two, the retry, three, and the one that the guard left out.
    expect(moved(before, after, 'yingda_commit_batch_size')).toEqual({ yingda_commit_batch_size_count: 7 });
    expect(
      after.get('yingda_commit_batch_size_bucket{le="1"}')! -
        (before.get('yingda_commit_batch_size_bucket{le="1"}') ?? 0),
    ).toBe(7);
    expect(moved(before, after, 'yingda_http_seconds')).toEqual({
      'yingda_http_seconds_count{method="GET",route="/api/conversations/:id",status="2xx"}': 1,
      'yingda_http_seconds_count{method="GET",route="/api/conversations",status="4xx"}': 1,
      'yingda_http_seconds_count{method="GET",route="none",status="4xx"}': 1,
      'yingda_http_seconds_count{method="GET",route="/metrics",status="2xx"}': 1,
    });
    expect(
      moved(before, after, 'yingda_delivery_seconds').yingda_delivery_seconds_count,
    ).toBeGreaterThanOrEqual(5);
    expect(
      moved(before, after, 'yingda_statement_seconds_count')[
        'yingda_statement_seconds_count{connection="writer"}'
      ],
    ).toBe(7);
    shopper.close();
    agent.close();
  });

  it('has no label that a caller can choose', async () => {
    const shopper = await gateway.widget((await gateway.inbox(await gateway.team())).key);
    const before = new Set((await scrape(gateway)).keys());
    for (let at = 0; at < 20; at++) {
      await shopper.refused(`shout.${at}`);
      await gateway.request('GET', `/api/conversations/${newId()}?x=${at}`);
      await fetch(`${gateway.url}/a/b${at}`, {
        method: at % 2 ? 'PROPFIND' : 'GET',
        headers: { 'x-request-id': `request-${at}` },
      });
    }
    const added = [...(await scrape(gateway)).keys()].filter(
      (name) => !before.has(name) && !name.includes('_bucket'),
    );
    expect(added.length).toBeLessThan(12);
    expect(added.filter((name) => /[0-9a-f]{8}-[0-9a-f]{4}|shout|request-|b\d/.test(name))).toEqual([]);
    shopper.close();
  });

  it('writes one id into the lines of a command, its commit, its delivery and the reactions to it', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const agent = await gateway.console((await gateway.agent([team])).email);
    const shopper = await gateway.widget((await gateway.inbox(team)).key);
    const conversationId = newId();
    lines.length = 0;
    await shopper.done('conversation.open', { conversationId });
    await agent.waitFor<{ conversation: { id: string; agentId: string | null } }>(
      'conversation.updated',
      (event) => event.conversation.id === conversationId && event.conversation.agentId !== null,
    );
    await shopper.done('message.send', message(conversationId, 'words nobody logs'));
    const linesOf = (command: string) => {
      const id = lines.find((line) => line['msg'] === 'command done' && line['command'] === command)?.[
        'requestId'
      ];
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      return lines.filter((line) => line['requestId'] === id);
    };
    const has = (command: string, msg: string, name: string) =>
      linesOf(command).some((line) => line['msg'] === msg && line['name'] === name);
    // Each subscriber comes to an event in its own time.
    await eventually(
      async () =>
        has('message.send', 'reacted', 'message.sent') &&
        has('conversation.open', 'reacted', 'conversation.assigned'),
    );
    for (const msg of ['committed', 'fanned out', 'reacted']) {
      expect({ msg, is: has('message.send', msg, 'message.sent') }).toEqual({ msg, is: true });
      // Routing heard of the opening and assigned it: that goes back to the same command.
      expect({ msg, is: has('conversation.open', msg, 'conversation.assigned') }).toEqual({ msg, is: true });
    }
    expect(JSON.stringify(lines)).not.toContain('words nobody logs');
    shopper.close();
    agent.close();
  });

  it('goes by the id a caller gives over HTTP, and answers with it', async () => {
    lines.length = 0;
    const given = await gateway.request('GET', '/api/conversations', {
      headers: { 'x-request-id': 'shop-order-17/4' },
    });
    expect(given.headers.get('x-request-id')).toBe('shop-order-17/4');
    const forged = await fetch(`${gateway.url}/api/conversations`, {
      headers: { 'x-request-id': 'a "b" c {d} e' },
    });
    expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    await eventually(async () => lines.filter((line) => line['msg'] === 'request done').length === 2);
    expect(
      lines.filter((line) => line['requestId'] === 'shop-order-17/4').map((line) => line['msg']),
    ).toEqual(['request refused', 'request done']);
  });

  it('logs a statement that takes longer than the setting, without its values', async () => {
    lines.length = 0;
    await gateway.database.query('select pg_sleep(0.08), $1::text', ['told in confidence']);
    await gateway.database.writer().queryArrays({ name: 'slow-one', text: 'select pg_sleep($1)' }, [0.08]);
    // What else goes on in the gateway may take its time as well.
    const slow = lines.filter(
      (line) => line['msg'] === 'slow statement' && String(line['text']).includes('pg_sleep'),
    );
    expect(slow).toEqual([
      expect.objectContaining({ connection: 'pool', text: 'select pg_sleep(0.08), $1::text', level: 'warn' }),
      expect.objectContaining({ connection: 'writer', name: 'slow-one', text: 'select pg_sleep($1)' }),
    ]);
    expect(slow.every((line) => (line['ms'] as number) >= 80)).toBe(true);
    expect(JSON.stringify(lines)).not.toContain('told in confidence');
  });
});
