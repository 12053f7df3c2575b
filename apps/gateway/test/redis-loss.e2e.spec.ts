import { newId, silentLog } from '@yingda/platform';
import { eventually, hasRedis, type TestSocket } from '@yingda/testing';
import { RedisLink } from '../src/nodes/redis-link';
import { Watching } from '../src/watching/watching';
import { TestGateway, text } from './harness';
import { Line } from './line';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

// Without a Redis on the machine npm test says that these were left out.
(hasRedis() ? describe : describe.skip)('two gateways that lose Redis', () => {
  let line: Line;
  let first: TestGateway;
  let second: TestGateway;
  beforeAll(async () => {
    line = await Line.to(process.env['REDIS_URL'] as string);
    first = await TestGateway.start({ redisUrl: line.url });
    second = await first.another({ redisUrl: line.url });
  });
  afterEach(() => line.mend());
  afterAll(async () => {
    await second.stop();
    await first.stop();
    await line.close();
  });

  /** A shopper served by an agent on the second gateway, both looking at their conversation. */
  async function serving(shoppers = first) {
    const team = await first.team(undefined, { automaticAccept: true });
    const { id: agentId, email } = await first.agent([team]);
    const agent = await second.console(email);
    const shopper = await shoppers.widget((await first.inbox(team)).key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await shopper.done('conversation.subscribe', { conversationId });
    await assigned(conversationId);
    await agent.done('conversation.subscribe', { conversationId });
    const say = (who: TestSocket, words: string) =>
      who.done<{ sequence: number }>('message.send', {
        conversationId,
        clientMessageId: newId(),
        content: text(words),
      });
    await say(shopper, 'before');
    await heard(agent, 'before');
    return { agent, agentId, shopper, conversationId, say };
  }
  const heard = (who: TestSocket, words: string, withinMs = 5_000) =>
    who.waitFor<{ message: { content: { text?: string } } }>(
      'message.sent',
      (event) => event.message.content.text === words,
      withinMs,
    );
  const assigned = (conversationId: string) =>
    eventually(async () => {
      const rows = await first.database.query(
        'select 1 from conversations where id = $1 and agent_id is not null',
        [conversationId],
      );
      return rows.length === 1;
    });
  const connected = async (gateway: TestGateway) =>
    (await gateway.app.get(Watching).text()).includes('yingda_redis_connected 1');
  const noticed = (up: boolean) =>
    eventually(async () => (await connected(first)) === up && (await connected(second)) === up, 10_000);

  for (const [how, lose] of [
    ['gone', () => line.cut()],
    ['stuck, its connections open', () => line.stick()],
  ] as const)
    it(`store, acknowledge and show messages while it is ${how}, and are all live again when it is back`, async () => {
      const { agent, shopper, say } = await serving();
      lose();
      const began = performance.now();
      await say(shopper, 'in the dark');
      expect(performance.now() - began).toBeLessThan(4_000);
      // The same node: at once.
      await heard(shopper, 'in the dark', 2_000);
      await heard(agent, 'in the dark', 10_000);
      await noticed(false);
      await say(agent, 'and back');
      await heard(agent, 'and back', 2_000);
      await heard(shopper, 'and back', 10_000);

      line.mend();
      await noticed(true);
      // The reading of the outbox ends soon after, and what is said then comes once.
      await pause(3_000);
      await say(shopper, 'live');
      await heard(agent, 'live');
      await say(agent, 'again');
      await heard(shopper, 'again');
      await pause(1_500);
      const times = (who: TestSocket, words: string) =>
        who
          .events<{ message: { content: { text?: string } } }>('message.sent')
          .filter(({ message }) => message.content.text === words).length;
      expect([times(agent, 'live'), times(shopper, 'again')]).toEqual([1, 1]);
      for (const socket of [agent, shopper]) socket.close();
    }, 40_000);

  it('still close the sessions of an agent who is deactivated on the other one', async () => {
    const { agent, agentId, shopper } = await serving();
    const token = await first.signIn((await first.agent([], { role: 'administrator' })).email);
    line.cut();
    await noticed(false);
    await first.request('POST', `/api/agents/${agentId}/deactivate`, { token, body: {} });
    await agent.closed();
    expect(agent.events('session.ended')).toEqual([{ code: 'account-deactivated' }]);
    shopper.close();
  });

  it('count what somebody sends each for itself', async () => {
    const { shopper, conversationId, agent } = await serving();
    line.cut();
    await noticed(false);
    const answers = await Promise.all(
      Array.from({ length: 25 }, () =>
        shopper.send('message.send', { conversationId, clientMessageId: newId(), content: text('more') }),
      ),
    );
    const limited = answers.filter((answer) => !answer.ok && answer.error.code === 'rate-limited');
    expect(limited.length).toBeGreaterThan(2);
    expect(limited.length).toBeLessThan(10);
    for (const socket of [agent, shopper]) socket.close();
  });

  it('take calls on what needs every node without waiting for it', async () => {
    const { agent, conversationId, shopper } = await serving();
    line.cut();
    await noticed(false);
    const began = performance.now();
    await agent.done('conversation.view', { conversationId });
    expect(performance.now() - began).toBeLessThan(3_000);
    await agent.waitFor('viewers.changed');
    for (const socket of [agent, shopper]) socket.close();
  });

  it('hear of each other although one of them has lost it alone, a moment after it started', async () => {
    const alone = await Line.to(process.env['REDIS_URL'] as string);
    const cutOff = await first.another({ redisUrl: alone.url });
    try {
      const { agent, shopper, say } = await serving(cutOff);
      alone.cut();
      await eventually(async () => !(await connected(cutOff)), 10_000);
      await say(shopper, 'from the one cut off');
      await say(agent, 'to the one cut off');
      await heard(agent, 'from the one cut off', 15_000);
      await heard(shopper, 'to the one cut off', 10_000);
      for (const socket of [agent, shopper]) socket.close();
    } finally {
      await cutOff.stop();
      await alone.close();
    }
  }, 60_000);

  it('let go of it when it is lost just as they stop', async () => {
    const alone = await Line.to(process.env['REDIS_URL'] as string);
    const link = await RedisLink.connect(alone.url, silentLog, 'yingda:alone');
    alone.stick();
    const said = link.ask((redis) => redis.ping()).catch(() => 'lost');
    const closed = link.close();
    alone.cut();
    await closed;
    expect(await said).toBe('lost');
    await alone.close();
  });
});
