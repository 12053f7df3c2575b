import { testDatabase, type TestDatabase } from '@yingda/testing';
import { type Someone, SendingGround } from '../sending-ground';

describe('what is heard late', () => {
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

  const sent = async (words: string) => {
    const messageId = await ground.say(anna, words);
    await ground.run();
    return messageId;
  };
  const wrote = (at: Date) =>
    test.unitOfWork.run(() =>
      ground.sending.hearReceived.windowOpened({
        ...{ inboxId: anna.inboxId, identityId: anna.identityId },
        act: 'message',
        at,
      }),
    );

  it('opens the window it opened then: what was sent since counts in it', async () => {
    await sent('before');
    test.clock.advance(60_000);
    const at = test.clock.now();
    test.clock.advance(60_000);
    for (const words of ['one', 'two']) {
      await sent(words);
      test.clock.advance(5_000);
    }
    expect(await ground.window(anna)).toMatchObject({ quotaLeft: 2 });
    await wrote(at);
    expect(await ground.window(anna)).toMatchObject({
      quotaLeft: 3,
      endsAt: new Date(at.getTime() + 48 * 3_600_000).toISOString(),
    });
  });

  it('does not take for later what was sent in the same second, as providers tell times in seconds', async () => {
    test.clock.advance(60_000);
    const second = test.clock.now();
    test.clock.advance(400);
    await sent('a moment before');
    test.clock.advance(400);
    await wrote(second);
    expect(await ground.window(anna)).toMatchObject({ quotaLeft: 5 });
  });

  it('says nothing of what may never have been sent, when it says up to when all was delivered', async () => {
    ground.channel.answer = async () => ({ ok: false, class: 'unknown-outcome', code: 'x', detail: 'cut' });
    const messageId = await sent('maybe');
    test.clock.advance(1_000);
    await test.unitOfWork.run(() =>
      ground.sending.hearReceived.receipt({
        ...{ inboxId: anna.inboxId, externalId: `open-${anna.identityId.slice(-6)}`, providerId: null },
        ...{ upTo: test.clock.now(), state: 'delivered', at: test.clock.now() },
      }),
    );
    expect(await ground.state(anna, messageId)).toMatchObject({ state: 'unknown' });
  });

  it('of an answer by a code nobody sends it again: it is maybe sent, also where other messages are safe to repeat', async () => {
    ground.channel.can = { windows: {}, idempotent: true };
    const { inboxId, identityId } = anna;
    const code = { value: 'reply-token', validUntil: new Date(test.clock.now().getTime() + 50_000) };
    await test.unitOfWork.run(() =>
      ground.sending.hearReceived.windowOpened({
        ...{ inboxId, identityId, act: null, at: test.clock.now(), code },
      }),
    );
    const messageId = await ground.say(anna, 'by the code');
    // Its process dies in the call.
    ground.channel.answer = () => new Promise(() => undefined);
    void ground.run();
    for (let sends = 0; sends === 0; sends = ground.channel.sent.length)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(ground.channel.sent[0]!.code).toBe('reply-token');
    test.clock.advance(31_000);
    await ground.node().worker.runDue();
    expect(await ground.state(anna, messageId)).toMatchObject({ state: 'unknown' });
    expect(ground.channel.sent).toHaveLength(1);
  });
});
