import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Refusal } from '@yingda/contracts/names';
import { RateLimiter } from '@yingda/platform';
import type { Request } from 'express';
import { CaseLinks } from './case-links';

const PER_MINUTE = { points: 120, perSeconds: 60 };

/** Before anything of a request is read: no floods, and no files but by a link that still works. */
@Injectable()
export class CaseLinkGuard implements CanActivate {
  constructor(
    @Inject(CaseLinks) private readonly links: CaseLinks,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const answer = await this.limiter.take(`case-page:${request.ip ?? ''}`, PER_MINUTE);
    if (!answer.ok)
      throw new Refusal('rate-limited', 'Too many requests; wait and try again.', {
        retryAfterMs: answer.retryAfterMs,
      });
    const isOver = typeof this.links.open(String(request.params['token'] ?? '')) === 'string';
    // Its page says why.
    if (isOver && request.is('multipart/form-data'))
      request.headers['content-type'] = 'application/x-refused';
    return true;
  }
}
