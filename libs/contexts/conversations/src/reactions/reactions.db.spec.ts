import type { CustomerActor } from '@yingda/events';
import { newId, Relay } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { ConversationReader } from '../storage/conversation-reader';
import { aCustomer, anAgent, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { AssignConversation } from '../use-cases/assigning';
import { StoreAttachment } from '../use-cases/attachments';
import { SendMessage } from '../use-cases/send-message';
import { FollowIdentities } from './follow-identities';
import { HandOver } from './hand-over';

describe('what others decide', () => {
  let test: TestDatabase;
  let ground: TestGround;
  let relay: Relay;
  const use = <T extends object>(type: abstract new (...args: never[]) => T): T => ground.context.find(type);

  beforeAll(async () => {
    test = await testDatabase();
    ground = testGround(test);
    relay = new Relay(test.database, test.unitOfWork, test.outbox, test.clock);
    use(FollowIdentities).register(relay);
    use(HandOver).register(relay);
    await relay.start();
  });
  afterAll(async () => {
    await relay.stop();
    await test.close();
  });

  const happens = async (...event: Parameters<TestDatabase['outbox']['append']>) => {
    await test.unitOfWork.run(() => test.outbox.append(...event));
    await relay.caughtUp();
    expect(await relay.parked()).toEqual([]);
  };
  const state = async (id: string) => (await use(ConversationReader).state(id))!;
  async function given(agentId: string): Promise<string> {
    const { id } = await anOpenConversation(ground.context);
    await use(AssignConversation).execute(theSystem, { conversationId: id, agentId, how: 'routed' });
    return id;
  }

  it('moves the conversations of an identity that was joined to a known customer', async () => {
    const { id, customer } = await anOpenConversation(ground.context);
    const { identityId, customerId: fromCustomerId } = customer;
    const toCustomerId = newId();
    await happens('identity.joined', identityId, { identityId, fromCustomerId, toCustomerId });
    expect(await state(id)).toMatchObject({ customerId: toCustomerId, status: 'queued' });
  });

  it('gives them back when the join is undone, with those begun meanwhile, and says both in what is open', async () => {
    const first = await anOpenConversation(ground.context);
    const { identityId, customerId: visitorId } = first.customer;
    const knownId = newId();
    const by = { kind: 'agent' as const, id: newId(), name: '林悦' };
    const there = { identityId, fromCustomerId: visitorId, toCustomerId: knownId };
    await happens('identity.joined', identityId, { ...there, reason: 'hand', by });
    const since = await anOpenConversation(ground.context, { identityId, customerId: knownId });
    const others = await anOpenConversation(ground.context, { customerId: knownId });
    const back = { identityId, fromCustomerId: knownId, toCustomerId: visitorId, by };
    await happens('identity.separated', identityId, back);
    await happens('identity.separated', identityId, back);
    for (const { id } of [first, since]) expect(await state(id)).toMatchObject({ customerId: visitorId });
    expect(await state(others.id)).toMatchObject({ customerId: knownId });
    const told = await test.database.query<{ event: string; by: string }>(
      `select content->>'event' as event, content->'details'->>'byName' as by from messages
       where conversation_id = $1 and content->>'event' like 'customer-%' order by position`,
      [first.id],
    );
    expect(told).toEqual([
      { event: 'customer-joined', by: '林悦' },
      { event: 'customer-separated', by: '林悦' },
    ]);
  });

  it('lets a shopper who signs in between the upload and the send have their file', async () => {
    const { id, customer } = await anOpenConversation(ground.context);
    const { identityId, customerId: fromCustomerId } = customer;
    const file = { name: '收据.txt', declaredType: 'text/plain', bytes: Buffer.from('收据') };
    const { id: attachmentId } = await use(StoreAttachment).execute({ actor: customer, ...file });
    const toCustomerId = newId();
    await happens('identity.joined', identityId, { identityId, fromCustomerId, toCustomerId });
    const content = { kind: 'file' as const, attachmentId };
    const send = (actor: CustomerActor) =>
      use(SendMessage).execute(actor, { conversationId: id, clientMessageId: newId(), content });
    await expect(send(aCustomer({ ...customer, customerId: newId() }))).rejects.toMatchObject({
      code: 'attachment-not-found',
    });
    expect((await send({ ...customer, customerId: toCustomerId })).sequence).toBeGreaterThan(0);
  });

  it('gives a deactivated agent’s conversations to the successor, or back to their queues', async () => {
    const [leaving, successor] = [anAgent(), anAgent()];
    const by = { kind: 'system' as const, id: null, name: 'x' };
    const first = await given(leaving.agentId);
    const deactivated = { agentId: leaving.agentId, by };
    await happens('agent.deactivated', leaving.agentId, { ...deactivated, successorId: successor.agentId });
    expect(await state(first)).toMatchObject({ status: 'assigned', agentId: successor.agentId });
    const second = await given(leaving.agentId);
    await happens('agent.deactivated', leaving.agentId, { ...deactivated, successorId: null });
    expect(await state(second)).toMatchObject({ status: 'queued', agentId: null });
    expect(await use(ConversationReader).openIdsOfAgent(leaving.agentId)).toEqual([]);
  });
});
