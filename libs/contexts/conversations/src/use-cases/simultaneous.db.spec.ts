import { newId, type Clock } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { ConversationReader } from '../storage/conversation-reader';
import { anAgent, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { AssignConversation } from './assigning';
import { CloseSilent, SILENCE_MS } from './close-silent';
import { CloseBySilence } from './closing';
import { SendMessage } from './send-message';

/** Two things at the same moment, one of them decided by what was read before the other. */
describe('a conversation in which two things happen at once', () => {
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

  const say = (actor: Parameters<SendMessage['execute']>[0], conversationId: string, text = '你好') =>
    use(SendMessage).execute(actor, {
      conversationId,
      clientMessageId: newId(),
      content: { kind: 'text', text },
    });

  it('is not ended for silence when its customer writes while the silent ones are being looked through', async () => {
    const agent = anAgent();
    ground.names.know(agent);
    const { id, customer } = await anOpenConversation(ground.context);
    const assign = { conversationId: id, agentId: agent.agentId, how: 'routed' as const };
    await use(AssignConversation).execute(theSystem, assign);
    await say(agent, id, '请把收据发来。');
    test.clock.advance(SILENCE_MS + 60_000);
    const reader = use(ConversationReader);
    const written = {
      async silentSince(before: Date, limit: number) {
        const silent = await reader.silentSince(before, limit);
        await say(customer, id, '找到了！');
        return silent;
      },
    } as ConversationReader;
    const clock: Clock = test.clock;
    expect(await new CloseSilent(written, use(CloseBySilence), clock).execute()).toBe(0);
    expect(await reader.state(id)).toMatchObject({ status: 'active', waitingFor: 'us', endedBy: null });
  });
});
