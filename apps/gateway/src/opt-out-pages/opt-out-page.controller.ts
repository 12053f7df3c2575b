import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Language } from '@yingda/contracts/names';
import { Refusal } from '@yingda/contracts/names';
import { RateLimiter } from '@yingda/platform';
import type { Request, Response } from 'express';
import { sendPage } from '../http/private-page';
import { OptOutDesk, type OptOutVisit } from './opt-out-desk';
import { noSuchOptOutPage, optOutPage, type OptOutState } from './opt-out-page';

const PER_MINUTE = { points: 120, perSeconds: 60 };

/**
 * Where who gets notices by mail ends them. Looking changes nothing, as mail programs look at links by themselves; a
 * program that ends them for its reader (RFC 8058) posts to the same address, and gets the page without a redirect.
 */
@Controller('u/:token')
export class OptOutPageController {
  constructor(
    @Inject(OptOutDesk) private readonly desk: OptOutDesk,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Get(['', 'undo'])
  look(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.answer({ token, request, response }, async (visit) =>
      (await this.desk.isOut(visit)) ? 'done' : 'asked',
    );
  }

  @Post()
  @HttpCode(200)
  end(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.answer({ token, request, response }, async (visit) => {
      await this.desk.end(visit);
      return 'done';
    });
  }

  @Post('undo')
  @HttpCode(200)
  undo(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.answer({ token, request, response }, async (visit) => {
      await this.desk.begin(visit);
      return 'undone';
    });
  }

  private async answer(
    { token, request, response }: { token: string; request: Request; response: Response },
    work: (visit: OptOutVisit) => Promise<OptOutState>,
  ): Promise<void> {
    const room = await this.limiter.take(`opt-out-page:${request.ip ?? ''}`, PER_MINUTE);
    if (!room.ok)
      throw new Refusal('rate-limited', 'Too many requests; wait and try again.', {
        retryAfterMs: room.retryAfterMs,
      });
    const visit = await this.desk.visit(token);
    const at = { root: `/u/${encodeURIComponent(token)}`, language: languageOf(request, visit?.language) };
    if (!visit) return sendPage(response.status(404), noSuchOptOutPage(at));
    const state = await work(visit);
    const { purpose } = visit;
    sendPage(response, optOutPage({ state, purpose, shop: await this.desk.shopName(visit) }, at));
  }
}

function languageOf(request: Request, known?: Language): Language {
  const asked = request.query['lang'];
  if (asked === 'en' || asked === 'zh-CN') return asked;
  return known ?? (request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh-CN');
}
