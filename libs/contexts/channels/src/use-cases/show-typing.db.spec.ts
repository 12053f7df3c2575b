import { testDatabase, type TestDatabase } from '@yingda/testing';
import { SendingGround, type Someone } from '../sending-ground';

describe('showing on their channel that somebody writes to a customer', () => {
  let test: TestDatabase;
  let ground: SendingGround;
  let anna: Someone;
  let told: { to: string; on: boolean }[];
  beforeAll(async () => {
    test = await testDatabase();
  });
  beforeEach(async () => {
    await test.truncate();
    ground = new SendingGround(test);
    ground.channel.can = { typingOut: true, typingMs: 15_000 };
    told = [];
    ground.channel.adapter.typing = async (to, on) => void told.push({ to, on });
    anna = await ground.someone();
  });
  afterAll(() => test.close());

  const type = async (on = true, who = anna) => {
    ground.sending.showTyping.execute(who.conversationId, on);
    await ground.sending.showTyping.settled();
  };

  it('is shown once for as long as the channel shows it, and again when that is over', async () => {
    await type();
    await type();
    test.clock.advance(14_000);
    await type();
    expect(told).toEqual([{ to: `open-${anna.identityId.slice(-6)}`, on: true }]);
    test.clock.advance(1_000);
    await type();
    expect(told.length).toBe(2);
  });

  it('is taken away only while it is shown', async () => {
    await type(false);
    await type();
    await type(false);
    await type(false);
    expect(told.map(({ on }) => on)).toEqual([true, false]);
    await type();
    expect(told.length).toBe(3);
  });

  it('costs nothing of what may be sent', async () => {
    await type();
    expect(await ground.window(anna)).toMatchObject({ quotaLeft: 5 });
  });

  it('is shown to nobody who cannot be written to, nor too long after they did something', async () => {
    const silent = await ground.someone({ silent: true });
    await type(true, silent);
    await type(true, await ground.someone({ channel: 'web' }));
    ground.channel.can = { typingOut: true, typingWithinMs: 30_000 };
    test.clock.advance(31_000);
    await type();
    expect(told).toEqual([]);
  });

  it('is not shown where an administrator has switched it off', async () => {
    ground.channel.can = { typingOut: false };
    await type();
    expect(told).toEqual([]);
  });

  it('keeps nobody waiting and harms nothing when the provider fails or is slow', async () => {
    let go!: () => void;
    ground.channel.adapter.typing = () => new Promise((resolve) => (go = resolve));
    const began = performance.now();
    ground.sending.showTyping.execute(anna.conversationId, true);
    expect(performance.now() - began).toBeLessThan(50);
    await ground.say(anna, 'meanwhile');
    await ground.run();
    expect(ground.channel.words).toEqual(['meanwhile']);
    while (!go) await new Promise((resolve) => setTimeout(resolve, 1));
    go();
    await ground.sending.showTyping.settled();
    ground.channel.adapter.typing = async () => {
      throw new Error('down');
    };
    test.clock.advance(60_000);
    await expect(type()).resolves.toBeUndefined();
  });
});
