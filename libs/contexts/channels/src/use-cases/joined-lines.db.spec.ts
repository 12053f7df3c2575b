import { eventually, recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import type { SendOutcome } from '../adapters/adapter';
import { SendingGround, type Someone, taken } from '../sending-ground';

const refused = (kind: string): SendOutcome =>
  ({ ok: false, class: kind, code: '1', detail: 'no' }) as SendOutcome;

describe('short lines that go as one message', () => {
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

  const someone = async (sending = {}): Promise<Someone> =>
    ground.someone({ inboxId: await ground.inbox('wechat', { sending }) });
  const states = async (who: Someone, ids: string[]) =>
    Promise.all(ids.map(async (id) => (await ground.state(who, id))?.state));

  it('cost one of the quota, keep their order, and each message tells how far it has come', async () => {
    const anna = await someone();
    const ids = [
      await ground.say(anna, '您好'),
      await ground.say(anna, '在的'),
      await ground.say(anna, '稍等'),
    ];
    await ground.run();
    expect(ground.channel.words).toEqual(['您好\n在的\n稍等']);
    expect(await ground.window(anna)).toMatchObject({ quotaLeft: 4 });
    expect(await states(anna, ids)).toEqual(['accepted', 'accepted', 'accepted']);
    const told = await recordedEvents(test.database, 'delivery.changed');
    for (const id of ids)
      expect(
        told.filter(({ payload }) => payload.messageId === id).map(({ payload }) => payload.delivery.state),
      ).toEqual(['queued', 'accepted']);
  });

  it('hear what the provider says of the one call they went in', async () => {
    const anna = await someone();
    const ids = [await ground.say(anna, '您好'), await ground.say(anna, '在的')];
    await ground.run();
    const { id } = ground.channel.sent[0]!;
    await test.unitOfWork.run(() =>
      ground.sending.hearReceived.receipt({
        ...{ inboxId: anna.inboxId, providerId: `p-${id}`, state: 'read', at: test.clock.now() },
      }),
    );
    expect(await states(anna, ids)).toEqual(['read', 'read']);
  });

  it('are not joined where the inbox says so, nor over more than ten seconds', async () => {
    const anna = await someone({ joinLines: false });
    await ground.say(anna, '您好');
    await ground.say(anna, '在的');
    const bert = await someone();
    await ground.say(bert, '一');
    test.clock.advance(11_000);
    await ground.say(bert, '二');
    await ground.run();
    expect(ground.channel.words.sort()).toEqual(['一', '二', '在的', '您好']);
  });

  it('are by themselves again when the call was refused for now: one may be taken back meanwhile', async () => {
    const anna = await someone();
    const ids = [
      await ground.say(anna, '您好'),
      await ground.say(anna, '写错了'),
      await ground.say(anna, '稍等'),
    ];
    ground.channel.answer = async () => refused('retry-later');
    await ground.run();
    expect(await states(anna, ids)).toEqual(['queued', 'queued', 'queued']);
    await ground.change(anna, ids[1]!, null);
    ground.channel.answer = async (piece) => taken(piece);
    test.clock.advance(10_000);
    await ground.run();
    expect(ground.channel.words).toEqual(['您好\n写错了\n稍等', '您好\n稍等']);
    expect(await states(anna, ids)).toEqual(['accepted', 'withdrawn', 'accepted']);
    expect(await ground.window(anna)).toMatchObject({ quotaLeft: 4 });
  });

  it('cannot be changed while they are on their way together', async () => {
    const anna = await someone();
    const ids = [await ground.say(anna, '您好'), await ground.say(anna, '在的')];
    let go: () => void = () => undefined;
    ground.channel.answer = (piece) => new Promise((resolve) => (go = () => resolve(taken(piece))));
    const running = ground.run();
    await eventually(() => ground.channel.sent.length === 1);
    await expect(ground.change(anna, ids[1]!, null)).rejects.toMatchObject({ code: 'sent-already' });
    go();
    await running;
    expect(await states(anna, ids)).toEqual(['accepted', 'accepted']);
  });

  it('are all maybe sent when their sender died, and each is sent again only by itself', async () => {
    const anna = await someone();
    const ids = [await ground.say(anna, '您好'), await ground.say(anna, '在的')];
    ground.channel.answer = () => new Promise(() => undefined);
    void ground.node().worker.runDue();
    await eventually(() => ground.channel.sent.length === 1);
    ground.channel.answer = async (piece) => taken(piece);
    test.clock.advance(31_000);
    await ground.run();
    expect(await states(anna, ids)).toEqual(['unknown', 'unknown']);
    const { conversationId } = anna;
    await ground.sending.resendMessage.execute({ conversationId, messageId: ids[0]! });
    await ground.run();
    expect(ground.channel.words).toEqual(['您好\n在的', '您好']);
    expect(await states(anna, ids)).toEqual(['accepted', 'unknown']);
    await ground.sending.resendMessage.execute({ conversationId, messageId: ids[1]! });
    await ground.run();
    expect(await states(anna, ids)).toEqual(['accepted', 'accepted']);
  });

  it('go again together under the same id where the provider knows our ids', async () => {
    ground.channel.can = { idempotent: true };
    const anna = await someone();
    const ids = [await ground.say(anna, '您好'), await ground.say(anna, '在的')];
    ground.channel.answer = async () => refused('unknown-outcome');
    await ground.run();
    await ground.say(anna, '还有');
    ground.channel.answer = async (piece) => taken(piece);
    test.clock.advance(10_000);
    await ground.run();
    expect(ground.channel.words).toEqual(['您好\n在的', '您好\n在的', '还有']);
    expect(new Set(ground.channel.sent.slice(0, 2).map(({ id }) => id)).size).toBe(1);
    expect(await states(anna, ids)).toEqual(['accepted', 'accepted']);
  });

  it('lose and double nothing while several processes send and an agent goes on writing', async () => {
    ground.channel.can = { windows: { message: { quota: 1_000, milliseconds: null } } };
    const anna = await someone();
    const nodes = [ground.sending, ground.node(), ground.node()];
    let calls = 0;
    ground.channel.answer = async (piece) => {
      calls += 1;
      await new Promise((resolve) => setTimeout(resolve, calls % 5));
      return calls % 4 === 0 ? refused('retry-later') : taken(piece);
    };
    const said: string[] = [];
    const ids: string[] = [];
    const arrived: string[] = [];
    const accepted = ground.channel.answer;
    ground.channel.answer = async (piece, context) => {
      const outcome = await accepted(piece, context);
      if (outcome.ok && piece.body.kind === 'text') arrived.push(...piece.body.text.split('\n'));
      return outcome;
    };
    for (let index = 0; index < 30; index++) {
      said.push(`m${index}`);
      ids.push(await ground.say(anna, `m${index}`));
      if (index % 3 === 0) await Promise.all(nodes.map(({ worker }) => worker.runDue()));
      test.clock.advance(700);
    }
    for (let round = 0; round < 40 && arrived.length < said.length; round++) {
      test.clock.advance(60_000);
      await Promise.all(nodes.map(({ worker }) => worker.runDue()));
    }
    expect(arrived).toEqual(said);
    expect(new Set(await states(anna, ids))).toEqual(new Set(['accepted']));
  });
});

describe('what a machine says', () => {
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

  it('never takes the last one, however many processes send at once and whatever waits', async () => {
    const bots = ['一', '二', '三', '四', '五', '六'];
    const anna = await ground.someone();
    await Promise.all(bots.map((words) => ground.say(anna, words, { author: 'bot' })));
    await Promise.all([ground.sending, ground.node(), ground.node()].map(({ worker }) => worker.runDue()));
    expect(ground.channel.sent.length).toBe(4);
    expect(await ground.window(anna)).toMatchObject({ open: true, quotaLeft: 1 });
    const last = await ground.say(anna, '人工回复');
    await ground.run();
    expect(await ground.state(anna, last)).toMatchObject({ state: 'accepted' });
    expect(ground.channel.sent.length).toBe(5);
    expect(await ground.window(anna)).toMatchObject({ open: false, why: 'quota' });
  });

  it('is refused when it is sent, too: what came first from a person has left it only the last', async () => {
    const anna = await ground.someone();
    const bot = await ground.say(anna, '自动', { author: 'bot' });
    // The provider says meanwhile that it counts less than we do.
    await test.database.query('update channel_windows set quota_left = 1 where identity_id = $1', [
      anna.identityId,
    ]);
    await ground.run();
    expect(ground.channel.sent).toEqual([]);
    expect(await ground.state(anna, bot)).toMatchObject({
      state: 'failed',
      failure: { class: 'quota-reached' },
    });
    const last = await ground.say(anna, '人工回复');
    await ground.run();
    expect(await ground.state(anna, last)).toMatchObject({ state: 'accepted' });
  });

  it('is not joined with a person’s words, so that it costs them nothing', async () => {
    const inboxId = await ground.inbox('wechat', { sending: {} });
    const anna = await ground.someone({ inboxId });
    await ground.say(anna, '自动', { author: 'bot' });
    await ground.say(anna, '您好');
    await ground.run();
    expect(ground.channel.words).toEqual(['自动', '您好']);
  });
});
