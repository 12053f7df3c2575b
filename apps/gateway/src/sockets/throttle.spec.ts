import { RateLimiter } from '@yingda/platform';
import { throttleOf } from './throttle';

describe('how often a person may command', () => {
  let now = new Date('2026-03-02T03:00:00Z');
  const limiter = new RateLimiter({ now: () => now });
  const until = async (throttle: ReturnType<typeof throttleOf>, name: string): Promise<number> => {
    for (let times = 0; times < 2_000; times++) if ((await throttle(name)) > 0) return times;
    throw new Error(`${name} is never throttled`);
  };

  it('lets a shopper send twenty messages in ten seconds, says how long to wait, and then goes on', async () => {
    const shopper = throttleOf(limiter, 'widget', 'a');
    expect(await until(shopper, 'message.send')).toBe(20);
    const wait = await shopper('message.send');
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(10_000);
    now = new Date(now.getTime() + wait);
    expect(await shopper('message.send')).toBe(0);
  });

  it('counts a person over all their sockets, and each person by themselves', async () => {
    const [one, two, other] = ['b', 'b', 'c'].map((who) => throttleOf(limiter, 'widget', who));
    expect(await until(one!, 'conversation.open')).toBe(10);
    expect(await two!('conversation.open')).toBeGreaterThan(0);
    expect(await other!('conversation.open')).toBe(0);
  });

  it('gives commands without a limit of their own a common one, so that no new name is a way around', async () => {
    const shopper = throttleOf(limiter, 'widget', 'd');
    for (let times = 0; times < 60; times++) await shopper('conversation.subscribe');
    expect(await until(shopper, 'conversation.catch-up')).toBe(60);
    expect(await shopper('message.send')).toBe(0);
  });

  it('allows an agent with forty conversations more than a shopper, under another count', async () => {
    expect(await until(throttleOf(limiter, 'console', 'a'), 'message.send')).toBe(60);
  });

  it('is not fooled by names of what every object has', async () => {
    expect(await until(throttleOf(limiter, 'widget', 'e'), 'constructor')).toBe(120);
  });
});
