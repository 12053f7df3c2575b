import { type ConversationState } from '@yingda/contracts';
import { newId, Relay } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import { customersOn } from '../testing';
import { MeetSender } from '../use-cases/meet-sender';
import { KeepWithIdentity } from './keep-with-identity';

describe('a conversation that is opened', () => {
  let test: TestDatabase;
  let relay: Relay;
  let context: ReturnType<typeof customersOn>;

  beforeAll(async () => {
    test = await testDatabase();
    context = customersOn(test);
    relay = new Relay(test.database, test.unitOfWork, test.outbox, test.clock);
    context.get(KeepWithIdentity).register(relay);
    await relay.start();
  });
  afterAll(async () => {
    await relay.stop();
    await test.close();
  });

  const opened = async (identityId: string, customerId: string) => {
    const conversation = { id: newId(), identityId, customerId } as ConversationState;
    const by = { kind: 'customer' as const, id: customerId, name: '' };
    await test.unitOfWork.run(() =>
      test.outbox.append('conversation.opened', conversation.id, { conversation, entries: [], by }),
    );
    await relay.caughtUp();
    expect(await relay.parked()).toEqual([]);
    return (await recordedEvents(test.database, 'identity.joined')).map(({ payload }) => payload);
  };

  it('in the name of whom its identity was before follows to whom it is; others stay where they are', async () => {
    const { actor } = await context
      .get(MeetSender)
      .execute({ inboxId: newId(), channel: 'wechat', externalId: 'o1' });
    expect(await opened(actor.identityId, actor.customerId)).toEqual([]);
    expect(await opened(newId(), newId())).toEqual([]);
    const before = newId();
    expect(await opened(actor.identityId, before)).toEqual([
      { identityId: actor.identityId, fromCustomerId: before, toCustomerId: actor.customerId },
    ]);
  });
});
