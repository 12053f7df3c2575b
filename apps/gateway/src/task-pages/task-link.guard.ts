import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { AnswerByLink } from '@yingda/cases';
import { Refusal } from '@yingda/contracts/names';
import { RateLimiter } from '@yingda/platform';
import type { Request } from 'express';

const PER_MINUTE = { points: 60, perSeconds: 60 };

/** Before anything of a request is read: only so many from one address, and files only by a link that still works. */
@Injectable()
export class TaskLinkGuard implements CanActivate {
  constructor(
    @Inject(AnswerByLink) private readonly byLink: AnswerByLink,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const answer = await this.limiter.take(`task-page:${request.ip ?? ''}`, PER_MINUTE);
    if (!answer.ok)
      throw new Refusal('rate-limited', 'Too many requests; wait and try again.', {
        retryAfterMs: answer.retryAfterMs,
      });
    if (!request.is('multipart/form-data')) return true;
    const { over } = await this.byLink.open(String(request.params['token'] ?? ''));
    // Its page says why.
    if (over) request.headers['content-type'] = 'application/x-refused';
    return true;
  }
}
