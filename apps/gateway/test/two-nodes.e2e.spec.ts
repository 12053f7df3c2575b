import { newId } from '@yingda/platform';
import { eventually, hasRedis, testRedis, TestSocket } from '@yingda/testing';
import { TestGateway, text } from './harness';

describe('a second gateway on the same database', () => {
  it('refuses to start without Redis, or with one that cannot be reached, and says what to set', async () => {
    const first = await TestGateway.start();
    await expect(first.another()).rejects.toThrow(/REDIS_URL/);
    await expect(first.another({ redisUrl: 'redis://127.0.0.1:1' })).rejects.toThrow(/REDIS_URL cannot/);
    await first.stop();
  });
});

// Without a Redis on the machine npm test says that these were left out.
(hasRedis() ? describe : describe.skip)('two gateways with one Redis', () => {
  let first: TestGateway;
  let second: TestGateway;
  beforeAll(async () => {
    const redisUrl = process.env['REDIS_URL'] as string;
    first = await TestGateway.start({ redisUrl });
    second = await first.another({ redisUrl });
  });
  afterAll(async () => {
    await second.stop();
    await first.stop();
  });

  it('carries messages, presence and the end of a session between nodes', async () => {
    const team = await first.team(undefined, { automaticAccept: true });
    const { id, email } = await first.agent([team]);
    const agent = await second.console(email);
    const shopper = await first.widget((await first.inbox(team)).key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await shopper.done('conversation.subscribe', { conversationId });
    await agent.waitFor<{ conversation: { id: string; agentId: string | null } }>(
      'conversation.updated',
      (event) => event.conversation.id === conversationId && event.conversation.agentId === id,
    );
    await agent.done('conversation.subscribe', { conversationId });
    await shopper.done('message.send', {
      conversationId,
      clientMessageId: newId(),
      content: text('from the first node'),
    });
    await agent.waitFor<{ message: { content: { text?: string } } }>(
      'message.sent',
      (event) => event.message.content.text === 'from the first node',
    );
    await agent.done('message.send', {
      conversationId,
      clientMessageId: newId(),
      content: text('from the second node'),
    });
    await shopper.waitFor<{ message: { content: { text?: string } } }>(
      'message.sent',
      (event) => event.message.content.text === 'from the second node',
    );
    const admin = await first.agent([], { role: 'administrator' });
    await first.request('POST', `/api/agents/${id}/deactivate`, {
      token: await first.signIn(admin.email),
      body: {},
    });
    await agent.closed();
    shopper.close();
  });

  const admin = async () => first.signIn((await first.agent([], { role: 'administrator' })).email);

  it('shows who looks at a conversation to agents of both', async () => {
    const team = await first.team();
    const [a, b] = [await first.agent([team], { name: 'Ann' }), await first.agent([team], { name: 'Bob' })];
    const [ann, bob] = [await first.console(a.email), await second.console(b.email)];
    const shopper = await first.widget((await first.inbox(team)).key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    for (const agent of [ann, bob]) {
      await agent.done('conversation.subscribe', { conversationId });
      await agent.done('conversation.view', { conversationId });
    }
    for (const agent of [ann, bob])
      await agent.waitFor<{ viewers: { name: string }[] }>(
        'viewers.changed',
        ({ viewers }) =>
          viewers
            .map((viewer) => viewer.name)
            .sort()
            .join() === 'Ann,Bob',
      );
    for (const socket of [ann, bob, shopper]) socket.close();
  });

  it('notices that a waiting shopper has gone although the other node asked knows nothing of them', async () => {
    const shopper = await second.widget((await first.inbox(await first.team())).key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    shopper.close();
    // A node that does not answer is waited for five seconds, then the timer is set all the same.
    await eventually(
      async () =>
        (await first.database.query('select 1 from timers where key = $1', [conversationId])).length === 1,
      12_000,
    );
  });

  it('asks no node of another product that uses the same Redis', async () => {
    const redis = await testRedis();
    const askedTogether = () => redis.client.pubSubChannels('*#/widget#');
    const before = new Set(await askedTogether());
    const stranger = await TestGateway.start({ redisUrl: redis.url });
    await eventually(async () => (await askedTogether()).some((channel) => !before.has(channel)));
    await stranger.stop();
    await redis.close();
  });

  it('ends the session of an agent who left a team, and knows a new team, on the node that was not asked', async () => {
    const [team, further] = [await first.team(), await first.team()];
    const { id, email } = await first.agent([team]);
    const agent = await second.console(email);
    const token = await admin();
    const teams = (teamIds: string[]) =>
      first.request('PATCH', `/api/agents/${id}`, { token, body: { teamIds } });
    await teams([team, further]);
    const shopper = await first.widget((await first.inbox(further)).key);
    const conversationId = newId();
    await eventually(async () => {
      await shopper.send('conversation.open', { conversationId });
      return (await agent.send('conversation.subscribe', { conversationId })).ok;
    });
    await teams([team]);
    await agent.closed();
    expect(agent.events('session.ended')).toEqual([{ code: 'token-expired' }]);
    shopper.close();
  });

  it('keeps no socket that was opened with a token the other node has just ended', async () => {
    const { id, email } = await first.agent([await first.team()]);
    const token = await second.signIn(email);
    // The second node now knows the account, for up to five seconds.
    expect((await second.request('GET', '/api/me', { token })).status).toBe(200);
    await first.request('POST', `/api/agents/${id}/deactivate`, { token: await admin(), body: {} });
    const socket = await TestSocket.connect({ url: second.url, namespace: '/console', token }).catch(
      () => null,
    );
    await socket?.closed();
  });
});
