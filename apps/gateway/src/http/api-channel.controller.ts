import { Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ReceiveApiMessage } from '@yingda/channels';
import { ApiChannelReceipt } from '@yingda/contracts';
import type { Request, Response } from 'express';
import { For } from './caller';

/** Where shops' own systems tell what customers said. Who calls is known by the signature over the raw bytes. */
@Controller('api/channels/:inbox/messages')
@For('anyone')
export class ApiChannelController {
  constructor(@Inject(ReceiveApiMessage) private readonly receive: ReceiveApiMessage) {}

  @Post()
  async told(
    @Param('inbox') inbox: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ApiChannelReceipt> {
    const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const { repeated, messageId } = await this.receive.execute({ inbox, rawBody, headers: request.headers });
    response.status(repeated ? 200 : 202);
    return messageId === null ? {} : { message_id: messageId };
  }
}
