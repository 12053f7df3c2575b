import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ReceiveHook, type HookAnswer } from '@yingda/channels';
import type { Request, Response } from 'express';

/** Where providers tell what customers did. Everything is decided by the account's adapter over the raw bytes. */
@Controller('hooks/:channel/:inboxKey')
export class HooksController {
  constructor(@Inject(ReceiveHook) private readonly receive: ReceiveHook) {}

  /** Providers ask with GET whether an address is ours. */
  @Get()
  asked(@Param() params: HookParams, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.answer(params, request, response);
  }

  @Post()
  told(@Param() params: HookParams, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.answer(params, request, response);
  }

  private async answer(params: HookParams, request: Request, response: Response): Promise<void> {
    const answer = await this.receive.execute({
      channel: params.channel,
      inboxKey: params.inboxKey,
      rawBody: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      headers: request.headers,
      query: queryOf(request.originalUrl),
    });
    send(response, answer);
  }
}

interface HookParams {
  channel: string;
  inboxKey: string;
}

// One body for all causes: who tries keys learns nothing from the answer.
const REFUSED = { error: { code: 'not-permitted', message: 'This request is not from the provider.' } };
const UNKNOWN = { error: { code: 'not-found', message: 'There is no such address.' } };

function send(response: Response, answer: HookAnswer): void {
  response.set('Cache-Control', 'no-store');
  if (answer.kind === 'unknown') response.status(404).json(UNKNOWN);
  else if (answer.kind === 'refused') response.status(answer.status).json(REFUSED);
  else {
    const { status, contentType, body } = answer.answer;
    // As bytes: given a text, the type would gain a charset that some providers do not expect.
    response.status(status).set('Content-Type', contentType).end(Buffer.from(body, 'utf8'));
  }
}

/** As the provider wrote it: repeated names stay lists, nothing becomes an object. */
function queryOf(url: string): Record<string, string | string[]> {
  const at = url.indexOf('?');
  if (at === -1) return {};
  const query: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of new URLSearchParams(url.slice(at + 1))) {
    const before = query[name];
    query[name] = before === undefined ? value : [before, value].flat();
  }
  return query;
}
