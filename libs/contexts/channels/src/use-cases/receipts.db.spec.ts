import { newId } from '@yingda/platform';
import { eventually, recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import type { ReceivedReceipt } from '../ports';
import { type Someone, SendingGround, taken } from '../sending-ground';

describe('what providers report', () => {
  let test: TestDatabase;
  let ground: SendingGround;
  let anna: Someone;
  beforeAll(async () => {
    test = await testDatabase();
  });
  beforeEach(async () => {
    await test.truncate();
    ground = new SendingGround(test);
    anna = await ground.someone();
  });
  afterAll(() => test.close());

  const hear = (receipt: Partial<ReceivedReceipt>) =>
    test.unitOfWork.run(() =>
      ground.sending.hearReceived.receipt({
        inboxId: anna.inboxId,
        providerId: null,
        state: 'delivered',
        at: test.clock.now(),
        ...receipt,
      }),
    );
  const orphans = () => test.database.query('select 1 from channel_orphan_receipts');
  const providerId = (index = 0) => `p-${ground.channel.sent[index]!.id}`;

  it('takes a message forward, never back', async () => {
    const messageId = await ground.say(anna, 'hello');
    await ground.run();
    await hear({ providerId: providerId(), state: 'read' });
    await hear({ providerId: providerId(), state: 'delivered' });
    await hear({ providerId: providerId(), state: 'failed' });
    expect(await ground.state(anna, messageId)).toMatchObject({ state: 'read' });
    const told = await recordedEvents(test.database, 'delivery.changed');
    expect(told.map((event) => event.payload.delivery.state)).toEqual(['queued', 'accepted', 'read']);
  });

  it('makes the message as far as its last piece is', async () => {
    const messageId = await ground.say(anna, 'one two three four five six');
    await ground.run();
    await hear({ providerId: providerId(0), state: 'read' });
    expect(await ground.state(anna, messageId)).toMatchObject({ state: 'accepted' });
    await hear({ providerId: providerId(1) });
    expect(await ground.state(anna, messageId)).toMatchObject({ state: 'delivered' });
  });

  it('waits ten minutes for the send call it belongs to', async () => {
    ground.channel.answer = async (piece) => {
      await hear({ providerId: `p-${piece.id}`, state: 'delivered' });
      await hear({ providerId: `p-${piece.id}`, state: 'sent' });
      return taken(piece);
    };
    const messageId = await ground.say(anna, 'hello');
    await ground.run();
    expect(await ground.state(anna, messageId)).toMatchObject({ state: 'delivered' });
    expect(await orphans()).toEqual([]);

    await hear({ providerId: 'of nobody' });
    expect((await orphans()).length).toBe(1);
    test.clock.advance(10 * 60_000 + 1);
    ground.sending.worker.start();
    await eventually(async () => (await orphans()).length === 0);
    await ground.sending.worker.stop();
  });

  it('counts for everything up to a moment, to this person through this account only', async () => {
    const other = await ground.someone({ inboxId: anna.inboxId });
    const [early, theirs] = [await ground.say(anna, 'early'), await ground.say(other, 'theirs')];
    await ground.run();
    const upTo = test.clock.now();
    test.clock.advance(1_000);
    const late = await ground.say(anna, 'late');
    await ground.run();
    await hear({ externalId: `open-${anna.identityId.slice(-6)}`, upTo, state: 'read' });
    expect(await ground.state(anna, early)).toMatchObject({ state: 'read' });
    expect(await ground.state(anna, late)).toMatchObject({ state: 'accepted' });
    expect(await ground.state(other, theirs)).toMatchObject({ state: 'accepted' });
  });

  it('finds a piece by our own id, and solves what was maybe sent', async () => {
    ground.channel.answer = async () => ({ ok: false, class: 'unknown-outcome', code: 'x', detail: 'cut' });
    const messageId = await ground.say(anna, 'maybe');
    await ground.run();
    await hear({ pieceId: ground.channel.sent[0]!.id, state: 'delivered' });
    expect(await ground.state(anna, messageId)).toMatchObject({ state: 'delivered' });
  });

  it('takes what another system gave as its id for no id of ours', async () => {
    const messageId = await ground.say(anna, 'hello');
    await ground.run();
    await hear({ pieceId: 'order 7, 😀', providerId: providerId(), state: 'delivered' });
    expect(await ground.state(anna, messageId)).toMatchObject({ state: 'delivered' });
  });

  it('says late that the window was over, which the window then shows', async () => {
    const messageId = await ground.say(anna, 'hello');
    await ground.run();
    const failure = { class: 'quota-reached' as const, code: '6', detail: 'over 5 messages' };
    await hear({ providerId: providerId(), state: 'failed', failure });
    expect(await ground.state(anna, messageId)).toMatchObject({ state: 'failed', failure });
    expect(await ground.window(anna)).toMatchObject({ open: false, why: 'quota' });
  });

  it('closes the way to who left, until they are back', async () => {
    const { inboxId, identityId } = anna;
    const contact = (act: 'unfollowed' | 'followed') =>
      test.unitOfWork.run(() =>
        ground.sending.hearReceived.contactChanged({ inboxId, identityId, act, at: test.clock.now() }),
      );
    await contact('unfollowed');
    expect(await ground.window(anna)).toMatchObject({ open: false, why: 'unreachable' });
    test.clock.advance(1_000);
    await contact('followed');
    expect(await ground.window(anna)).toMatchObject({ open: true });
    expect((await recordedEvents(test.database, 'window.changed')).length).toBe(3);
  });

  it('finds the conversation and the message that a provider’s id belongs to', async () => {
    const messageId = await ground.say(anna, 'hello');
    await ground.run();
    const { hearReceived } = ground.sending;
    const references = ['unknown', providerId()];
    expect([...(await hearReceived.conversationsOf(anna.inboxId, references))]).toEqual([
      [providerId(), anna.conversationId],
    ]);
    expect((await hearReceived.conversationsOf(newId(), references)).size).toBe(0);
    expect(await hearReceived.customerOf(anna.conversationId)).toBe(anna.customerId);
    expect(await hearReceived.customerOf(newId())).toBeNull();
    expect(await hearReceived.messageOf(anna.inboxId, providerId())).toBe(messageId);
    expect(await hearReceived.messageOf(anna.inboxId, 'unknown')).toBeNull();
  });
});
