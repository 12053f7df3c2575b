import { newId } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { ConversationReader } from '../storage/conversation-reader';
import { TimelineReads } from '../storage/timeline-reads';
import { anAgent, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { AcceptConversation } from './assigning';
import { CloseBySilence } from './closing';
import { SayAutomatically, type SayAutomaticallyCommand } from './say-automatically';
import { SendMessage } from './send-message';

describe('what the shop’s machines say', () => {
  let test: TestDatabase;
  let ground: TestGround;
  const use = <T extends object>(type: abstract new (...args: never[]) => T): T => ground.context.find(type);

  beforeAll(async () => {
    test = await testDatabase();
  });
  beforeEach(() => {
    ground = testGround(test);
  });
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  const teamId = newId();
  async function asked() {
    const { id: conversationId, customer } = await anOpenConversation(ground.context, { teamId });
    await use(SendMessage).execute(customer, {
      conversationId,
      clientMessageId: newId(),
      content: { kind: 'text', text: '发票怎么开？' },
    });
    const { entries } = await use(TimelineReads).entries(conversationId, null);
    return { customer, conversationId, answers: entries.at(-1)!.position };
  }
  const say = (command: Partial<SayAutomaticallyCommand> & { conversationId: string }) =>
    use(SayAutomatically).execute({
      clientMessageId: newId(),
      content: { kind: 'text', text: '请提供订单号和抬头' },
      speaker: { kind: 'bot', name: '小应' },
      by: 'auto-replies',
      ...command,
    });
  const said = async (conversationId: string) =>
    (await use(TimelineReads).entries(conversationId, null)).entries
      .filter((one) => one.entry === 'message')
      .map(({ author }) => `${author.kind} ${author.name}`);

  it('is said once, however often and on however many nodes its occasion is handled', async () => {
    const { conversationId, answers, customer } = await asked();
    const once = { conversationId, answers, clientMessageId: newId() };
    const all = await Promise.all([1, 2, 3].map(() => say(once)));
    expect(all.map((one) => one.said && one.again).sort()).toEqual([false, true, true]);
    expect(new Set(all.map((one) => one.said && one.id)).size).toBe(1);
    expect(await said(conversationId)).toEqual([`customer ${customer.name}`, 'bot 小应']);
  });

  it('is an open menu till the shop says something else, and its customer’s alone', async () => {
    const { conversationId, customer } = await asked();
    const menu = { kind: 'menu' as const, text: '选一项', items: [{ id: 'a', label: 'A' }] };
    const asks = await say({ conversationId, content: menu });
    if (!asks.said) throw new Error(asks.why);
    const reader = use(ConversationReader);
    await use(SendMessage).execute(customer, {
      conversationId,
      clientMessageId: newId(),
      content: { kind: 'text', text: '1' },
    });
    expect(await reader.openMenu(conversationId, 1_000)).toMatchObject({ messageId: asks.id, content: menu });
    expect(await reader.openMenu(conversationId, asks.position)).toBeNull();
    expect(await reader.menuOf(asks.id, customer.customerId)).toEqual(menu);
    expect(await reader.menuOf(asks.id, newId())).toBeNull();
    await say({ conversationId });
    expect(await reader.openMenu(conversationId, 1_000)).toBeNull();
  });

  it('stands beside earlier automatic texts only as often as it was let', async () => {
    const { conversationId, answers } = await asked();
    await say({ conversationId, answers });
    expect(await say({ conversationId, answers })).toEqual({ said: false, why: 'spoken' });
    expect(await say({ conversationId, answers, atMost: 2 })).toMatchObject({ said: true });
    expect(await say({ conversationId, answers, atMost: 2 })).toEqual({ said: false, why: 'spoken' });
  });

  it('is left unsaid once a person has answered, also when both happen at the same moment', async () => {
    const { conversationId, answers } = await asked();
    const agent = anAgent({ teamIds: [teamId] });
    ground.names.know(agent);
    await use(AcceptConversation).execute(agent, { conversationId });
    const reply = {
      conversationId,
      clientMessageId: newId(),
      content: { kind: 'text' as const, text: '我来办' },
    };
    const [outcome] = await Promise.all([
      say({ conversationId, answers }),
      use(SendMessage).execute(agent, reply),
    ]);
    const order = (await said(conversationId)).map((who) => who.split(' ')[0]);
    expect(order).toEqual(outcome.said ? ['customer', 'bot', 'agent'] : ['customer', 'agent']);
    expect(await say({ conversationId, answers })).toEqual({ said: false, why: 'answered' });
  });

  it('answers a message once, whichever part of the system is quicker', async () => {
    const { conversationId, answers } = await asked();
    const both = await Promise.all([say({ conversationId, answers }), say({ conversationId, answers })]);
    expect(both.filter((one) => one.said)).toHaveLength(1);
    expect(both.find((one) => !one.said)).toEqual({ said: false, why: 'spoken' });
  });

  it('keeps to the states it is meant for, and to what the channel lets it say', async () => {
    const { conversationId, answers } = await asked();
    expect(await say({ conversationId, answers, onlyWhile: ['bot'] })).toEqual({ said: false, why: 'held' });
    ground.reach.obstacle = 'last-message';
    expect(await say({ conversationId, answers })).toEqual({ said: false, why: 'last-message' });
  });

  it('reaches a conversation that is over only where it is meant to, and leaves it over', async () => {
    const { conversationId } = await asked();
    await use(CloseBySilence).execute(theSystem, { conversationId });
    expect(await say({ conversationId })).toEqual({ said: false, why: 'closed' });
    expect(await say({ conversationId, alsoClosed: true })).toMatchObject({ said: true });
    expect(await use(ConversationReader).state(conversationId)).toMatchObject({ status: 'closed' });
  });
});
