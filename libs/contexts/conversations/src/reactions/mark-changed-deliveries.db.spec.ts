import { newId } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { TimelineReads } from '../storage/timeline-reads';
import { anOpenConversation, testGround } from '../testing-ground';
import { SendMessage } from '../use-cases/send-message';
import { MarkChangedDeliveries } from './mark-changed-deliveries';

describe('a message that has come further through its channel', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());

  it('is brought by catching up to staff who missed it, and changes nothing for the customer', async () => {
    const { context } = testGround(test);
    const { id, customer } = await anOpenConversation(context);
    const content = { kind: 'text' as const, text: 'hello' };
    const sent = await context
      .find(SendMessage)
      .execute(customer, { conversationId: id, clientMessageId: newId(), content });
    const timeline = context.find(TimelineReads);
    const { head } = await timeline.catchUpStaff({ conversationId: id, afterPosition: 0, afterRevision: 0 });
    const forCustomer = { conversationId: id, afterSequence: head.sequence, afterRevision: 0 };
    const before = await timeline.catchUpCustomer(forCustomer);
    await test.unitOfWork.run(() => context.find(MarkChangedDeliveries).execute(id, sent.id));
    const missed = await timeline.catchUpStaff({
      conversationId: id,
      afterPosition: head.position!,
      afterRevision: head.revision,
    });
    expect(missed.changed.map((entry) => entry.id)).toEqual([sent.id]);
    expect(missed.head.revision).toBe(head.revision + 1);
    expect(await timeline.catchUpCustomer(forCustomer)).toEqual(before);
  });
});
