import { newId } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import { ConversationReader } from '../storage/conversation-reader';
import { anAgent, anOpening, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { AcceptConversation, AssignConversation } from './assigning';
import { CloseByCustomer } from './closing';
import { TransferConversation } from './handling';
import { OpenConversation } from './open-conversation';
import { ReturnConversation } from './waiting';

describe('a conversation that an agent opens', () => {
  let test: TestDatabase;
  let ground: TestGround;
  const use = <T extends object>(type: abstract new (...args: never[]) => T): T => ground.context.find(type);

  beforeAll(async () => {
    test = await testDatabase();
    ground = testGround(test);
  });
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  it('is refused with who talks with the customer, when that is not theirs to read', async () => {
    const teamId = newId();
    const { id, opening } = await anOpenConversation(ground.context, { teamId });
    const stranger = anAgent({ teamIds: [newId()] });
    const again = (conversationId = newId()) =>
      use(OpenConversation).execute(stranger, { ...opening, conversationId });
    await expect(again()).rejects.toMatchObject({
      code: 'conversation-elsewhere',
      message: `team team ${teamId} talks with this customer already; ask there.`,
      details: { teamId, teamName: `team ${teamId}` },
    });
    const holder = anAgent({ name: '陈敏', teamIds: [teamId] });
    ground.names.know(holder);
    await use(AcceptConversation).execute(holder, { conversationId: id });
    // Also under its own id.
    for (const conversationId of [newId(), id])
      await expect(again(conversationId)).rejects.toMatchObject({
        code: 'conversation-elsewhere',
        details: { agentId: holder.agentId, agentName: '陈敏', teamId, teamName: `team ${teamId}` },
      });
  });

  it('is the open one for a teammate, a manager, and who serves that customer elsewhere', async () => {
    const teamId = newId();
    const { id, opening } = await anOpenConversation(ground.context, { teamId });
    const serving = anAgent({ teamIds: [newId()] });
    await anOpenConversation(ground.context, {
      ...anOpening({ customerId: opening.customerId, teamId: serving.teamIds[0]! }),
    });
    for (const agent of [anAgent({ teamIds: [teamId] }), anAgent({ role: 'manager' }), serving])
      expect(
        await use(OpenConversation).execute(agent, { ...opening, conversationId: newId() }),
      ).toMatchObject({ created: false, conversation: { id } });
  });

  it('is refused to those who come second at the same moment as well', async () => {
    const opening = anOpening();
    const [one, other] = [anAgent(), anAgent({ teamIds: [newId()] })];
    const results = await Promise.allSettled(
      [one, other].map((agent) =>
        use(OpenConversation).execute(agent, { ...opening, conversationId: newId() }),
      ),
    );
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: 'conversation-elsewhere' });
  });

  it('and every other change of hands says whose load it leaves and enters', async () => {
    const [one, next] = [anAgent({ role: 'manager' }), anAgent({ role: 'manager' })];
    ground.names.know(one, next);
    ground.presence.present.add(next.agentId);
    const { id, customer } = await anOpenConversation(ground.context);
    const conversationId = id;
    await use(AssignConversation).execute(theSystem, { conversationId, agentId: one.agentId, how: 'routed' });
    await use(TransferConversation).execute(one, {
      conversationId,
      to: { agentId: next.agentId },
      note: 'x',
    });
    await use(ReturnConversation).execute(theSystem, {
      ...{ conversationId, agentId: next.agentId, reason: 'returned' },
    });
    await use(AssignConversation).execute(theSystem, { conversationId, agentId: one.agentId, how: 'routed' });
    await use(CloseByCustomer).execute(customer, { conversationId });
    const moved = (await recordedEvents(test.database)).flatMap((event) =>
      'holder' in event.payload && event.payload.holder ? [event.payload.holder] : [],
    );
    const hands = [null, one.agentId, next.agentId, null, one.agentId, null];
    expect(moved).toEqual(hands.slice(1).map((after, at) => ({ before: hands[at]!, after })));
    expect(await use(ConversationReader).loads([one.agentId, next.agentId])).toEqual(
      new Map([
        [one.agentId, 0],
        [next.agentId, 0],
      ]),
    );
  });
});
