import { newId } from '@yingda/platform';
import { TestGateway, text } from './harness';

interface Shown {
  message: {
    id: string;
    sequence: number;
    author: { kind: string; name: string };
    content: { kind: string; text?: string; event?: string };
  };
}

describe('a shopper and an agent talk', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await TestGateway.start();
  });
  afterAll(() => gateway.stop());

  it('brings a message to a free agent, the answer back, and keeps notes among staff', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const { email } = await gateway.agent([team], { name: '林悦' });
    const inbox = await gateway.inbox(team);
    const agent = await gateway.console(email);
    const shopper = await gateway.widget(inbox.key);

    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await shopper.done('conversation.subscribe', { conversationId });
    const sent = await shopper.done<{ sequence: number }>('message.send', {
      conversationId,
      clientMessageId: newId(),
      content: text('你好，水壶漏水了 😢'),
    });
    expect(sent.sequence).toBeGreaterThanOrEqual(1);

    await agent.waitFor<{ conversation: { id: string; status: string; agentId: string } }>(
      'conversation.updated',
      (event) => event.conversation.id === conversationId && event.conversation.status === 'assigned',
    );
    await agent.done('conversation.subscribe', { conversationId });
    await agent.done('message.send', {
      conversationId,
      clientMessageId: newId(),
      content: text('请先拔掉电源'),
    });
    await agent.done('note.add', { conversationId, clientMessageId: newId(), text: '又是这一批' });
    const answer = await shopper.waitFor<Shown>(
      'message.sent',
      (event) => event.message.content.kind === 'text' && event.message.author.kind === 'agent',
    );
    expect(answer.message.content.text).toBe('请先拔掉电源');

    const caughtUp = await shopper.done<{ entries: Shown['message'][]; head: { sequence: number } }>(
      'conversation.catch-up',
      { conversationId, afterSequence: 0, afterRevision: 0 },
    );
    expect(caughtUp.entries.map((entry) => entry.sequence)).toEqual(
      caughtUp.entries.map((_, index) => index + 1),
    );
    expect(JSON.stringify([caughtUp, shopper.received])).not.toContain('又是这一批');
    shopper.close();
    agent.close();
  });

  it('answers every retry of a message with the first sequence and stores it once', async () => {
    const team = await gateway.team();
    const inbox = await gateway.inbox(team);
    const shopper = await gateway.widget(inbox.key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    const clientMessageId = newId();
    const command = { conversationId, clientMessageId, content: text('three times') };
    const answers = await Promise.all([1, 2, 3].map(() => shopper.done('message.send', command)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const [row] = await gateway.database.query<{ count: string }>(
      'select count(*) from messages where client_message_id = $1',
      [clientMessageId],
    );
    expect(row?.count).toBe('1');
    shopper.close();
  });
});
