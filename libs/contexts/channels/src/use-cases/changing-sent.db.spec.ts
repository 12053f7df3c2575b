import { Refusal } from '@yingda/contracts/names';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import type { SendOutcome } from '../adapters/adapter';
import { SendingGround, type Someone, taken } from '../sending-ground';

const refused = (kind: string): SendOutcome =>
  ({ ok: false, class: kind, code: '1', detail: 'no' }) as SendOutcome;

describe('editing and recalling what goes through a channel', () => {
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

  const changes = () => void (ground.channel.can = { changes: ['edit', 'recall'] });
  const refusalOf = async (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: Refusal) => ({ code: error.code, why: error.details?.['why'] }),
    );
  /** A call to the provider that waits until it is let go. */
  const held = () => {
    let go!: (outcome: SendOutcome | null) => void;
    const until = new Promise<SendOutcome | null>((resolve) => (go = resolve));
    let began!: () => void;
    const begun = new Promise<void>((resolve) => (began = resolve));
    ground.channel.answer = async (piece) => {
      began();
      return (await until) ?? taken(piece);
    };
    return { go, begun };
  };

  it('sends nothing of a message that was recalled while it waited, and goes on with the next', async () => {
    const first = await ground.say(anna, 'a slip of the pen');
    await ground.say(anna, 'what was meant');
    await ground.change(anna, first, null);
    await ground.run();
    expect(ground.channel.words).toEqual(['what was meant']);
    expect(await ground.state(anna, first)).toMatchObject({ state: 'withdrawn' });
    expect(await ground.window(anna)).toMatchObject({ quotaLeft: 4 });
  });

  it('sends nothing of a message that was recalled before its event was handled', async () => {
    const messageId = await ground.say(anna, 'not yet queued', { changed: true });
    await ground.run();
    expect(ground.channel.sent).toEqual([]);
    expect(await ground.state(anna, messageId)).toBeUndefined();
  });

  it('sends a waiting message as it was edited, in as many pieces as that takes', async () => {
    const messageId = await ground.say(anna, 'short');
    await ground.change(anna, messageId, 'one two three four five six seven eight nine');
    await ground.run();
    expect(ground.channel.words.join(' ')).toBe('one two three four five six seven eight nine');
    expect(await ground.state(anna, messageId)).toMatchObject({ state: 'accepted', pieces: 3 });
    const other = await ground.say(anna, 'ten eleven twelve thirteen');
    await ground.change(anna, other, 'ten');
    await ground.run();
    expect(ground.channel.words.at(-1)).toBe('ten');
    expect(await ground.state(anna, other)).toMatchObject({ pieces: 1 });
  });

  it('refuses an edit that would need more messages than may be sent', async () => {
    const messageId = await ground.say(anna, 'short');
    const long = 'word after word after word after word '.repeat(4);
    expect(await refusalOf(ground.change(anna, messageId, long))).toEqual({
      code: 'window-closed',
      why: 'quota',
    });
    await ground.run();
    expect(ground.channel.words).toEqual(['short']);
  });

  it('refuses to change what the customer has where the channel lets nobody change it', async () => {
    const messageId = await ground.say(anna, 'read by now');
    await ground.run();
    for (const text of [null, 'other words'])
      expect(await refusalOf(ground.change(anna, messageId, text))).toEqual({
        code: 'sent-already',
        why: 'cannot',
      });
    expect(await ground.state(anna, messageId)).toMatchObject({ state: 'accepted' });
  });

  it('asks the provider to take back what it can, before what was said later, and for nothing of the quota', async () => {
    changes();
    const first = await ground.say(anna, 'one two three four five six seven');
    await ground.run();
    await ground.change(anna, first, null);
    await ground.say(anna, 'later');
    expect(await ground.state(anna, first)).toMatchObject({ change: { kind: 'recall', state: 'queued' } });
    const told: string[] = [];
    ground.channel.answerChange = async ({ providerId, text }) => {
      told.push(`${providerId} ${text} ${ground.channel.words.length}`);
      return { ok: true, state: 'sent', providerId: null };
    };
    const ids = ground.channel.sent.map(({ id }) => `p-${id} null ${ground.channel.sent.length}`);
    await ground.run();
    expect(told).toEqual(ids);
    expect(await ground.state(anna, first)).toMatchObject({
      state: 'accepted',
      change: { kind: 'recall', state: 'sent' },
    });
    expect(await ground.window(anna)).toMatchObject({ quotaLeft: 2 });
  });

  it('brings an edit to the customer, and the last of several wins', async () => {
    changes();
    const messageId = await ground.say(anna, 'frist');
    await ground.run();
    await ground.change(anna, messageId, 'first');
    await ground.change(anna, messageId, 'first!');
    await ground.run();
    expect(ground.channel.changed.map(({ text }) => text)).toEqual(['first', 'first!']);
    expect(await ground.state(anna, messageId)).toMatchObject({
      change: { kind: 'edit', state: 'accepted' },
    });
  });

  it('says that it is too late while the provider is being asked, and lets it be recalled when that fails', async () => {
    const { go, begun } = held();
    const messageId = await ground.say(anna, 'in flight');
    const running = ground.run();
    await begun;
    expect(await refusalOf(ground.change(anna, messageId, null))).toEqual({
      code: 'sent-already',
      why: 'on-its-way',
    });
    go(refused('retry-later'));
    await running;
    await ground.change(anna, messageId, null);
    test.clock.advance(60_000);
    await ground.run();
    expect(ground.channel.sent.length).toBe(1);
  });

  it('takes back what was in flight once it has arrived, where the channel can', async () => {
    changes();
    const { go, begun } = held();
    const messageId = await ground.say(anna, 'in flight');
    const running = ground.run();
    await begun;
    await ground.change(anna, messageId, null);
    go(null);
    await running;
    await ground.run();
    expect(ground.channel.changed).toMatchObject([
      { text: null, providerId: `p-${ground.channel.sent[0]!.id}` },
    ]);
  });

  it('never tries again what was recalled in flight and came back; edited, it goes with the new words', async () => {
    changes();
    const first = held();
    const recalled = await ground.say(anna, 'wrong');
    let running = ground.run();
    await first.begun;
    await ground.change(anna, recalled, null);
    first.go(refused('retry-later'));
    await running;
    test.clock.advance(60_000);
    await ground.run();
    expect(ground.channel.words).toEqual(['wrong']);
    expect(ground.channel.changed).toEqual([]);
    expect(await ground.state(anna, recalled)).toMatchObject({ state: 'withdrawn' });

    const second = held();
    const edited = await ground.say(anna, 'wrogn');
    running = ground.run();
    await second.begun;
    await ground.change(anna, edited, 'right');
    second.go(refused('retry-later'));
    await running;
    ground.channel.answer = async (piece) => taken(piece);
    test.clock.advance(60_000);
    await ground.run();
    expect(ground.channel.words).toEqual(['wrong', 'wrogn', 'right']);
    expect(ground.channel.changed).toEqual([]);
  });

  it('does not claim to take back what nobody knows to be there', async () => {
    ground.channel.answer = async () => refused('unknown-outcome');
    const messageId = await ground.say(anna, 'maybe');
    await ground.run();
    for (const can of [[], ['recall']] as const) {
      ground.channel.can = { changes: can };
      expect(await refusalOf(ground.change(anna, messageId, null))).toEqual({
        code: 'sent-already',
        why: 'maybe-sent',
      });
    }
  });

  it('tries a change again while the provider is away, and tells when it was refused for good', async () => {
    changes();
    const messageId = await ground.say(anna, 'gone out');
    await ground.run();
    ground.channel.answerChange = async () => refused('retry-later');
    await ground.change(anna, messageId, null);
    await ground.say(anna, 'next');
    await ground.run();
    expect(ground.channel.words).toEqual(['gone out']);
    ground.channel.answerChange = async () => refused('bad-content');
    test.clock.advance(60_000);
    await ground.run();
    expect(ground.channel.words).toEqual(['gone out', 'next']);
    expect(await ground.state(anna, messageId)).toMatchObject({
      state: 'accepted',
      change: { kind: 'recall', state: 'failed', failure: { class: 'bad-content' } },
    });
  });

  it('sends nothing again of what failed and was recalled, and sends again what was edited with its new words', async () => {
    ground.channel.answer = async () => refused('bad-content');
    const recalled = await ground.say(anna, 'refused');
    const edited = await ground.say(anna, 'refused, too');
    await ground.run();
    await ground.change(anna, recalled, null);
    await ground.change(anna, edited, 'better');
    ground.channel.answer = async (piece) => taken(piece);
    const again = (messageId: string) =>
      ground.sending.resendMessage.execute({ conversationId: anna.conversationId, messageId });
    expect(await refusalOf(again(recalled))).toMatchObject({ code: 'delivery-not-failed' });
    await again(edited);
    await ground.run();
    expect(ground.channel.words.at(-1)).toBe('better');
  });

  it('decides by the order of transactions: either the provider got it and the recall was refused, or neither', async () => {
    await test.truncate();
    for (let round = 0; round < 25; round++) {
      const someone = await ground.someone();
      const messageId = await ground.say(someone, `round ${round}`);
      const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const [why] = await Promise.all([
        wait(round % 5).then(() => refusalOf(ground.change(someone, messageId, null))),
        ground.run(),
      ]);
      await ground.run();
      const went = ground.channel.words.includes(`round ${round}`);
      expect(went).toBe(why !== null);
    }
  });
});
