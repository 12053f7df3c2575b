import { Refusal } from '@yingda/contracts/names';
import type { AgentActor, CustomerActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import { ConversationReader } from '../storage/conversation-reader';
import { DraftStore } from '../storage/draft-store';
import { TimelineReads } from '../storage/timeline-reads';
import { aCustomer, anAgent, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { AssignConversation } from './assigning';
import { CloseByCustomer } from './closing';
import { SaveDraft } from './drafts';
import { MarkDelivered, MarkRead } from './marking';
import { MoveConversations } from './move-conversations';
import { AddNote } from './add-note';
import { EditMessage, RecallMessage } from './notes-and-changes';
import { SendMessage } from './send-message';
import { Topics } from './topics';

describe('marks, edits, notes and drafts', () => {
  let test: TestDatabase;
  let ground: TestGround;
  let id: string;
  let customer: CustomerActor;
  let agent: AgentActor;
  const use = <T extends object>(type: abstract new (...args: never[]) => T): T => ground.context.find(type);

  beforeAll(async () => {
    test = await testDatabase();
    ground = testGround(test);
  });
  beforeEach(async () => {
    agent = anAgent();
    ({ id, customer } = await anOpenConversation(ground.context));
    await use(AssignConversation).execute(theSystem, {
      conversationId: id,
      agentId: agent.agentId,
      how: 'routed',
    });
  });
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  const say = (actor: CustomerActor | AgentActor, text = '你好') =>
    use(SendMessage).execute(actor, {
      conversationId: id,
      clientMessageId: newId(),
      content: { kind: 'text', text },
    });
  const state = async () => (await use(ConversationReader).state(id))!;

  it('counts what the agent has not read, under messages that come at the same time', async () => {
    for (let round = 0; round < 15; round++) {
      const up = (await say(customer)).sequence;
      await Promise.all([
        say(customer),
        use(MarkRead).execute(agent, { conversationId: id, upToSequence: up }),
        say(customer),
        use(MarkRead).execute(agent, { conversationId: id, upToSequence: 100_000 }),
      ]);
      const [{ count }] = (await test.database.query(
        `select count(*)::integer as count from messages m join conversations c on c.id = m.conversation_id
         where c.id = $1 and m.author_kind = 'customer' and m.sequence > c.agent_read`,
        [id],
      )) as [{ count: number }];
      expect((await state()).unread).toBe(count);
    }
    await use(MarkRead).execute(agent, { conversationId: id, upToSequence: (await state()).head.sequence });
    expect(await state()).toMatchObject({ unread: 0 });
  });

  it('counts messages only: that the customer ended the chat is nothing to be read', async () => {
    await say(customer);
    await use(CloseByCustomer).execute(customer, { conversationId: id });
    const { head } = await state();
    await use(MarkRead).execute(agent, { conversationId: id, upToSequence: head.sequence });
    expect(await state()).toMatchObject({ unread: 0, marks: { agentRead: head.sequence } });
  });

  it('marks only forward, and never beyond what there is', async () => {
    const { sequence } = await say(agent);
    await use(MarkDelivered).execute(customer, { conversationId: id, upToSequence: 99 });
    expect((await state()).marks).toEqual({ customerDelivered: sequence, customerRead: 0, agentRead: 0 });
    await use(MarkRead).execute(customer, { conversationId: id, upToSequence: sequence });
    await use(MarkRead).execute(customer, { conversationId: id, upToSequence: 1 });
    expect((await state()).marks).toEqual({
      customerDelivered: sequence,
      customerRead: sequence,
      agentRead: 0,
    });
    const events = await recordedEvents(test.database, 'conversation.read');
    expect(events.map(({ payload }) => [payload.deliveredSequence, payload.readSequence])).toEqual([
      [sequence, 0],
      [sequence, sequence],
    ]);
    expect((await use(ConversationReader).customerView(id))!.unread).toBe(0);
  });

  it('leaves no mark of a colleague who looks in, and none of strangers', async () => {
    await say(customer);
    const reviewer = anAgent({ role: 'quality-reviewer' });
    await use(MarkRead).execute(reviewer, { conversationId: id, upToSequence: 2 });
    expect(await state()).toMatchObject({ unread: 1, marks: { agentRead: 0 } });
    const mark = { conversationId: id, upToSequence: 2 };
    await expect(use(MarkRead).execute(aCustomer(), mark)).rejects.toMatchObject({
      code: 'not-a-participant',
    });
    await expect(use(MarkRead).execute(anAgent(), mark)).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('lets the sender, and nobody else, edit within two minutes', async () => {
    const { id: messageId } = await say(agent, '错字');
    const edit = (actor: CustomerActor | AgentActor) =>
      use(EditMessage).execute(actor, { messageId, content: { kind: 'text', text: '改好了' } });
    await expect(edit(customer)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(edit(anAgent({ role: 'manager' }))).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(edit(aCustomer())).rejects.toMatchObject({ code: 'message-not-found' });
    test.clock.advance(120_000);
    expect(await edit(agent)).toMatchObject({
      content: { kind: 'text', text: '改好了' },
      editedAt: test.clock.now().toISOString(),
    });
    expect((await state()).lastMessage!.excerpt).toBe('改好了');
    test.clock.advance(1);
    await expect(edit(agent)).rejects.toMatchObject({ code: 'edit-window-over' });
  });

  it('tells the customer’s channel of what their agent edits and recalls, and nothing is changed that it refuses', async () => {
    const { id: messageId } = await say(agent, 'first');
    ground.reach.changes.length = 0;
    const content = { kind: 'text' as const, text: 'second' };
    await use(EditMessage).execute(agent, { messageId, content });
    expect(ground.reach.changes).toMatchObject([{ messageId, conversationId: id, kind: 'edit', content }]);
    ground.reach.refusal = new Refusal('sent-already', 'The customer has it.');
    await expect(use(RecallMessage).execute(agent, { messageId })).rejects.toMatchObject({
      code: 'sent-already',
    });
    ground.reach.refusal = null;
    expect(await use(ConversationReader).asItStands(messageId)).toEqual(content);
    await use(RecallMessage).execute(agent, { messageId });
    expect(await use(ConversationReader).asItStands(messageId)).toBeNull();
    const { id: theirs } = await say(customer);
    ground.reach.changes.length = 0;
    await use(RecallMessage).execute(customer, { messageId: theirs });
    expect(ground.reach.changes).toEqual([]);
  });

  it('empties what is recalled and keeps its place, also when asked again', async () => {
    const { id: messageId, sequence } = await say(customer, '发错了');
    const before = await state();
    const recall = () => use(RecallMessage).execute(customer, { messageId });
    expect(await recall()).toMatchObject({
      sequence,
      content: { kind: 'text', text: '' },
      recalledAt: expect.any(String),
    });
    await recall();
    const events = await recordedEvents(test.database, 'message.updated');
    expect(events).toHaveLength(1);
    expect(events[0]!.payload).toMatchObject({
      how: 'recalled',
      staffRevision: before.head.revision + 1,
      conversation: { lastMessage: { excerpt: '[recalled]' } },
    });
    const content = { kind: 'text' as const, text: 'zurück' };
    await expect(use(EditMessage).execute(customer, { messageId, content })).rejects.toMatchObject({
      code: 'message-recalled',
    });
  });

  it('keeps notes among staff: once, with who is mentioned, without a sequence', async () => {
    const manager = anAgent({ role: 'manager' });
    ground.names.know(manager);
    const other = manager.agentId;
    const note = {
      conversationId: id,
      clientMessageId: newId(),
      text: '@同事 看一下',
      mentions: [other, other],
    };
    const [one, two] = await Promise.all([1, 2].map(() => use(AddNote).execute(agent, note)));
    expect(one).toEqual(two);
    expect(one!.sequence).toBeNull();
    const noted = await recordedEvents(test.database, 'note.added');
    expect(noted).toHaveLength(1);
    expect(noted[0]!.payload.mentions).toEqual([other]);
    await expect(
      use(AddNote).execute(anAgent({ role: 'quality-reviewer' }), { ...note, clientMessageId: newId() }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(use(AddNote).execute(customer, { ...note, clientMessageId: newId() })).rejects.toMatchObject(
      { code: 'not-a-participant' },
    );
    expect(
      (await use(TimelineReads).customerMessages(id, null)).messages.map((message) => message.content.kind),
    ).toEqual(['event']);
  });

  it('keeps a draft per agent until it is emptied', async () => {
    const save = (text: string) => use(SaveDraft).execute(agent, { conversationId: id, text });
    await save('半句');
    await save('半句话');
    expect(await use(DraftStore).find(id, agent.agentId)).toBe('半句话');
    expect(await use(DraftStore).find(id, newId())).toBe('');
    await save('');
    expect(await use(DraftStore).find(id, agent.agentId)).toBe('');
  });

  it('moves conversations along with their identity, once', async () => {
    const known = newId();
    const move = () =>
      use(MoveConversations).execute(theSystem, {
        identityId: customer.identityId,
        fromCustomerId: customer.customerId,
        toCustomerId: known,
        why: { event: 'customer-joined', details: { byName: '李明' } },
      });
    await move();
    await move();
    expect(await state()).toMatchObject({ customerId: known });
    await expect(say({ ...customer, identityId: newId() })).rejects.toMatchObject({
      code: 'not-a-participant',
    });
    await say({ ...customer, customerId: known });
    const { items } = await use(ConversationReader).customerConversations(known, null);
    expect(items.map((item) => item.id)).toEqual([id]);
    expect(await recordedEvents(test.database, 'conversation.updated')).toHaveLength(1);
  });

  it('keeps topics in two levels, edited by administrators only', async () => {
    const administrator = anAgent({ role: 'administrator' });
    const topics = use(Topics);
    const input = { labelZh: '售后', labelEn: 'After sales' };
    await expect(topics.add(agent, input)).rejects.toMatchObject({ code: 'not-permitted' });
    const parent = await topics.add(administrator, input);
    const child = await topics.add(administrator, {
      labelZh: '退货',
      labelEn: 'Returns',
      parentId: parent.id,
    });
    await expect(topics.add(administrator, { ...input, parentId: child.id })).rejects.toMatchObject({
      code: 'invalid-setting',
    });
    await expect(
      topics.edit(administrator, parent.id, { ...input, parentId: child.id }),
    ).rejects.toMatchObject({ code: 'invalid-setting' });
    await topics.edit(administrator, child.id, { labelZh: '退换货', labelEn: 'Returns', archived: true });
    expect(await topics.list()).toEqual(
      [parent, { ...child, labelZh: '退换货', archived: true }].sort((a, b) =>
        a.labelZh.localeCompare(b.labelZh),
      ),
    );
    expect(await recordedEvents(test.database, 'topic.updated')).toHaveLength(3);
  });
});
