import { Refusal } from '@yingda/contracts/names';
import { newId } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import { anAgent, aCustomer } from '../testing';
import { anOpenConversation, aTopic, testGround, type TestGround } from '../testing-ground';
import { AssignConversation } from './assigning';
import { CloseByCustomer, CloseConversation } from './closing';
import { MoveConversations } from './move-conversations';
import { EditMessage } from './notes-and-changes';
import { OpenConversation } from './open-conversation';
import { SendMessage } from './send-message';
import { ConversationReader } from '../storage/conversation-reader';
import { TimelineReads } from '../storage/timeline-reads';

describe('sending a message', () => {
  let test: TestDatabase;
  let ground: TestGround;
  let send: SendMessage;
  let reader: ConversationReader;
  let timeline: TimelineReads;

  beforeAll(async () => {
    test = await testDatabase();
    ground = testGround(test);
    send = ground.context.find(SendMessage);
    reader = ground.context.find(ConversationReader);
    timeline = ground.context.find(TimelineReads);
  });
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  const text = (conversationId: string, body = '你好', clientMessageId = newId()) => ({
    conversationId,
    clientMessageId,
    content: { kind: 'text' as const, text: body },
  });

  it('stores it once when it is sent three times at once, and answers all three the same', async () => {
    const { id, customer } = await anOpenConversation(ground.context);
    const command = text(id);
    const answers = await Promise.all([1, 2, 3].map(() => send.execute(customer, command)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual({
      id: expect.any(String),
      sequence: 1,
      createdAt: test.clock.now().toISOString(),
    });
    expect((await timeline.customerMessages(id, null)).messages).toHaveLength(1);
    expect(await recordedEvents(test.database, 'message.sent')).toHaveLength(1);
    expect(await send.execute(customer, command)).toEqual(answers[0]);
  });

  it('stores it once when two processes get it at the same moment', async () => {
    const other = testGround(test).context.find(SendMessage);
    const { id, customer } = await anOpenConversation(ground.context);
    for (let round = 0; round < 20; round++) {
      const command = text(id);
      const [one, two] = await Promise.all([
        send.execute(customer, command),
        other.execute(customer, command),
      ]);
      expect(two).toEqual(one);
      expect(one.sequence).toBe(round + 1);
    }
  });

  it('numbers without gaps, in both counts, under twenty senders of two processes', async () => {
    const other = testGround(test).context.find(SendMessage);
    const agent = anAgent();
    const conversations = await Promise.all([1, 2, 3].map(() => anOpenConversation(ground.context)));
    for (const { id } of conversations)
      await ground.context
        .find(AssignConversation)
        .execute(
          { kind: 'system', name: 'routing' },
          { conversationId: id, agentId: agent.agentId, how: 'routed' },
        );
    const sent = Array.from({ length: 20 }, async (_, sender) => {
      const process = sender % 2 === 0 ? send : other;
      for (let round = 0; round < 15; round++) {
        const { id, customer } = conversations[(sender + round) % 3]!;
        await process.execute(sender % 3 === 0 ? agent : customer, text(id, `${sender}/${round}`));
      }
    });
    await Promise.all(sent);
    for (const { id } of conversations) {
      const state = (await reader.state(id))!;
      const rows = await test.database.query<{ position: number; sequence: number | null }>(
        'select position, sequence from messages where conversation_id = $1 order by position',
        [id],
      );
      expect(rows.map((row) => row.position)).toEqual(rows.map((_, index) => index + 1));
      const sequences = rows.filter((row) => row.sequence !== null).map((row) => row.sequence);
      expect(sequences).toEqual(sequences.map((_, index) => index + 1));
      expect(state.head).toMatchObject({ position: rows.length, sequence: sequences.length });
    }
    const events = await recordedEvents(test.database, 'message.sent');
    expect(events).toHaveLength(300);
    for (const { id } of conversations) {
      const positions = events
        .filter((event) => event.aggregateId === id)
        .map((event) => event.payload.entries[0]!.position);
      expect(positions).toEqual([...positions].sort((a, b) => a - b));
    }
  });

  it('lets a failing message fail alone', async () => {
    const { id, customer } = await anOpenConversation(ground.context);
    const { id: otherId, customer: otherCustomer } = await anOpenConversation(ground.context);
    // U+0000 is what PostgreSQL cannot keep in text; here it hides in a name, which no rule looks at.
    const results = await Promise.allSettled([
      send.execute(customer, text(id, 'before')),
      send.execute({ ...customer, name: 'broken \u0000' }, text(id, 'broken')),
      send.execute(otherCustomer, text(otherId, 'other')),
      send.execute(customer, text(id, 'after')),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    const { messages } = await timeline.customerMessages(id, null);
    expect(messages.map((message) => message.content)).toEqual([
      { kind: 'text', text: 'before' },
      { kind: 'text', text: 'after' },
    ]);
  });

  it('answers only what is committed, and announces it with the state after it', async () => {
    const { id, customer } = await anOpenConversation(ground.context);
    const heard: unknown[] = [];
    test.outbox.onCommitted((events) => heard.push(...events));
    const sent = await send.execute(customer, text(id));
    const stored = (await recordedEvents(test.database, 'message.sent'))[0]!;
    expect(heard).toEqual([stored]);
    expect(stored.payload.entries[0]!.id).toBe(sent.id);
    expect(stored.payload.conversation).toEqual(await reader.state(id));
  });

  it('says whose turn it is, and which answer of a person was the first', async () => {
    const agent = anAgent();
    const { id, customer } = await anOpenConversation(ground.context);
    await ground.context
      .find(AssignConversation)
      .execute(
        { kind: 'system', name: 'routing' },
        { conversationId: id, agentId: agent.agentId, how: 'routed' },
      );
    test.clock.advance(1_000);
    await send.execute({ kind: 'system', name: 'auto-reply' }, text(id, '您好,请稍候'));
    test.clock.advance(1_000);
    await send.execute(agent, text(id, '我来了'));
    const answered = (await reader.state(id))!;
    expect(answered).toMatchObject({
      status: 'active',
      waitingFor: 'customer',
      waitingSince: test.clock.now().toISOString(),
    });
    test.clock.advance(5_000);
    await send.execute(agent, text(id, '在吗'));
    expect((await reader.state(id))!).toMatchObject({
      waitingSince: answered.waitingSince,
      firstResponseAt: answered.waitingSince,
      unread: 0,
    });
    await send.execute(customer, text(id, '在'));
    expect((await reader.state(id))!).toMatchObject({
      waitingFor: 'us',
      unread: 1,
      lastMessage: { authorKind: 'customer', excerpt: '在' },
    });
    const events = await recordedEvents(test.database, 'message.sent');
    expect(events.map((event) => event.payload.firstResponse)).toEqual([false, true, false, false]);
  });

  it('refuses who does not have it, strangers and conversations that are not there', async () => {
    const { id } = await anOpenConversation(ground.context);
    await expect(send.execute(aCustomer(), text(id))).rejects.toMatchObject({ code: 'not-a-participant' });
    await expect(send.execute(anAgent({ role: 'manager' }), text(id))).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await expect(send.execute(anAgent({ role: 'administrator' }), text(id))).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await expect(send.execute(aCustomer(), text(newId()))).rejects.toMatchObject({
      code: 'conversation-not-found',
    });
    expect(await recordedEvents(test.database, 'message.sent')).toEqual([]);
  });

  it('goes on for a shopper who signs in: their next message, and the retry of one sent before', async () => {
    const { id, customer } = await anOpenConversation(ground.context);
    const before = text(id, 'before signing in');
    const first = await send.execute(customer, before);
    // The identity is the known customer's by now; the conversation follows when the event is handled.
    const signedIn = { ...customer, customerId: newId() };
    expect(await send.execute(signedIn, before)).toEqual(first);
    expect((await send.execute(signedIn, text(id, 'after'))).sequence).toBe(2);
    await ground.context.find(MoveConversations).execute(
      { kind: 'system', name: 'customers' },
      {
        identityId: customer.identityId,
        fromCustomerId: customer.customerId,
        toCustomerId: signedIn.customerId,
        why: { event: 'customer-identified', details: {} },
      },
    );
    expect(await send.execute(signedIn, before)).toEqual(first);
    await expect(send.execute(aCustomer(), before)).rejects.toMatchObject({ code: 'already-exists' });
  });

  it('gives the id of somebody else no second life', async () => {
    const agent = anAgent();
    const { id, customer } = await anOpenConversation(ground.context);
    await ground.context
      .find(AssignConversation)
      .execute(
        { kind: 'system', name: 'routing' },
        { conversationId: id, agentId: agent.agentId, how: 'routed' },
      );
    const command = text(id);
    await send.execute(customer, command);
    await expect(send.execute(agent, command)).rejects.toMatchObject({ code: 'already-exists' });
  });

  it('reopens within 24 hours with the same agent when there, else first in the queue', async () => {
    const agent = anAgent();
    const topicId = await aTopic(test);
    const { id, customer } = await anOpenConversation(ground.context);
    const give = () =>
      ground.context
        .find(AssignConversation)
        .execute(
          { kind: 'system', name: 'routing' },
          { conversationId: id, agentId: agent.agentId, how: 'routed' },
        );
    const close = () =>
      ground.context
        .find(CloseConversation)
        .execute(agent, { conversationId: id, disposition: { topicId, resolved: 'yes', summary: '' } });
    await give();
    await close();
    test.clock.advance(24 * 3_600_000 - 1);
    ground.presence.present.add(agent.agentId);
    await send.execute(customer, text(id, '还有一个问题'));
    expect(await reader.state(id)).toMatchObject({
      status: 'assigned',
      agentId: agent.agentId,
      disposition: null,
      waitingFor: 'us',
    });
    await close();
    ground.presence.present.clear();
    await send.execute(customer, text(id, '又来了'));
    expect(await reader.state(id)).toMatchObject({ status: 'queued', agentId: null });
    expect(await test.database.query('select queue_first from conversations')).toEqual([
      { queue_first: true },
    ]);
    expect((await reader.loads([agent.agentId])).get(agent.agentId)).toBe(0);
    await give();
    await close();
    test.clock.advance(24 * 3_600_000);
    await expect(send.execute(customer, text(id))).rejects.toMatchObject({ code: 'conversation-closed' });
  });

  it('queues again what was abandoned, but not beside a newer conversation', async () => {
    const { id, customer, opening } = await anOpenConversation(ground.context);
    await ground.context.find(CloseByCustomer).execute(customer, { conversationId: id });
    expect(await reader.state(id)).toMatchObject({ status: 'abandoned' });
    await send.execute(customer, text(id));
    expect(await reader.state(id)).toMatchObject({ status: 'queued', closedAt: null });
    await ground.context.find(CloseByCustomer).execute(customer, { conversationId: id });
    const next = newId();
    await ground.context.find(OpenConversation).execute(customer, { ...opening, conversationId: next });
    await expect(send.execute(customer, text(id))).rejects.toMatchObject({
      code: 'conversation-closed',
      details: { openConversationId: next },
    });
  });

  it('quotes a message of the conversation as it stood, and no note to a customer', async () => {
    const { id, customer } = await anOpenConversation(ground.context);
    const first = await send.execute(customer, text(id, '第一句'));
    await send.execute(customer, { ...text(id, '回复'), replyTo: first.id });
    const { messages } = await timeline.customerMessages(id, null);
    expect(messages[1]!.replyTo).toEqual({ id: first.id, author: messages[0]!.author, excerpt: '第一句' });
    await expect(send.execute(customer, { ...text(id), replyTo: newId() })).rejects.toMatchObject({
      code: 'message-not-found',
    });
  });

  it('stores nothing an agent may not say, answers what was stored before, and lets customers say it', async () => {
    const agent = anAgent();
    const { id, customer } = await anOpenConversation(ground.context);
    await ground.context
      .find(AssignConversation)
      .execute(
        { kind: 'system', name: 'routing' },
        { conversationId: id, agentId: agent.agentId, how: 'routed' },
      );
    const said = text(id, '最便宜');
    const before = await send.execute(agent, { ...said, cannedResponseId: newId() });
    ground.wording.forbidden = '最便宜';
    try {
      expect(await send.execute(agent, said)).toEqual(before);
      await expect(send.execute(agent, text(id, '最便宜'))).rejects.toMatchObject({
        code: 'forbidden-words',
      });
      await expect(
        ground.context.find(EditMessage).execute(agent, { messageId: before.id, content: said.content }),
      ).rejects.toMatchObject({ code: 'forbidden-words' });
      await send.execute(customer, text(id, '最便宜'));
    } finally {
      ground.wording.forbidden = null;
    }
    expect(await recordedEvents(test.database, 'message.sent')).toHaveLength(2);
    expect(ground.wording.uses).toMatchObject([
      { messageId: before.id, agentId: agent.agentId, text: '最便宜' },
    ]);
  });

  it('stores nothing of what cannot reach the customer now, but answers what was stored before', async () => {
    const agent = anAgent();
    const { id, customer } = await anOpenConversation(ground.context);
    await ground.context
      .find(AssignConversation)
      .execute(
        { kind: 'system', name: 'routing' },
        { conversationId: id, agentId: agent.agentId, how: 'routed' },
      );
    const before = text(id, 'before');
    const sent = await send.execute(agent, before);
    ground.reach.refusal = new Refusal('window-closed', 'The time is over.', { why: 'over' });
    await expect(send.execute(agent, text(id, 'late'))).rejects.toMatchObject({ code: 'window-closed' });
    expect(await send.execute(agent, before)).toEqual(sent);
    await send.execute(customer, text(id, 'the customer always may'));
    ground.reach.refusal = null;
    expect(
      (await timeline.customerMessages(id, null)).messages.map(({ content }) => content),
    ).not.toContainEqual({
      kind: 'text',
      text: 'late',
    });
  });

  it('remembers the identity an agent chose, and lets no customer choose', async () => {
    const agent = anAgent();
    const { id, customer } = await anOpenConversation(ground.context);
    await ground.context
      .find(AssignConversation)
      .execute(
        { kind: 'system', name: 'routing' },
        { conversationId: id, agentId: agent.agentId, how: 'routed' },
      );
    const identityId = newId();
    await send.execute(agent, { ...text(id), identityId });
    await send.execute(customer, { ...text(id), identityId });
    const told = (await recordedEvents(test.database, 'message.sent')).map(
      ({ payload }) => payload.entries[0]!,
    );
    expect(told.map((entry) => entry.identityId)).toEqual([identityId, undefined]);
    const rows = await test.database.query<{ kind: string; identityId: string }>(
      `select author_kind as kind, identity_id as "identityId" from messages
       where conversation_id = $1 and entry = 'message' order by position`,
      [id],
    );
    expect(rows).toEqual([
      { kind: 'agent', identityId },
      { kind: 'customer', identityId: customer.identityId },
    ]);
  });

  it('refuses blank, overlong and system messages', async () => {
    const { id, customer } = await anOpenConversation(ground.context);
    await expect(send.execute(customer, text(id, ' \n '))).rejects.toMatchObject({ code: 'text-empty' });
    await expect(send.execute(customer, text(id, '字'.repeat(5_001)))).rejects.toMatchObject({
      code: 'text-too-long',
    });
    const event = { kind: 'event' as const, event: 'chat-closed' as const, details: {} };
    await expect(send.execute(customer, { ...text(id), content: event })).rejects.toMatchObject({
      code: 'unsupported-content-kind',
    });
    await expect(send.execute(customer, text(id, 'no\u0000'))).rejects.toMatchObject({
      code: 'invalid-payload',
    });
    await expect(send.execute(customer, text(id, 'half \ud83d'))).rejects.toMatchObject({
      code: 'invalid-payload',
    });
    await send.execute(customer, text(id, '😀'.repeat(5_000)));
  });
});
