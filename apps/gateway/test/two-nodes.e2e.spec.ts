import { newId } from '@yingda/platform';
import { hasRedis } from '@yingda/testing';
import { TestGateway, text } from './harness';

describe('a second gateway on the same database', () => {
  it('refuses to start without Redis, with a sentence that says what to set', async () => {
    const first = await TestGateway.start();
    await expect(first.another()).rejects.toThrow(/REDIS_URL/);
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
});
