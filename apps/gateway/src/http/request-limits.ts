import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { RateLimit, RateLimiter } from '@yingda/platform';

type Caller = Exclude<Actor['kind'], 'system'>;

/** What one person or key may ask over HTTP; well above what our own screens ask. */
const REQUESTS: Record<Caller, RateLimit> = {
  customer: { points: 120, perSeconds: 60 },
  agent: { points: 1_200, perSeconds: 60 },
  api: { points: 1_200, perSeconds: 60 },
};
/** A file is held in memory while it arrives and stays for a day unsent, so fewer of them. */
const UPLOADS: Record<Caller, RateLimit> = {
  customer: { points: 20, perSeconds: 60 },
  agent: { points: 60, perSeconds: 60 },
  api: { points: 60, perSeconds: 60 },
};

/** Counts requests by visitor, agent or key, over all nodes that share a Redis. */
export class RequestLimits {
  constructor(private readonly limiter: RateLimiter) {}

  /** @throws Refusal rate-limited with details.retryAfterMs */
  async take(actor: Actor, what: 'request' | 'upload'): Promise<void> {
    if (actor.kind === 'system') return;
    const limit = (what === 'upload' ? UPLOADS : REQUESTS)[actor.kind];
    const answer = await this.limiter.take(`${what}:${actor.kind}:${idOf(actor)}`, limit);
    if (!answer.ok)
      throw new Refusal('rate-limited', 'Too many requests; wait and try again.', {
        retryAfterMs: answer.retryAfterMs,
      });
  }
}

function idOf(actor: Exclude<Actor, { kind: 'system' }>): string {
  if (actor.kind === 'customer') return actor.identityId;
  return actor.kind === 'agent' ? actor.agentId : actor.keyId;
}
