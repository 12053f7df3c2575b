import { AdjustableClock } from '../clock/adjustable-clock';
import { RateLimiter } from './rate-limiter';

const limit = { points: 3, perSeconds: 6 };

describe('the rate limiter', () => {
  let clock: AdjustableClock;
  let limiter: RateLimiter;

  beforeEach(() => {
    clock = new AdjustableClock('2026-03-02T02:00:00Z');
    limiter = new RateLimiter(clock);
  });

  const take = (key = 'visitor') => limiter.take(key, limit);

  it('lets so many pass at once and then says how long to wait', async () => {
    for (let i = 0; i < 3; i++) expect(await take()).toEqual({ ok: true });
    expect(await take()).toEqual({ ok: false, retryAfterMs: 2_000 });
  });

  it('lets the next one pass after exactly the time it said', async () => {
    for (let i = 0; i < 3; i++) await take();
    clock.advance(500);
    expect(await take()).toEqual({ ok: false, retryAfterMs: 1_500 });
    clock.advance(1_499);
    expect(await take()).toEqual({ ok: false, retryAfterMs: 1 });
    clock.advance(1);
    expect(await take()).toEqual({ ok: true });
    expect((await take()).ok).toBe(false);
  });

  it('never saves up more than the limit', async () => {
    await take();
    clock.advance(3_600_000);
    for (let i = 0; i < 3; i++) expect((await take()).ok).toBe(true);
    expect((await take()).ok).toBe(false);
  });

  it('counts each key on its own', async () => {
    for (let i = 0; i < 3; i++) await take('one');
    expect((await take('one')).ok).toBe(false);
    expect((await take('two')).ok).toBe(true);
  });

  it('forgets the keys used longest ago rather than growing without end', async () => {
    limiter = new RateLimiter(clock, null, 100);
    for (let i = 0; i < 3; i++) await take('busy');
    for (let i = 0; i < 1_000; i++) {
      await take(`key ${i}`);
      if (i % 50 === 0) expect((await take('busy')).ok).toBe(false);
    }
    expect((limiter as unknown as { buckets: Map<string, unknown> }).buckets.size).toBe(100);
  });

  it('refuses nobody where the limits are lifted', async () => {
    limiter = RateLimiter.lifted(clock);
    for (let i = 0; i < 1_000; i++) expect((await take()).ok).toBe(true);
  });

  it('goes on by itself when Redis does not answer', async () => {
    limiter = new RateLimiter(clock, { eval: () => Promise.reject(new Error('gone')) });
    for (let i = 0; i < 3; i++) expect((await take()).ok).toBe(true);
    expect(await take()).toEqual({ ok: false, retryAfterMs: 2_000 });
  });
});
