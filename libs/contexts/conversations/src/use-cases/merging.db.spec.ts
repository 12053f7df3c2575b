import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import { ConversationReader } from '../storage/conversation-reader';
import { TimelineReads } from '../storage/timeline-reads';
import { anAgent, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { AcceptConversation } from './assigning';
import { CloseByCustomer } from './closing';
import { MergeConversations, UnmergeConversation } from './merging';
import { AddNote } from './add-note';
import { EditMessage, RecallMessage } from './notes-and-changes';
import { OpenConversation } from './open-conversation';
import { SendMessage } from './send-message';

describe('merging two conversations of a customer', () => {
  let test: TestDatabase;
  let ground: TestGround;
  let agent: AgentActor;
  const use = <T extends object>(type: abstract new (...args: never[]) => T): T => ground.context.find(type);

  beforeAll(async () => {
    test = await testDatabase();
    ground = testGround(test);
  });
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  const state = async (id: string) => (await use(ConversationReader).state(id))!;
  const say = (actor: Parameters<SendMessage['execute']>[0], conversationId: string, text: string) =>
    use(SendMessage).execute(actor, {
      conversationId,
      clientMessageId: newId(),
      content: { kind: 'text', text },
    });
  const staff = async (id: string) => (await use(TimelineReads).entries(id, null, 100)).entries;

  /** Two of one customer from two inboxes; the first with a message, a note and a recalled message. */
  async function two() {
    agent = anAgent({ role: 'manager' });
    ground.names.know(agent);
    ground.presence.present.add(agent.agentId);
    const source = await anOpenConversation(ground.context);
    const target = await anOpenConversation(ground.context, { customerId: source.customer.customerId });
    await use(AcceptConversation).execute(agent, { conversationId: source.id });
    await use(AcceptConversation).execute(agent, { conversationId: target.id });
    await say(source.customer, source.id, '第一个问题');
    await use(AddNote).execute(agent, { conversationId: source.id, clientMessageId: newId(), text: '内部' });
    const gone = await say(source.customer, source.id, '撤回');
    await use(RecallMessage).execute(source.customer, { messageId: gone.id });
    test.clock.advance(60_000);
    await say(target.customer, target.id, '第二个问题');
    await say(agent, target.id, '回答');
    return { source, target };
  }
  const merge = (sourceId: string, targetId: string) =>
    use(MergeConversations).execute(agent, { conversationId: sourceId, intoConversationId: targetId });
  const undo = (sourceId: string) => use(UnmergeConversation).execute(agent, { conversationId: sourceId });

  it('copies what was said and noted to the end of the target, for staff only, and ends the source', async () => {
    const { source, target } = await two();
    const before = {
      customer: await use(TimelineReads).customerMessages(target.id, null),
      sequence: (await state(target.id)).head.sequence,
    };
    const merged = await merge(source.id, target.id);
    expect(await state(source.id)).toMatchObject({
      status: 'closed',
      endedBy: 'merge',
      mergedInto: target.id,
      wrapUpDue: false,
    });
    expect(merged).toMatchObject({
      id: target.id,
      status: 'active',
      waitingFor: 'us',
      head: { sequence: before.sequence },
    });
    const entries = await staff(target.id);
    expect(entries.map((entry) => entry.position)).toEqual(entries.map((_, index) => index + 1));
    const copies = entries.filter((entry) => entry.copiedFromId === source.id);
    expect(copies.map((entry) => [entry.entry, entry.content, entry.sequence])).toEqual([
      ['message', { kind: 'text', text: '第一个问题' }, null],
      ['note', { kind: 'text', text: '内部' }, null],
    ]);
    expect(await use(TimelineReads).customerMessages(target.id, null)).toEqual(before.customer);
    expect((await use(ConversationReader).loads([agent.agentId])).get(agent.agentId)).toBe(1);
    await expect(say(source.customer, source.id, '还在吗')).rejects.toMatchObject({
      code: 'conversation-merged',
      details: { intoConversationId: target.id },
    });
    const [event] = await recordedEvents(test.database, 'conversation.merged');
    expect(event!.payload.intoConversationId).toBe(target.id);
  });

  it('is undone exactly: the source as it was, the target without what it gained', async () => {
    const { source, target } = await two();
    const [sourceBefore, targetBefore] = [await state(source.id), await state(target.id)];
    const entriesBefore = await staff(source.id);
    await merge(source.id, target.id);
    const restored = await undo(source.id);
    const { head: _, ...rest } = sourceBefore;
    expect(restored).toMatchObject(rest);
    expect((await staff(source.id)).slice(0, entriesBefore.length)).toEqual(entriesBefore);
    const after = await state(target.id);
    expect(after).toMatchObject({
      waitingFor: targetBefore.waitingFor,
      waitingSince: targetBefore.waitingSince,
      lastMessage: targetBefore.lastMessage,
    });
    const entries = await staff(target.id);
    expect(entries.map((entry) => entry.position)).toEqual(entries.map((_, index) => index + 1));
    for (const copy of entries.filter((entry) => entry.copiedFromId))
      expect(copy).toMatchObject({ content: { kind: 'text', text: '' }, recalledAt: expect.any(String) });
    expect((await use(ConversationReader).loads([agent.agentId])).get(agent.agentId)).toBe(2);
    await say(source.customer, source.id, '继续');
    await merge(source.id, target.id);
    await undo(source.id);
  });

  it('keeps what was said in the target after the merge, and its turn, when undone', async () => {
    const { source, target } = await two();
    await merge(source.id, target.id);
    await say(agent, target.id, '一起回答');
    const { waitingSince } = await state(target.id);
    await undo(source.id);
    expect(await state(target.id)).toMatchObject({
      waitingFor: 'customer',
      waitingSince,
      lastMessage: { excerpt: '一起回答' },
    });
    expect(
      (await staff(target.id)).filter((entry) => !entry.copiedFromId && entry.content.kind === 'text'),
    ).toHaveLength(3);
  });

  it('puts one that waited back into the queue where it stood', async () => {
    agent = anAgent({ role: 'manager' });
    const source = await anOpenConversation(ground.context);
    const target = await anOpenConversation(ground.context, { customerId: source.customer.customerId });
    const { queuedAt } = await state(source.id);
    test.clock.advance(5_000);
    await merge(source.id, target.id);
    expect(await undo(source.id)).toMatchObject({
      status: 'queued',
      queuedAt,
      agentId: null,
      closedAt: null,
    });
  });

  it('puts one whose agent has gone home meanwhile into the queue, when its customer waits for an answer', async () => {
    const { source, target } = await two();
    const { waitingSince } = await state(source.id);
    await merge(source.id, target.id);
    ground.presence.present.delete(agent.agentId);
    expect(await undo(source.id)).toMatchObject({ status: 'queued', agentId: null, queuedAt: waitingSince });
    expect(await test.database.query('select open from agent_loads')).toEqual([{ open: 1 }]);
  });

  it('takes back and corrects in the copy, too, what its sender takes back and corrects after the merge', async () => {
    const { source, target } = await two();
    const [wrong, secret] = [
      await say(source.customer, source.id, '明天'),
      await say(source.customer, source.id, '密码是 1234'),
    ];
    await merge(source.id, target.id);
    const { head } = await state(target.id);
    await use(RecallMessage).execute(source.customer, { messageId: secret.id });
    const content = { kind: 'text' as const, text: '后天' };
    await use(EditMessage).execute(source.customer, { messageId: wrong.id, content });
    const copies = (await staff(target.id)).filter(
      (entry) => entry.copiedFromId && entry.entry === 'message',
    );
    expect(JSON.stringify(copies)).not.toContain('密码');
    expect(copies.map((copy) => [copy.content, !!copy.recalledAt, !!copy.editedAt])).toEqual([
      [{ kind: 'text', text: '第一个问题' }, false, false],
      [content, false, true],
      [{ kind: 'text', text: '' }, true, false],
    ]);
    // Told to the screens that show the target.
    expect((await state(target.id)).head.revision).toBe(head.revision + 2);
  });

  it('refuses different customers, itself, twice, an open one into a closed one, and undo after 24 hours', async () => {
    const { source, target } = await two();
    const stranger = await anOpenConversation(ground.context);
    await expect(merge(source.id, stranger.id)).rejects.toMatchObject({ code: 'not-mergeable' });
    await expect(merge(source.id, source.id)).rejects.toMatchObject({ code: 'not-mergeable' });
    const other = anAgent();
    await expect(
      use(MergeConversations).execute(other, { conversationId: source.id, intoConversationId: target.id }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    await use(CloseByCustomer).execute(target.customer, { conversationId: target.id });
    await expect(merge(source.id, target.id)).rejects.toMatchObject({ code: 'not-mergeable' });
    await merge(target.id, source.id);
    await expect(merge(target.id, source.id)).rejects.toMatchObject({ code: 'not-mergeable' });
    test.clock.advance(24 * 3_600_000 + 1);
    await expect(undo(target.id)).rejects.toMatchObject({ code: 'not-mergeable' });
    await expect(undo(source.id)).rejects.toMatchObject({ code: 'not-mergeable' });
  });

  it('does not undo what would make two open conversations of one identity', async () => {
    const { source, target } = await two();
    await merge(source.id, target.id);
    await use(OpenConversation).execute(source.customer, { ...source.opening, conversationId: newId() });
    await expect(undo(source.id)).rejects.toMatchObject({ code: 'conversation-closed' });
    expect(await state(source.id)).toMatchObject({ status: 'closed', mergedInto: target.id });
    await use(CloseByCustomer).execute(theSystem, { conversationId: target.id });
  });
});
