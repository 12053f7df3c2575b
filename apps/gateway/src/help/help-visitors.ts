import { Refusal } from '@yingda/contracts/names';
import type { Cryptor, RateLimit, RateLimiter } from '@yingda/platform';
import type { Request } from 'express';
import type { WidgetTokens } from '../http/widget-tokens';

/** Well above what one reader does; an office behind one address has room, too. */
const READS: RateLimit = { points: 240, perSeconds: 60 };
const VOTES: RateLimit = { points: 20, perSeconds: 60 };

/** Who reads and votes without being signed in, by a name that says nothing of them. */
export class HelpVisitors {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly cryptor: Cryptor,
    private readonly tokens: WidgetTokens,
  ) {}

  /** @throws Refusal rate-limited */
  async mayRead(request: Request): Promise<void> {
    await this.take(`help:${request.ip ?? ''}`, READS);
  }

  /**
   * The visitor of the widget's session where its token came along, else address and browser together: a made-up token
   * makes nobody two people.
   * @throws Refusal rate-limited
   */
  async mayVote(request: Request): Promise<string> {
    await this.take(`help-vote:${request.ip ?? ''}`, VOTES);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const visitor = token ? await this.tokens.verify(token).catch(() => null) : null;
    if (visitor) return this.cryptor.blindIndex(`article-vote:${visitor.actor.identityId}`);
    return this.cryptor.blindIndex(`article-vote:${request.ip ?? ''}:${request.headers['user-agent'] ?? ''}`);
  }

  private async take(name: string, limit: RateLimit): Promise<void> {
    const answer = await this.limiter.take(name, limit);
    if (!answer.ok)
      throw new Refusal('rate-limited', 'Too many requests; wait and try again.', {
        retryAfterMs: answer.retryAfterMs,
      });
  }
}
