import { AdjustableClock, RateLimiter } from '@yingda/platform';
import { hasRedis, type TestRedis, testRedis } from '../redis/test-redis';

const limit = { points: 3, perSeconds: 6 };

// Without a redis-server on the machine these cannot run; the launcher says so.
(hasRedis() ? describe : describe.skip)('rate limits shared through Redis', () => {
  let redis: TestRedis;
  let clock: AdjustableClock;
  let nodes: RateLimiter[];
  let key: string;

  beforeAll(async () => {
    redis = await testRedis();
  });
  beforeEach(async () => {
    await redis.flush();
    clock = new AdjustableClock('2026-03-02T02:00:00Z');
    nodes = [0, 1].map(() => new RateLimiter(clock, redis.client));
    key = `${redis.prefix}visitor`;
  });
  afterAll(() => redis.close());

  it('count for all nodes together, and say how long to wait', async () => {
    for (let i = 0; i < 3; i++) expect(await nodes[i % 2]!.take(key, limit)).toEqual({ ok: true });
    expect(await nodes[1]!.take(key, limit)).toEqual({ ok: false, retryAfterMs: 2_000 });
    clock.advance(2_000);
    expect(await nodes[0]!.take(key, limit)).toEqual({ ok: true });
    expect((await nodes[1]!.take(key, limit)).ok).toBe(false);
  });

  it('let exactly the limit through however many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => nodes[i % 2]!.take(key, limit)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
  });

  it('leave nothing behind once a bucket would be full again', async () => {
    await nodes[0]!.take(key, limit);
    const left = await redis.client.pTTL(`rate-limit:${key}`);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(6_000);
  });
});
