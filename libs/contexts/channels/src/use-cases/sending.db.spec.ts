import { newId } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import type { SendOutcome } from '../adapters/adapter';
import { ProviderUnreachable } from '../domain/provider-error';
import { MOST_TRIES } from '../domain/delivery';
import { SendingGround, taken } from '../sending-ground';

const refused = (kind: string, with_: object = {}): SendOutcome =>
  ({ ok: false, class: kind, code: '1', detail: 'no', ...with_ }) as SendOutcome;

describe('sending', () => {
  let test: TestDatabase;
  let ground: SendingGround;
  beforeAll(async () => {
    test = await testDatabase();
  });
  beforeEach(async () => {
    await test.truncate();
    ground = new SendingGround(test);
  });
  afterAll(() => test.close());

  const rows = () =>
    test.database.query<{ state: string; tries: number; code: string | null }>(
      `select state, tries, failure_code as code from channel_deliveries order by place, piece_no`,
    );

  it('sends what the shop says once, however often its event comes, and tells how far it has come', async () => {
    const anna = await ground.someone();
    const messageId = await ground.say(anna, '您好');
    await ground.say(anna, '您好', { messageId });
    await ground.run();
    expect(ground.channel.words).toEqual(['您好']);
    expect(ground.channel.sent[0]).toMatchObject({
      agentName: '小李',
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(await ground.state(anna, messageId)).toMatchObject({
      channel: 'wechat',
      state: 'accepted',
      pieces: 1,
    });
    const told = await recordedEvents(test.database, 'delivery.changed');
    expect(told.map((event) => event.payload.delivery.state)).toEqual(['queued', 'accepted']);
  });

  it('sends nothing of what is said on the web, of what screens only tell, or of what the customer has by another client', async () => {
    const web = await ground.someone({ channel: 'web' });
    await ground.say(web, 'hello');
    const anna = await ground.someone();
    await ground.say(anna, { kind: 'event', event: 'chat-closed', details: {} });
    await ground.say(anna, 'said in WeCom', { elsewhere: 'wecom' });
    await ground.run();
    expect(ground.channel.sent).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('sends nothing through a provider of what the agent chose to say on the web', async () => {
    const anna = await ground.someone();
    const onWeb = await ground.someone({ customerId: anna.customerId, channel: 'web' });
    await ground.say(anna, '这里说', { identityId: onWeb.identityId });
    await ground.run();
    expect(ground.channel.sent).toEqual([]);
    // The next one, without a choice, goes where they wrote from and is looked at again.
    ground.channel.can = { windows: { message: { quota: 0, milliseconds: null } } };
    await ground.wrote(anna);
    const next = { conversationId: anna.conversationId, content: { kind: 'text' as const, text: 'x' } };
    await ground.sending.checkOutgoing.execute({ ...next, identityId: onWeb.identityId });
    await expect(ground.sending.checkOutgoing.execute(next)).rejects.toMatchObject({ code: 'window-closed' });
  });

  it('sends the pieces of a long text in order, and counts each', async () => {
    const anna = await ground.someone();
    const messageId = await ground.say(anna, 'one two three four five six seven eight nine');
    await ground.run();
    expect(ground.channel.words.join(' ')).toBe('one two three four five six seven eight nine');
    expect(ground.channel.words.length).toBe(3);
    expect(await ground.window(anna)).toMatchObject({ open: true, quota: 5, quotaLeft: 2, act: 'message' });
    expect(await ground.state(anna, messageId)).toMatchObject({ pieces: 3, state: 'accepted' });
  });

  it('keeps the order while one is tried again, and others do not wait for it', async () => {
    const [anna, bert] = [await ground.someone(), await ground.someone()];
    let down = true;
    ground.channel.answer = async (piece) =>
      down && piece.to === `open-${anna.identityId.slice(-6)}` ? refused('retry-later') : taken(piece);
    await ground.say(anna, 'first');
    await ground.say(anna, 'second');
    await ground.say(bert, 'for Bert');
    await ground.run();
    expect(ground.channel.words.sort()).toEqual(['first', 'for Bert']);
    test.clock.advance(1_900);
    await ground.run();
    expect(ground.channel.sent.length).toBe(2);
    test.clock.advance(200);
    down = false;
    await ground.run();
    expect(ground.channel.words.slice(2)).toEqual(['first', 'second']);
    expect((await rows()).map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('loses and doubles nothing in an hour without the provider, and gives up only after that', async () => {
    const anna = await ground.someone();
    ground.channel.answer = () => Promise.reject(new ProviderUnreachable('ECONNREFUSED', false));
    const first = await ground.say(anna, 'first');
    await ground.say(anna, 'second');
    for (let minute = 0; minute < 61; minute++) {
      await ground.run();
      test.clock.advance(60_000);
    }
    expect((await rows()).map(({ state }) => state)).toEqual(['queued', 'queued']);
    expect(await ground.state(anna, first)).toMatchObject({
      failure: { class: 'retry-later', code: 'no-answer' },
    });
    ground.channel.answer = async (piece) => taken(piece);
    ground.channel.sent.length = 0;
    test.clock.advance(6 * 60_000);
    await ground.run();
    expect(ground.channel.words).toEqual(['first', 'second']);

    ground.channel.answer = () => Promise.reject(new ProviderUnreachable('ECONNREFUSED', false));
    await ground.say(anna, 'third');
    for (let tries = 0; tries < MOST_TRIES + 2; tries++) {
      await ground.run();
      test.clock.advance(6 * 60_000);
    }
    expect((await rows()).at(-1)).toEqual({ state: 'failed', tries: MOST_TRIES, code: 'no-answer' });
  });

  it('waits with the whole account as long as the provider says', async () => {
    const anna = await ground.someone();
    const bert = await ground.someone({ inboxId: anna.inboxId });
    ground.channel.answer = async () => refused('retry-later', { retryAfterMs: 60_000 });
    await ground.say(anna, 'first');
    await ground.run();
    ground.channel.answer = async (piece) => taken(piece);
    await ground.say(bert, 'second');
    test.clock.advance(59_000);
    await ground.run();
    expect(ground.channel.sent.length).toBe(1);
    test.clock.advance(1_000);
    await ground.run();
    expect(ground.channel.words.slice(1).sort()).toEqual(['first', 'second']);
  });

  it('never sends again by itself what may have been sent; a person may', async () => {
    const anna = await ground.someone();
    ground.channel.answer = async (_, context) => {
      await context.fetch('https://127.0.0.1:1/').catch(() => undefined);
      throw new ProviderUnreachable('no answer within 10000 ms', true);
    };
    const messageId = await ground.say(anna, 'maybe');
    await ground.run();
    expect(await ground.state(anna, messageId)).toMatchObject({
      state: 'unknown',
      failure: { class: 'unknown-outcome' },
    });
    expect(await ground.window(anna)).toMatchObject({ quotaLeft: 4, sure: false });
    test.clock.advance(3_600_000);
    await ground.run();
    expect(ground.channel.sent.length).toBe(1);
    ground.channel.answer = async (piece) => taken(piece);
    const { conversationId } = anna;
    await expect(ground.sending.resendMessage.execute({ conversationId, messageId })).resolves.toMatchObject({
      state: 'queued',
    });
    await ground.run();
    expect(ground.channel.words).toEqual(['maybe', 'maybe']);
    await expect(ground.sending.resendMessage.execute({ conversationId, messageId })).rejects.toMatchObject({
      code: 'delivery-not-failed',
    });
  });

  it('sends again under the same id where the provider knows our ids', async () => {
    ground.channel.can = { idempotent: true };
    const anna = await ground.someone();
    ground.channel.answer = async () => refused('unknown-outcome');
    await ground.say(anna, 'maybe');
    await ground.run();
    ground.channel.answer = async (piece) => taken(piece);
    test.clock.advance(3_000);
    await ground.run();
    expect(new Set(ground.channel.sent.map(({ id }) => id)).size).toBe(1);
    expect(ground.channel.sent.length).toBe(2);
    expect((await rows())[0]!.state).toBe('accepted');
  });

  it('fails at once when the provider says that the window is closed, believes it, and fails what follows', async () => {
    const anna = await ground.someone();
    ground.channel.answer = async () => refused('window-closed', { code: '45015' });
    await ground.say(anna, 'first');
    await ground.say(anna, 'second');
    await ground.run();
    expect(ground.channel.sent.length).toBe(1);
    expect(await rows()).toEqual([
      { state: 'failed', tries: 1, code: '45015' },
      { state: 'failed', tries: 0, code: 'over' },
    ]);
    expect(await ground.window(anna)).toMatchObject({ open: false, why: 'over' });
    test.clock.advance(1_000);
    await ground.wrote(anna);
    expect(await ground.window(anna)).toMatchObject({ open: true, quotaLeft: 5 });
  });

  it('sends no end of a message whose middle was refused, and sends both again together', async () => {
    const anna = await ground.someone();
    ground.channel.answer = async (piece) =>
      ground.channel.sent.length === 2 ? refused('bad-content') : taken(piece);
    const messageId = await ground.say(anna, 'one two three four five six seven eight nine');
    await ground.say(anna, 'next');
    await ground.run();
    expect((await rows()).map(({ state, code }) => [state, code])).toEqual([
      ['accepted', null],
      ['failed', '1'],
      ['failed', 'earlier-piece'],
      ['accepted', null],
    ]);
    expect(await ground.window(anna)).toMatchObject({ quotaLeft: 3 });
    expect(await ground.state(anna, messageId)).toMatchObject({
      state: 'failed',
      failure: { class: 'bad-content' },
    });
    ground.channel.sent.length = 0;
    ground.channel.answer = async (piece) => taken(piece);
    await ground.sending.resendMessage.execute({ conversationId: anna.conversationId, messageId });
    await ground.run();
    expect(ground.channel.sent.length).toBe(2);
    expect(await ground.state(anna, messageId)).toMatchObject({ state: 'accepted' });
  });

  it('never spends the last one on what a machine says, not even on half of it', async () => {
    const anna = await ground.someone();
    for (const word of ['a', 'b', 'c']) await ground.say(anna, word);
    await ground.run();
    await ground.say(anna, 'we will be back tomorrow at nine', { author: 'bot' });
    await ground.run();
    expect((await rows()).slice(3).map(({ code }) => code)).toEqual(['quota', 'quota']);
    await ground.say(anna, 'short', { author: 'bot' });
    await ground.say(anna, 'shorter', { author: 'bot' });
    await ground.run();
    expect(ground.channel.words).toEqual(['a', 'b', 'c', 'short']);
    await ground.say(anna, 'a person');
    await ground.run();
    expect(ground.channel.words.at(-1)).toBe('a person');
  });

  it('refuses an agent before anything is stored when all of it does not fit, and says what can be done', async () => {
    const anna = await ground.someone();
    const check = (text: string, to = anna) =>
      ground.sending.checkOutgoing.execute({
        conversationId: to.conversationId,
        content: { kind: 'text', text },
      });
    for (const word of ['a', 'b', 'c']) await ground.say(anna, word);
    await expect(check('fits')).resolves.toBeUndefined();
    await expect(check('one two three four five six seven eight nine')).rejects.toMatchObject({
      code: 'window-closed',
      details: {
        why: 'quota',
        pieces: 3,
        channel: 'wechat',
        fallbacks: ['ask-to-write'],
        window: { quotaLeft: 2 },
      },
    });
    test.clock.advance(49 * 3_600_000);
    await expect(check('late')).rejects.toMatchObject({ details: { why: 'over' } });
    await expect(check('never', await ground.someone({ silent: true }))).rejects.toMatchObject({
      details: { why: 'never-opened' },
    });
    await expect(check('web', await ground.someone({ channel: 'web' }))).resolves.toBeUndefined();
  });

  it('goes to the identity the agent chose, of this customer only', async () => {
    const anna = await ground.someone();
    const second = await ground.someone({ customerId: anna.customerId });
    const stranger = await ground.someone();
    await ground.say(anna, 'here', { identityId: second.identityId });
    await ground.say(anna, 'not there', { identityId: stranger.identityId });
    await ground.run();
    // Two people's messages wait for each other in no order.
    const sent = new Map(ground.channel.sent.map(({ to, body }) => [to, body]));
    expect(sent).toEqual(
      new Map([
        [`open-${second.identityId.slice(-6)}`, { kind: 'text', text: 'here' }],
        [`open-${anna.identityId.slice(-6)}`, { kind: 'text', text: 'not there' }],
      ]),
    );
    const content = { kind: 'text' as const, text: 'x' };
    const { conversationId } = anna;
    await expect(
      ground.sending.checkOutgoing.execute({ conversationId, content, identityId: stranger.identityId }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('shows beforehand what becomes of a message', async () => {
    const anna = await ground.someone();
    const content = { kind: 'file' as const, attachmentId: newId() };
    expect(
      await ground.sending.previewOutgoing.execute({ conversationId: anna.conversationId, content }),
    ).toMatchObject({
      channel: 'wechat',
      conversions: ['file-as-link'],
      fits: true,
      window: { quotaLeft: 5 },
    });
  });
});
