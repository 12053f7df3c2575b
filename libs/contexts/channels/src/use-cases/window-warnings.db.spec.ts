import { newId } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import { SendingGround, type Someone } from '../sending-ground';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a window that ends while its customer waits', () => {
  let test: TestDatabase;
  let ground: SendingGround;
  beforeAll(async () => {
    test = await testDatabase({ poolSize: 12 });
  });
  beforeEach(async () => {
    await test.truncate();
    ground = new SendingGround(test);
  });
  afterAll(() => test.close());

  const agentId = newId();
  const leadId = newId();
  const waits = ({ identityId, conversationId, customerId }: Someone) =>
    ground.waiting.set(identityId, {
      conversationId,
      customerId,
      teamId: newId(),
      agentIds: [agentId, leadId],
    });
  const answered = ({ identityId }: Someone) => ground.waiting.delete(identityId);
  const warnings = async () =>
    (await recordedEvents(test.database, 'window.ending')).map(({ payload }) => payload);
  const pass = async (ms: number) => {
    test.clock.advance(ms);
    await ground.timers.runDue();
  };
  const shown = async (who: Someone) =>
    (await ground.sending.followUps!.endings.among([who.conversationId])).get(who.conversationId);

  it('is told of ten minutes before, to who has the conversation and who leads the team', async () => {
    const anna = await ground.someone();
    waits(anna);
    await pass(48 * HOUR - 10 * MINUTE - 1_000);
    expect(await warnings()).toEqual([]);
    await pass(1_000);
    expect(await warnings()).toEqual([
      expect.objectContaining({
        conversationId: anna.conversationId,
        customerId: anna.customerId,
        agentIds: [agentId, leadId],
        ending: expect.objectContaining({
          why: 'time',
          channel: 'wechat',
          quotaLeft: 5,
          identityId: anna.identityId,
        }),
      }),
    ]);
    expect(await shown(anna)).toMatchObject({ why: 'time', channel: 'wechat' });
  });

  it('is told of as early as the inbox says, and not at all where it says never', async () => {
    const inboxId = await ground.inbox('wechat', { sending: { warnMinutes: 60 } });
    const anna = await ground.someone({ inboxId });
    const bert = await ground.someone({
      inboxId: await ground.inbox('wechat', { sending: { warnMinutes: 0 } }),
    });
    waits(anna);
    waits(bert);
    await pass(47 * HOUR);
    expect((await warnings()).map(({ conversationId }) => conversationId)).toEqual([anna.conversationId]);
    await pass(HOUR - 1_000);
    expect(await warnings()).toHaveLength(1);
  });

  it('is told of once over all nodes, also when the timer is noticed by several at the same moment', async () => {
    const anna = await ground.someone();
    waits(anna);
    const nodes = [ground.sending, ground.node(), ground.node()];
    test.clock.advance(48 * HOUR - 9 * MINUTE);
    const [timer] = await test.database.query<{ payload: never }>('select payload from timers');
    await Promise.all([
      ground.timers.runDue(),
      ...nodes.map(({ followUps }) => test.unitOfWork.run(() => followUps!.warn.atTime(timer!.payload))),
    ]);
    await ground.timers.runDue();
    expect(await warnings()).toHaveLength(1);
  });

  it('is not told of when the customer was answered, and is forgotten when they write again', async () => {
    const [anna, bert] = [await ground.someone(), await ground.someone()];
    waits(anna);
    waits(bert);
    answered(bert);
    await pass(48 * HOUR - 10 * MINUTE);
    expect(await warnings()).toHaveLength(1);
    expect(await shown(bert)).toBeUndefined();
    await ground.wrote(anna);
    expect(await shown(anna)).toBeUndefined();
    await pass(47 * HOUR);
    expect(await warnings()).toHaveLength(1);
    await pass(55 * MINUTE);
    expect(await warnings()).toHaveLength(2);
  });

  it('is told of when only the last message is left, once, and nothing more is said at its end', async () => {
    const anna = await ground.someone();
    waits(anna);
    for (const words of ['一', '二', '三']) {
      await ground.say(anna, words, { author: 'bot' });
      await ground.run();
    }
    expect(await warnings()).toEqual([]);
    await ground.say(anna, '四', { author: 'bot' });
    await ground.run();
    expect(await warnings()).toEqual([
      expect.objectContaining({ ending: expect.objectContaining({ why: 'quota' }) }),
    ]);
    await pass(48 * HOUR - MINUTE);
    expect(await warnings()).toHaveLength(1);
  });

  it('is warned of when half of a short one is over, and a window without an end never', async () => {
    ground.channel.can = {
      windows: {
        message: { quota: null, milliseconds: 10 * MINUTE },
        follow: { quota: null, milliseconds: null },
      },
    };
    const anna = await ground.someone();
    waits(anna);
    await pass(5 * MINUTE - 1_000);
    expect(await warnings()).toEqual([]);
    await pass(1_000);
    expect(await warnings()).toHaveLength(1);
    const bert = await ground.someone({ silent: true });
    waits(bert);
    await test.unitOfWork.run(() =>
      ground.sending.hearReceived.windowOpened({
        ...{ inboxId: bert.inboxId, identityId: bert.identityId, act: 'follow', at: test.clock.now() },
      }),
    );
    await pass(1_000 * HOUR);
    expect(await warnings()).toHaveLength(1);
  });

  it('is not told of once the customer has left, nor when it is over already', async () => {
    const [anna, bert] = [await ground.someone(), await ground.someone()];
    waits(anna);
    await test.unitOfWork.run(() =>
      ground.sending.hearReceived.contactChanged({
        ...{ inboxId: anna.inboxId, identityId: anna.identityId, act: 'unfollowed', at: test.clock.now() },
      }),
    );
    waits(bert);
    await pass(49 * HOUR);
    expect(await warnings()).toEqual([]);
  });
});
