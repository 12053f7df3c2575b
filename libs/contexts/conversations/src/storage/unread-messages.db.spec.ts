import { newId } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { anAgent } from '../testing';
import { AssignConversation } from '../use-cases/assigning';
import { MarkRead } from '../use-cases/marking';
import { RecallMessage } from '../use-cases/notes-and-changes';
import { SendMessage } from '../use-cases/send-message';
import { UnreadMessages } from './unread-messages';

describe('what waits for one side', () => {
  let test: TestDatabase;
  let ground: TestGround;
  const agent = anAgent();
  beforeAll(async () => {
    test = await testDatabase();
  });
  beforeEach(async () => {
    await test.truncate();
    ground = testGround(test);
    ground.names.know(agent);
  });
  afterAll(() => test.close());

  const unread = (id: string, lock = false) => ground.context.find(UnreadMessages).byCustomer(id, { lock });
  const words = async (id: string) =>
    (await unread(id))?.messages.map(({ content }) =>
      content.kind === 'text' ? content.text : content.kind,
    );

  async function served() {
    const opened = await anOpenConversation(ground.context);
    await ground.context.find(AssignConversation).execute({ kind: 'system', name: 'spec' }, {
      conversationId: opened.id,
      agentId: agent.agentId,
      how: 'routed',
    } as never);
    return opened;
  }
  const say = (actor: Parameters<SendMessage['execute']>[0], conversationId: string, text: string) =>
    ground.context
      .find(SendMessage)
      .execute(actor, { conversationId, clientMessageId: newId(), content: { kind: 'text', text } });

  it('is what people said and the shopper has not read, without what was taken back', async () => {
    const { id, customer } = await served();
    await say(customer, id, '在吗');
    const first = await say(agent, id, '您好');
    await say(agent, id, '稍等');
    const third = await say(agent, id, '写错了');
    expect(await words(id)).toEqual(['您好', '稍等', '写错了']);
    expect(await unread(id)).toMatchObject({
      customerId: customer.customerId,
      inboxId: customer.inboxId,
      messages: [expect.objectContaining({ name: agent.publicName }), expect.anything(), expect.anything()],
    });
    await ground.context
      .find(MarkRead)
      .execute(customer, { conversationId: id, upToSequence: first.sequence! });
    expect(await words(id)).toEqual(['稍等', '写错了']);
    await ground.context.find(RecallMessage).execute(agent, { messageId: third.id });
    expect(await words(id)).toEqual(['稍等']);
    expect(await unread(newId())).toBeNull();
  });

  it('cannot be marked as read while somebody decides by it', async () => {
    const { id, customer } = await served();
    const said = await say(agent, id, '您好');
    const order: string[] = [];
    let reading: Promise<void> | null = null;
    await test.unitOfWork.run(async () => {
      await unread(id, true);
      reading = ground.context
        .find(MarkRead)
        .execute(customer, { conversationId: id, upToSequence: said.sequence! })
        .then(() => void order.push('read'));
      await new Promise((resolve) => setTimeout(resolve, 150));
      order.push('decided');
    });
    await reading;
    expect(order).toEqual(['decided', 'read']);
    expect(await words(id)).toEqual([]);
  });

  it('is a customer’s turn with us only while we owe an answer, and where that identity wrote last', async () => {
    const { id, customer } = await served();
    await say(customer, id, '在吗');
    const { identityId, customerId } = customer;
    const turn = () => ground.context.find(UnreadMessages).waitingWith({ identityId, customerId });
    expect(await turn()).toMatchObject({ conversationId: id, agentId: agent.agentId });
    expect(
      await ground.context.find(UnreadMessages).waitingWith({ identityId: newId(), customerId }),
    ).toBeNull();
    await say(agent, id, '您好');
    expect(await turn()).toBeNull();
    await say(customer, id, '还有一个问题');
    expect(await turn()).toMatchObject({ conversationId: id });
  });
});
