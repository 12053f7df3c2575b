import { newId } from '@yingda/platform';
import { eventually, recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import { FollowUpGround } from '../follow-up-ground';

const refused = (code: string, kind: string) => ({ ok: false, class: kind, code, detail: 'no' }) as never;

describe('answers on the web that go on by mail', () => {
  let test: TestDatabase;
  let ground: FollowUpGround;
  beforeAll(async () => {
    test = await testDatabase({ poolSize: 12 });
  });
  beforeEach(async () => {
    await test.truncate();
    ground = new FollowUpGround(test);
    await ground.open();
  });
  afterAll(() => test.close());

  const textOf = (index = 0) => {
    const body = ground.mails[index]?.body;
    return body?.kind === 'email' ? body.text : undefined;
  };

  it('are gathered and go as one mail two minutes after the shopper has left, tied to their conversation', async () => {
    const anna = ground.someone();
    const first = await ground.say(anna, '您好');
    await ground.leave(anna);
    const second = await ground.say(anna, '已经发货了');
    await ground.pass(110);
    expect(ground.mails).toEqual([]);
    await ground.pass(20);
    expect(ground.mails).toHaveLength(1);
    expect(textOf()).toContain('小李：\n您好\n\n已经发货了');
    expect(ground.mails[0]).toMatchObject({
      to: 'anna@x.example',
      followUp: true,
      agentName: '小李',
      thread: {
        subject: '禾间回复了您',
        automatic: false,
        replyToAddress: expect.stringMatching(/^support\+[a-z2-7]{42}@shop\.example$/),
        messageId: expect.stringMatching(/^<[0-9a-f-]{36}\.[a-z2-7]{42}@shop\.example>$/),
      },
    });
    for (const id of [first, second])
      expect(await ground.delivery(anna, id)).toMatchObject({ channel: 'email', state: 'sent', also: true });
    const told = await recordedEvents(test.database, 'delivery.changed');
    expect(
      told.filter(({ payload }) => payload.messageId === second).map(({ payload }) => payload.delivery.state),
    ).toEqual(['queued', 'sent']);
    await ground.pass(3_600);
    expect(ground.mails).toHaveLength(1);
  });

  it('go as a further mail of the same thread when more is said', async () => {
    const anna = ground.someone({ here: false });
    await ground.leave(anna);
    await ground.say(anna, '您好');
    await ground.pass(130);
    await ground.say(anna, '还在吗？');
    await ground.pass(130);
    expect(ground.mails).toHaveLength(2);
    expect(textOf(1)).not.toContain('您好，您离开禾间的在线咨询后，我们回复了您：\n\n小李：\n您好');
    expect(ground.mails[1]!.thread).toMatchObject({
      inReplyTo: ground.mails[0]!.thread!.messageId,
      references: [ground.mails[0]!.thread!.messageId],
    });
  });

  it('stay here while the shopper is there, and while they have only just left', async () => {
    const anna = ground.someone();
    await ground.say(anna, '您好');
    await ground.pass(1_200);
    expect(ground.mails).toEqual([]);
    await ground.leave(anna);
    await ground.pass(110);
    anna.here = true;
    await ground.sending.followUps!.plan.back(anna.customerId);
    await ground.pass(60);
    expect(ground.mails).toEqual([]);
    expect(ground.told).toEqual([expect.any(Date), null]);
  });

  it('are those of today: a history that is filled in is sent to nobody', async () => {
    const anna = ground.someone({ here: false });
    const now = test.clock.now();
    test.clock.advance(-11 * 60_000);
    const createdAt = test.clock.now().toISOString();
    test.clock.set(now);
    await ground.say(anna, '上周的回复', 'agent', createdAt);
    await ground.pass(600);
    expect(ground.mails).toEqual([]);
  });

  it('wait the whole time once more when nobody saw the shopper leave', async () => {
    const anna = ground.someone({ here: false });
    await ground.say(anna, '您好');
    await ground.pass(230);
    expect(ground.mails).toEqual([]);
    await ground.pass(20);
    expect(ground.mails).toHaveLength(1);
  });

  it('are not sent when they were read meanwhile, taken back, or said by a machine', async () => {
    const [anna, bert, carl] = [ground.someone(), ground.someone(), ground.someone()];
    await ground.say(anna, '您好');
    await ground.say(bert, '您好');
    await ground.say(carl, '自动回复', 'bot');
    for (const one of [anna, bert, carl]) await ground.leave(one);
    ground.read(anna);
    ground.unread.set(bert.conversationId, []);
    await ground.pass(600);
    expect(ground.mails).toEqual([]);
    expect(await test.database.query('select 1 from channel_follow_ups')).toEqual([]);
  });

  it('are forgotten when they are read, or changed, between the decision and the sending', async () => {
    const anna = ground.someone({ here: false });
    await ground.leave(anna);
    const first = await ground.say(anna, '您好');
    await ground.say(anna, '写错了');
    ground.answer = async () => refused('4.2.1', 'retry-later');
    await ground.pass(120);
    expect(ground.mails).toHaveLength(1);
    expect(await ground.delivery(anna, first)).toMatchObject({ state: 'queued', also: true });
    ground.answer = async (mail) => ({ ok: true, state: 'sent', providerId: mail.thread!.messageId });
    const [kept] = ground.unread.get(anna.conversationId)!;
    ground.unread.set(anna.conversationId, [kept!]);
    await ground.pass(60);
    expect(textOf(1)).toContain('您好');
    expect(textOf(1)).not.toContain('写错了');
    expect(ground.mails).toHaveLength(2);
    expect(await ground.delivery(anna, first)).toMatchObject({ state: 'sent' });
  });

  it('carry files with them, and links for what a mail does not hold', async () => {
    const anna = ground.someone({ here: false });
    await ground.leave(anna);
    await ground.say(anna, { kind: 'image', attachmentId: newId(), caption: '看这个' });
    await ground.say(anna, {
      kind: 'product-card',
      productId: 'p',
      title: '衬衫',
      url: 'https://shop.example/p',
    } as never);
    await ground.pass(130);
    expect(ground.mails[0]!.body).toMatchObject({ attachmentIds: [expect.any(String)] });
    expect(textOf()).toContain('看这个');
    expect(textOf()).toContain('https://shop.example/p');
  });

  it('stop when a mail came back, for whoever owns the address too, and go on when they write again', async () => {
    const anna = ground.someone({ here: false });
    await ground.leave(anna);
    ground.answer = async () => refused('5.1.1', 'recipient-unreachable');
    const first = await ground.say(anna, '您好');
    await ground.pass(130);
    expect(await ground.delivery(anna, first)).toMatchObject({ state: 'failed', also: true });
    await ground.say(anna, '还在吗？');
    await ground.pass(600);
    expect(ground.mails).toHaveLength(1);
    const { reader } = ground.sending.followUps!;
    const of = { channel: 'web' as const, inboxId: ground.shop.id, customerId: anna.customerId };
    expect(await reader.of(of)).toMatchObject({ state: 'stopped' });

    const bert = ground.someone({ here: false });
    await ground.leave(bert);
    ground.ownerIdentityId = newId();
    await test.database.query(
      `insert into channel_windows (identity_id, inbox_id, sure, unreachable_since) values ($1, $2, true, $3)`,
      [ground.ownerIdentityId, ground.mailbox.id, test.clock.now()],
    );
    await ground.say(bert, '您好');
    await ground.pass(600);
    expect(ground.mails).toHaveLength(1);
  });

  it('go nowhere without an address, without a mailbox, or where the inbox says no: the composer is told which', async () => {
    const { reader } = ground.sending.followUps!;
    const anna = ground.someone({ email: null, here: false });
    await ground.leave(anna);
    await ground.say(anna, '您好');
    await ground.pass(600);
    const of = { channel: 'web' as const, inboxId: ground.shop.id, customerId: anna.customerId };
    expect(await reader.of(of)).toMatchObject({
      state: 'no-address',
      goneSince: expect.any(String),
      afterSeconds: 120,
    });
    expect(await reader.of({ ...of, channel: 'wechat' })).toBeNull();
    await test.truncate();
    ground = new FollowUpGround(test);
    await ground.open({ mailbox: null });
    const bert = ground.someone({ here: false });
    const bertOf = { channel: 'web' as const, inboxId: ground.shop.id, customerId: bert.customerId };
    await ground.say(bert, '您好');
    expect(await ground.sending.followUps!.reader.of(bertOf)).toMatchObject({
      state: 'no-inbox',
      goneSince: null,
    });
    expect(await test.database.query('select 1 from timers')).toEqual([]);
    await test.truncate();
    ground = new FollowUpGround(test);
    await ground.open({ shop: { sending: { mail: false } } });
    const carl = ground.someone();
    const carlOf = { channel: 'web' as const, inboxId: ground.shop.id, customerId: carl.customerId };
    await ground.say(carl, '您好');
    expect(await ground.sending.followUps!.reader.of(carlOf)).toMatchObject({ state: 'off' });
    expect(await test.database.query('select 1 from timers')).toEqual([]);
  });

  it('go once, however many nodes look at the same moment', async () => {
    const nodes = [ground, ground.node(), ground.node()].map((one) => one.sending);
    for (let round = 0; round < 6; round++) {
      const anna = ground.someone({ here: false });
      const ids = [await ground.say(anna, `您好 ${round}`), await ground.say(anna, '在的')];
      await ground.leave(anna);
      test.clock.advance(121_000);
      const { conversationId, customerId } = anna;
      await Promise.all(
        nodes.map(({ followUps }) =>
          test.unitOfWork
            .run(() => followUps!.send.execute({ conversationId, customerId }))
            .catch((error: unknown) => expect(String(error)).toContain('Somebody else')),
        ),
      );
      await Promise.all(nodes.map(({ worker }) => worker.runDue()));
      await nodes[0]!.worker.runDue();
      const rows = await test.database.query(
        'select 1 from channel_mailed where message_id = any($1::uuid[])',
        [ids],
      );
      expect(rows).toHaveLength(2);
      expect(ground.mails).toHaveLength(round + 1);
    }
  });

  it('are refused a second mail by the database itself', async () => {
    const anna = ground.someone({ here: false });
    await ground.leave(anna);
    const id = await ground.say(anna, '您好');
    await ground.pass(130);
    const [mail] = await test.database.query<{ id: string }>('select id from channel_deliveries');
    await expect(
      test.database.query(
        'insert into channel_mailed (message_id, conversation_id, delivery_id) values ($1, $2, $3)',
        [id, anna.conversationId, mail!.id],
      ),
    ).rejects.toMatchObject({ constraint: 'channel_mailed_pkey' });
  });

  it('are all there or not at all when the process dies between deciding and sending', async () => {
    const anna = ground.someone({ here: false });
    await ground.leave(anna);
    const id = await ground.say(anna, '您好');
    test.clock.advance(121_000);
    const { conversationId, customerId } = anna;
    await expect(
      test.unitOfWork.run(async () => {
        await ground.sending.followUps!.send.execute({ conversationId, customerId });
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await ground.delivery(anna, id)).toBeUndefined();
    await ground.pass(10);
    expect(ground.mails).toHaveLength(1);

    // Killed in the call itself: maybe sent is said so, and never sent again by itself.
    ground.answer = () => new Promise(() => undefined);
    const more = await ground.say(anna, '在的');
    test.clock.advance(121_000);
    await ground.timers.runDue();
    void ground.node().sending.worker.runDue();
    await eventually(() => ground.mails.length === 2);
    test.clock.advance(31_000);
    await ground.pass(60);
    expect(ground.mails).toHaveLength(2);
    expect(await ground.delivery(anna, more)).toMatchObject({ state: 'unknown', also: true });
  });

  it('nothing is sent while nobody can say whether the shopper is there', async () => {
    const anna = ground.someone({ here: false });
    await ground.leave(anna);
    await ground.say(anna, '您好');
    ground.attendance = () => Promise.reject(new Error('a node does not answer'));
    await ground.pass(130);
    expect(ground.mails).toEqual([]);
    ground.attendance = null;
    await ground.pass(30);
    expect(ground.mails).toHaveLength(1);
  });

  it('know whom they were sent to when an answer comes from there, and only from there', async () => {
    const anna = ground.someone({ here: false });
    await ground.leave(anna);
    await ground.say(anna, '您好');
    await ground.pass(130);
    const { thread } = ground.mails[0]!;
    const token = /\+([a-z2-7]{42})@/.exec(thread!.replyToAddress!)![1]!;
    const { hearReceived } = ground.sending;
    const answered = { inboxId: ground.mailbox.id, references: [] as string[] };
    const [row] = await test.database.query<{ id: string }>(
      'select identity_id as id from channel_deliveries',
    );
    expect(await hearReceived.wroteTo({ ...answered, externalId: 'Anna@x.example', token })).toBe(row!.id);
    const byReference = { ...answered, externalId: 'anna@x.example', references: [thread!.messageId] };
    expect(await hearReceived.wroteTo(byReference)).toBe(row!.id);
    expect(await hearReceived.wroteTo({ ...byReference, externalId: 'eve@x.example' })).toBeNull();
    expect(await hearReceived.wroteTo({ ...answered, externalId: 'anna@x.example' })).toBeNull();
  });
});
