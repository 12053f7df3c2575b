import type { Actor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import { ConversationReader } from '../storage/conversation-reader';
import { anAgent, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { AssignConversation } from './assigning';
import { AbandonConversation, CloseByCustomer, CloseSilentWithBot } from './closing';
import { OpenConversation } from './open-conversation';
import { ReceiveMessages } from './receive-messages';
import { SayAutomatically } from './say-automatically';
import { SendMessage } from './send-message';
import { LeaveMessage, QueueConversation } from './waiting';

describe('a conversation of an inbox with a bot', () => {
  let test: TestDatabase;
  let ground: TestGround;
  const use = <T extends object>(type: abstract new (...args: never[]) => T): T => ground.context.find(type);
  const [teamId, inboxId] = [newId(), newId()];

  beforeAll(async () => {
    test = await testDatabase();
  });
  beforeEach(() => {
    ground = testGround(test);
    ground.bots.inboxes.add(inboxId);
  });
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  const begun = () => anOpenConversation(ground.context, { teamId, inboxId });
  const state = async (id: string) => (await use(ConversationReader).state(id))!;
  const write = (actor: Actor, conversationId: string, text = '发票怎么开？') =>
    use(SendMessage).execute(actor, {
      conversationId,
      clientMessageId: newId(),
      content: { kind: 'text', text },
    });
  const botSays = (conversationId: string) =>
    use(SayAutomatically).execute({
      ...{ conversationId, clientMessageId: newId(), content: { kind: 'text', text: '请看文章' }, by: 'bot' },
      ...{ speaker: { kind: 'bot', name: '小应' }, onlyWhile: ['bot'] },
    });

  it('begins with the bot, in the widget and from a provider, and waits in no queue', async () => {
    const { id, customer } = await begun();
    expect(await state(id)).toMatchObject({ status: 'bot', queuedAt: null });
    const elsewhere = { ...customer, customerId: newId(), identityId: newId() };
    const { conversationId } = await use(ReceiveMessages).execute(elsewhere, {
      inbox: { id: inboxId, channel: 'wechat', teamId },
      parts: [{ clientMessageId: newId(), content: { kind: 'text', text: '在吗' }, files: [] }],
    });
    expect((await state(conversationId)).status).toBe('bot');
    expect(await recordedEvents(test.database, 'conversation.queued')).toEqual([]);
  });

  it('begins with people where a message is left, where a machine wrote, or where staff began', async () => {
    const left = await anOpenConversation(ground.context, { teamId, inboxId, leaveMessage: true });
    expect(await state(left.id)).toMatchObject({ status: 'queued', leftMessage: true });
    const { conversationId } = await use(ReceiveMessages).execute(
      { ...left.customer, customerId: newId(), identityId: newId() },
      {
        ...{ inbox: { id: inboxId, channel: 'email', teamId }, automatic: true },
        parts: [{ clientMessageId: newId(), content: { kind: 'text', text: 'I am away' }, files: [] }],
      },
    );
    expect((await state(conversationId)).status).toBe('queued');
    const opening = { ...left.opening, conversationId: newId(), customerId: newId(), identityId: newId() };
    const agent = anAgent({ teamIds: [teamId] });
    const { conversation } = await use(OpenConversation).execute(agent, { ...opening, leaveMessage: false });
    expect(conversation).toMatchObject({ status: 'assigned', agentId: agent.agentId });
  });

  it('is handed to the queue once, first in it where it is urgent', async () => {
    const { id } = await begun();
    await use(QueueConversation).execute(theSystem, { conversationId: id, first: true });
    expect(await state(id)).toMatchObject({ status: 'queued', queueFirst: true });
    await use(QueueConversation).execute(theSystem, { conversationId: id });
    expect(await recordedEvents(test.database, 'conversation.queued')).toHaveLength(1);
  });

  it('can be taken by a person, and the bot is silent from then on', async () => {
    const { id, customer } = await begun();
    await write(customer, id);
    expect(await botSays(id)).toMatchObject({ said: true });
    const agent = anAgent({ teamIds: [teamId] });
    ground.names.know(agent);
    ground.presence.present.add(agent.agentId);
    await use(AssignConversation).execute(agent, { conversationId: id, agentId: agent.agentId });
    expect(await botSays(id)).toEqual({ said: false, why: 'held' });
  });

  it('is over and not abandoned when the customer ends it, and leaving the page ends nothing', async () => {
    const { id, customer } = await begun();
    await use(AbandonConversation).execute(theSystem, { conversationId: id });
    expect((await state(id)).status).toBe('bot');
    await use(CloseByCustomer).execute(customer, { conversationId: id });
    expect(await state(id)).toMatchObject({ status: 'closed', endedBy: 'customer', wrapUpDue: false });
    expect(await recordedEvents(test.database, 'conversation.abandoned')).toEqual([]);
  });

  it('goes to people when a message is left for them', async () => {
    const { id, customer } = await begun();
    await use(LeaveMessage).execute(customer, { conversationId: id });
    expect(await state(id)).toMatchObject({ status: 'queued', leftMessage: true });
  });

  it('is ended by silence only while the bot has it and nobody has written since', async () => {
    const { id, customer } = await begun();
    await write(customer, id);
    const since = new Date((await state(id)).lastMessage!.at);
    const end = (silentSince: Date) =>
      use(CloseSilentWithBot).execute(theSystem, { conversationId: id, silentSince });
    expect((await end(new Date(since.getTime() - 1))).status).toBe('bot');
    expect(await end(since)).toMatchObject({ status: 'closed', endedBy: 'silence' });
  });

  it('goes back to the bot when the customer returns to what it alone has had, else to people', async () => {
    const alone = await begun();
    await use(CloseByCustomer).execute(alone.customer, { conversationId: alone.id });
    await write(alone.customer, alone.id, '还有个问题');
    expect((await state(alone.id)).status).toBe('bot');
    await use(QueueConversation).execute(theSystem, { conversationId: alone.id });
    await use(CloseByCustomer).execute(alone.customer, { conversationId: alone.id });
    await write(alone.customer, alone.id, '我又来了');
    expect((await state(alone.id)).status).toBe('queued');
  });
});
