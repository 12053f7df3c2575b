import type { Clock } from '../clock/clock';

/** So many points at once, refilled evenly over so many seconds. */
export interface RateLimit {
  points: number;
  perSeconds: number;
}

/** The answer to taking one point. */
export type RateAnswer = { ok: true } | { ok: false; retryAfterMs: number };

/** The one thing needed of a Redis client. */
export interface RedisScripts {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

interface Bucket {
  points: number;
  at: number;
}

// KEYS[1] bucket; ARGV: now in ms, points, ms until full. Answers 0, or the ms to wait. Expires once it would be full.
const TAKE = `
local bucket = redis.call('HMGET', KEYS[1], 'points', 'at')
local now, most, period = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local points, at = tonumber(bucket[1] or most), tonumber(bucket[2] or now)
points = math.min(most, points + math.max(0, now - at) * most / period)
local wait = 0
if points >= 1 then points = points - 1 else wait = math.ceil((1 - points) * period / most) end
redis.call('HSET', KEYS[1], 'points', tostring(points), 'at', tostring(math.max(now, at)))
redis.call('PEXPIRE', KEYS[1], math.ceil(period))
return wait`;

const MOST_BUCKETS = 50_000;

/**
 * Token buckets by key. In memory for one process; given a Redis client, shared between all of them. Without an answer
 * from Redis it counts in memory: a limit that is a little loose is better than refusing everybody.
 */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly clock: Clock,
    private readonly redis: RedisScripts | null = null,
    private readonly mostBuckets = MOST_BUCKETS,
  ) {}

  /** Takes one point, or says after how many milliseconds there is one. */
  async take(key: string, limit: RateLimit): Promise<RateAnswer> {
    const wait = await this.wait(key, limit);
    return wait === 0 ? { ok: true } : { ok: false, retryAfterMs: wait };
  }

  /** As `take`: 0, or the milliseconds to wait; at once where nobody else is asked, as the hot path has no time for promises. */
  wait(key: string, limit: RateLimit): number | Promise<number> {
    return this.redis ? this.takeShared(key, limit) : this.takeLocal(key, limit);
  }

  /** One that counts as ever and refuses nobody: for load tests, where a few people do the work of many. */
  static lifted(clock: Clock, redis: RedisScripts | null = null): RateLimiter {
    return new (class extends RateLimiter {
      override wait(key: string, { perSeconds }: RateLimit): number | Promise<number> {
        return super.wait(key, { points: Number.MAX_SAFE_INTEGER, perSeconds });
      }
    })(clock, redis);
  }

  private takeLocal(key: string, { points: most, perSeconds }: RateLimit): number {
    const now = this.clock.now().getTime();
    const period = perSeconds * 1_000;
    const bucket = this.buckets.get(key) ?? { points: most, at: now };
    const points = Math.min(most, bucket.points + (Math.max(0, now - bucket.at) * most) / period);
    const left = points >= 1 ? points - 1 : points;
    // Deleted and set again, so that the map's order is by last use and the first key is the one to give up.
    this.buckets.delete(key);
    this.buckets.set(key, { points: left, at: Math.max(now, bucket.at) });
    if (this.buckets.size > this.mostBuckets) this.buckets.delete(this.buckets.keys().next().value!);
    return points >= 1 ? 0 : Math.max(1, Math.ceil(((1 - points) * period) / most));
  }

  private async takeShared(key: string, limit: RateLimit): Promise<number> {
    const now = this.clock.now().getTime();
    try {
      const answer = await this.redis!.eval(TAKE, {
        keys: [`rate-limit:${key}`],
        arguments: [String(now), String(limit.points), String(limit.perSeconds * 1_000)],
      });
      return Number(answer);
    } catch {
      return this.takeLocal(key, limit);
    }
  }
}
