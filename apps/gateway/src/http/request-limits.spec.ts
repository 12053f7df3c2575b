import { RateLimiter } from '@yingda/platform';
import type { ApiActor, CustomerActor } from '@yingda/events';
import { RequestLimits } from './request-limits';

const visitor = (identityId: string): CustomerActor => ({
  kind: 'customer',
  customerId: 'c',
  identityId,
  inboxId: 'i',
  name: '',
});
const key: ApiActor = { kind: 'api', keyId: 'k', name: 'shop' };

describe('limits of requests', () => {
  let now = new Date('2026-03-02T03:00:00Z');
  const limits = new RequestLimits(new RateLimiter({ now: () => now }));
  const taken = async (work: () => Promise<void>): Promise<number> => {
    for (let times = 0; times < 5_000; times++)
      try {
        await work();
      } catch (error) {
        expect(error).toMatchObject({ code: 'rate-limited', details: { retryAfterMs: expect.any(Number) } });
        return times;
      }
    throw new Error('There is no limit');
  };

  it('stops one visitor, leaves others alone, and lets them go on later', async () => {
    expect(await taken(() => limits.take(visitor('a'), 'request'))).toBe(120);
    await limits.take(visitor('b'), 'request');
    now = new Date(now.getTime() + 60_000);
    await limits.take(visitor('a'), 'request');
  });

  it('counts uploads by themselves and allows fewer', async () => {
    expect(await taken(() => limits.take(visitor('c'), 'upload'))).toBe(20);
    await limits.take(visitor('c'), 'request');
  });

  it('stops a key', async () => {
    expect(await taken(() => limits.take(key, 'request'))).toBe(1_200);
  });

  it('never stops the system', async () => {
    for (let times = 0; times < 3_000; times++) await limits.take({ kind: 'system', name: 'x' }, 'upload');
  });
});
