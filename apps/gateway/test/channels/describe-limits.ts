import { Refusal } from '@yingda/contracts/names';
import type { ChannelGround } from './channel-ground';
import type { Talk } from './talk';

const MINUTE = 60_000;

/** Until when, and how much, may be sent after what a customer did. */
export function describeLimits(ground: ChannelGround): void {
  const { channel, adapter } = ground;
  // What is declared without an account is what the form begins with.
  const rule = adapter.capabilities({ hookUrl: '' }).windows.message;
  const { milliseconds = null, quota = null } = rule ?? {};
  if (milliseconds !== null) describeEnd(ground);
  if (quota !== null) describeQuota(ground, quota);

  if (channel.closes) {
    const closes = channel.closes;
    test('what the provider refuses as too late fails, and closes the window we thought open', async () => {
      const talk = await ground.talk();
      ground.provider.quota({ user: talk.user, ...closes });
      const id = await talk.say('too late');
      await ground.pass(1_000);
      expect(await talk.delivery(id)).toMatchObject({ state: 'failed', failure: { class: 'window-closed' } });
      expect(await talk.window()).toMatchObject({ open: false, why: 'over' });
      expect(talk.seen).toEqual([]);
      await refused(talk, 'over');
      await ground.done(channel.text('我还在'), talk.user);
      await talk.resend(id);
      await ground.pass(1_000);
      expect(talk.words(['too late'])).toEqual(['too late']);
    });
  }

  if (channel.exhausts) {
    const exhausts = channel.exhausts;
    test('what is more than the provider’s own count allows fails, and is not tried again and again', async () => {
      const talk = await ground.talk();
      // A code that answers once without being counted is over by then.
      await ground.pass(MINUTE);
      ground.provider.quota({ user: talk.user, ...exhausts });
      const id = await talk.say('one too many');
      await ground.pass(10 * MINUTE);
      expect(await talk.delivery(id)).toMatchObject({ state: 'failed', failure: { class: 'quota-reached' } });
      expect(ground.calls(channel.sends)).toBe(1);
      expect(talk.seen).toEqual([]);
      if (rule) {
        expect(await talk.window()).toMatchObject({ open: false, why: 'quota', quotaLeft: 0 });
        await refused(talk, 'quota');
      }
    });
  }
}

function describeEnd(ground: ChannelGround): void {
  const { channel } = ground;

  test('answers go until the window ends; then they are refused and nothing of them is kept, until the customer writes again', async () => {
    const talk = await ground.talk();
    const { endsAt } = (await talk.window())!;
    // By the provider's time of what was written, which some tell in whole seconds.
    const end = Date.parse(endsAt!);
    const { milliseconds } = ground.can.windows.message!;
    expect(Math.abs(end - (ground.clock.now() + milliseconds!))).toBeLessThan(2_000);
    await ground.pass(end - ground.clock.now() - MINUTE);
    const intime = await talk.say('in time');
    await ground.pass(1_000);
    expect((await talk.delivery(intime)).state).not.toBe('failed');
    expect(talk.words(['in time'])).toEqual(['in time']);
    // On its way in time, but the provider cannot be reached until it is over.
    await ground.vanish();
    const overtaken = await talk.say('overtaken');
    await ground.pass(2 * MINUTE);
    await ground.comeBack();
    await ground.pass(10 * MINUTE);
    expect(await talk.delivery(overtaken)).toMatchObject({
      state: 'failed',
      failure: { class: 'window-closed' },
    });
    await refused(talk, 'over');
    expect((await talk.told()).map(({ content }) => 'text' in content && content.text)).not.toContain('late');
    await ground.done(channel.text('再问一句'), talk.user);
    expect(await talk.window()).toMatchObject({ open: true });
    await talk.resend(overtaken);
    const again = await talk.say('again');
    await ground.pass(5_000);
    expect(talk.words(['in time', 'overtaken', 'late', 'again'])).toEqual(['in time', 'overtaken', 'again']);
    expect(await talk.states([overtaken, again])).toEqual([channel.ends, channel.ends]);
  });
}

function describeQuota(ground: ChannelGround, quota: number): void {
  const { channel } = ground;

  test('so many answers go as are given; the next one is refused and nothing of it is kept, until the customer writes again', async () => {
    const talk = await ground.talk();
    expect(await talk.window()).toMatchObject({ open: true, quota, quotaLeft: quota });
    const answers = Array.from({ length: quota }, (_, nth) => `answer ${nth + 1}`);
    const ids = await talk.sayAll(answers.slice(0, -1));
    await ground.pass(1_000);
    expect(await talk.window()).toMatchObject({ open: true, quotaLeft: 1 });
    // Counted as the provider counts.
    expect(leftAt(ground, talk)).toBe(1);
    ids.push(await talk.say(answers.at(-1)!));
    // On its way counts as gone.
    await ground.relay();
    await refused(talk, 'quota');
    await ground.pass(1_000);
    expect(talk.words(answers)).toEqual(answers);
    expect(await talk.states(ids)).toEqual(ids.map(() => channel.ends));
    expect(leftAt(ground, talk)).toBe(0);
    await refused(talk, 'quota');
    await ground.done(channel.text('再问一句'), talk.user);
    expect(await talk.window()).toMatchObject({ open: true, quotaLeft: quota });
    const again = await talk.say('again');
    await ground.pass(1_000);
    expect(talk.words([...answers, 'late', 'again'])).toEqual([...answers, 'again']);
    expect((await talk.delivery(again)).state).toBe(channel.ends);
  });
}

/** Says one thing more, which must be refused before any of it is kept. */
async function refused(talk: Talk, why: string): Promise<void> {
  const before = await talk.told();
  const refusal = await talk.say('late').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ code: 'window-closed', details: { why } });
  expect(await talk.told()).toHaveLength(before.length);
}

/** How many more the provider would take. */
export function leftAt(ground: ChannelGround, { user }: Talk): number | null {
  const person = ground.provider.accounts()[0]!.people.find(({ id }) => id === user);
  return person?.window?.left ?? null;
}
