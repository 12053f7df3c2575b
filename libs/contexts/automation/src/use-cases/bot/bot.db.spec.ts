import { type ConversationState } from '@yingda/contracts';
import type { EventName } from '@yingda/events';
import { newId, Relay } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import { BotGround } from '../../bot-ground';
import { SHIPPED_PLAN } from '../../domain/bot/plan';

const SYSTEM = { kind: 'system', name: 'spec' } as const;
const DAY = 86_400_000;

describe('the bot of an inbox', () => {
  let test: TestDatabase;
  let ground: BotGround;

  beforeAll(async () => {
    test = await testDatabase();
  });
  beforeEach(async () => {
    ground = new BotGround(test);
    await ground.switchOn();
    const { database, unitOfWork, outbox, clock } = test;
    ground.bot.reactions.register(new Relay(database, unitOfWork, outbox, clock));
    ground.answers.articles.set('kb-001', { key: 'kb-001', title: '退换货', text: '三步完成。', url: null });
    ground.answers.found = [{ key: 'kb-001', title: '退换货', score: 0.9 }];
  });
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  const said = () => ground.speaking.said.map(({ content }) => content.kind);
  const answer = (of: ReturnType<BotGround['begin']>, text: string) =>
    ground.bot.responder.answer(ground.heard(of, text));

  /** Something happened to a conversation, as the outbox tells it. */
  async function happened(name: EventName, of: ReturnType<BotGround['begin']>, by = 'customer') {
    const { status } = ground.conversations.standings.get(of.conversationId)!;
    const conversation = {
      id: of.conversationId,
      inboxId: ground.inboxId,
      customerId: of.customerId,
      status,
    };
    const payload = {
      conversation: conversation as unknown as ConversationState,
      entries: [],
      by: { kind: by },
    };
    const event = { id: newId(), name, aggregateId: of.conversationId, payload };
    const handle = ground.bot.reactions.handlers()[name] as unknown as (event: object) => Promise<void>;
    await handle({ ...event, occurredAt: test.clock.now().toISOString() });
  }

  it('answers once, however often it is told of a message', async () => {
    const of = ground.begin();
    const heard = ground.heard(of, '怎么退货');
    expect(await ground.bot.responder.answer(heard)).toBe(true);
    expect(await ground.bot.responder.answer(heard)).toBe(true);
    expect(said()).toEqual(['menu']);
    expect(await ground.bot.talks.turns(of.conversationId)).toEqual([
      expect.objectContaining({ deed: 'answered', articleKey: 'kb-001', score: 90 }),
    ]);
    const [told] = await recordedEvents(test.database, 'bot.answered');
    expect(told!.payload).toMatchObject({ first: true, articleKey: 'kb-001' });
  });

  it('does not speak where people have the conversation, late or not', async () => {
    const of = ground.begin();
    const heard = ground.heard(of, '怎么退货');
    ground.conversations.become(of.conversationId, 'active');
    expect(await ground.bot.responder.answer(heard)).toBe(false);
    expect(await ground.bot.responder.answer({ ...heard, status: 'queued' })).toBe(false);
    expect(said()).toEqual([]);
  });

  it('leaves no trace of what a person was quicker to answer', async () => {
    const of = ground.begin();
    ground.speaking.obstacle = 'answered';
    await answer(of, '怎么退货');
    expect(await ground.bot.talks.turns(of.conversationId)).toEqual([]);
  });

  it('says no, twice unhelped, and people get it with what was asked, given and answered', async () => {
    const of = ground.begin();
    await answer(of, '我的订单怎么退货');
    await answer(of, '没用');
    await answer(of, '订单 YD20250318001 怎么退货');
    await answer(of, '没有帮助');
    expect(ground.conversations.done).toEqual(['queued']);
    const [note] = ground.conversations.notes;
    expect(note).toContain('原因: 回答没有帮助');
    expect(note).toContain('· 我的订单怎么退货\n· 订单 YD20250318001 怎么退货\n');
    expect(note).toContain('订单号: YD20250318001');
    expect(note).toContain('· 退换货 (kb-001)');
    const [told] = await recordedEvents(test.database, 'bot.handed-over');
    expect(told!.payload).toMatchObject({ reason: 'not-helped', mood: 'unhappy' });
    // What was written is with the conversation, and here no more.
    expect((await ground.bot.talks.find(of.conversationId))!.talk.asked).toEqual([]);
  });

  it('keeps with the customer what it was given, once for each', async () => {
    const of = ground.begin();
    await answer(of, '订单 YD20250318001 怎么退货');
    await answer(of, '怎么退货');
    await answer(of, '是 YD20250318002 怎么退货');
    expect(ground.customers.learnt).toEqual([
      { 'order-number': 'YD20250318001' },
      { 'order-number': 'YD20250318002' },
    ]);
  });

  it('leaves its summary to an agent who takes over before it hands over, once', async () => {
    const [of, silent] = [ground.begin(), ground.begin()];
    await answer(of, '订单 YD20250318001 怎么退货');
    await ground.bot.talks.begin({ ...silent, inboxId: ground.inboxId, now: test.clock.now() });
    for (const one of [of, silent, of]) {
      ground.conversations.become(one.conversationId, 'assigned');
      await happened('conversation.assigned', one, 'agent');
    }
    expect(ground.conversations.notes).toHaveLength(1);
    const [note] = ground.conversations.notes;
    for (const part of [
      '客服在转交前接手',
      '· 订单 YD20250318001 怎么退货',
      '订单号: YD20250318001',
      'kb-001',
    ])
      expect(note).toContain(part);
    expect(await ground.bot.talks.find(of.conversationId)).toMatchObject({ outcome: 'taken' });
  });

  it('puts a complaint first and tells those above once', async () => {
    const of = ground.begin();
    await answer(of, '我要投诉');
    await ground.bot.handOver.execute({
      conversationId: of.conversationId,
      reason: 'auto-reply',
      complaint: true,
    });
    expect(ground.conversations.done).toEqual(['queued first', 'raised 投诉']);
  });

  it('leaves a message for people who are away', async () => {
    ground.inboxes.inbox = { ...ground.inboxes.inbox, open: false };
    await answer(ground.begin(), '转人工');
    expect(ground.conversations.done).toEqual(['queued left']);
  });

  it('always comes to an end with people: off, unable to speak, or unanswered', async () => {
    const off = ground.begin();
    ground.speaking.obstacle = 'last-message';
    await answer(off, '怎么退货');
    await ground.switchOn({ active: false });
    await answer(ground.begin(), '怎么退货');
    expect(ground.conversations.done).toEqual(['queued', 'queued']);
  });

  it('ends after its own silence, but gives people what nobody answered', async () => {
    const [silent, unanswered] = [ground.begin(), ground.begin()];
    for (const begun of [silent, unanswered]) await happened('conversation.opened', begun);
    await answer(silent, '怎么退货');
    ground.conversations.standings.get(silent.conversationId)!.lastMessage!.author = 'bot';
    ground.heard(unanswered, '喂');
    test.clock.advance(SHIPPED_PLAN.silenceMinutes * 60_000 + 1_000);
    await ground.timers.runDue();
    expect([...ground.conversations.done].sort()).toEqual(['closed', 'queued']);
  });

  describe('is measured by those who do not come back within a day', () => {
    const contained = async () =>
      (await recordedEvents(test.database, 'bot.contained')).map(({ payload }) => payload.contained);

    async function ended() {
      const of = ground.begin();
      await happened('conversation.opened', of);
      await answer(of, '怎么退货');
      ground.conversations.become(of.conversationId, 'closed');
      await happened('conversation.closed', of);
      return of;
    }

    it('counts one who stays away', async () => {
      await ended();
      test.clock.advance(DAY - 60_000);
      await ground.timers.runDue();
      expect(await contained()).toEqual([]);
      test.clock.advance(61_000);
      await ground.timers.runDue();
      expect(await contained()).toEqual([true]);
    });

    it('counts one who returns against it, wherever that is', async () => {
      const { customerId } = await ended();
      test.clock.advance(DAY / 2);
      await happened('conversation.opened', { ...ground.begin(), customerId });
      test.clock.advance(DAY / 2 + 1_000);
      await ground.timers.runDue();
      expect(await contained()).toEqual([false]);
    });

    it('counts neither what people took nor what it never said a word in', async () => {
      const taken = ground.begin();
      await happened('conversation.opened', taken);
      await answer(taken, '怎么退货');
      ground.conversations.become(taken.conversationId, 'assigned');
      await happened('conversation.assigned', taken, 'agent');
      await happened('conversation.closed', taken, 'agent');
      const mute = ground.begin();
      await happened('conversation.opened', mute);
      await happened('conversation.closed', mute);
      test.clock.advance(2 * DAY);
      await ground.timers.runDue();
      expect(await contained()).toEqual([]);
    });
  });

  it('is edited by one after the other, and only by who may', async () => {
    const { version, ...plan } = await ground.bot.edit.of(SYSTEM, ground.inboxId);
    const edits = await Promise.allSettled(
      [1, 2].map(() => ground.bot.edit.edit(SYSTEM, ground.inboxId, { ...plan, patience: 3, version })),
    );
    expect(edits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const agent = {
      kind: 'agent',
      agentId: newId(),
      name: '林',
      publicName: '林',
      role: 'agent',
      teamIds: [],
    } as const;
    await expect(
      ground.bot.edit.all({ ...agent, teamIds: [], permissions: { 'conversation.serve': 'own' } }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('takes what begins always, out of hours only, or not at all', async () => {
    expect(await ground.bot.roster.takes(ground.inboxId)).toBe(true);
    await ground.switchOn({ duty: 'out-of-hours' });
    expect(await ground.bot.roster.takes(ground.inboxId)).toBe(false);
    ground.inboxes.inbox = { ...ground.inboxes.inbox, open: false };
    expect(await ground.bot.roster.takes(ground.inboxId)).toBe(true);
    expect(await ground.bot.roster.takes(newId())).toBe(false);
  });

  it('can be tried out, which stores and says nothing', async () => {
    const tried = await ground.bot.attempt.execute(SYSTEM, ground.inboxId, { text: '怎么退货' });
    expect(tried).toMatchObject({
      deed: 'answered',
      candidates: [{ key: 'kb-001', score: 90 }],
      threshold: 50,
    });
    expect(await ground.bot.attempt.execute(SYSTEM, ground.inboxId, { text: '我要投诉！' })).toMatchObject({
      ...{ deed: 'handed-over', handsOver: 'complaint', words: ['投诉'] },
    });
    expect(said()).toEqual([]);
  });
});
