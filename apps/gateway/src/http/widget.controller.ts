import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import {
  CustomerConversation,
  CustomerConversationPage,
  MessagePage,
  MessagesQuery,
  OpenWidgetSession,
  PageQuery,
  WidgetSession,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { CustomerActor } from '@yingda/events';
import { RateLimiter } from '@yingda/platform';
import type { Request } from 'express';
import { ScreenFacts } from '../sockets/customer-screens';
import { CustomerConversationsView } from '../views/customer-conversations';
import { ReadableConversations } from '../views/readable';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';
import { WidgetSessions } from './widget-sessions';

/** What the widget asks over HTTP: its session, and the shopper's own history. */
@Controller('api/widget')
export class WidgetController {
  constructor(
    @Inject(WidgetSessions) private readonly sessions: WidgetSessions,
    @Inject(ReadableConversations) private readonly reader: ReadableConversations,
    @Inject(CustomerConversationsView) private readonly conversations: CustomerConversationsView,
    @Inject(ScreenFacts) private readonly facts: ScreenFacts,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  /** The frame is our own page, so the shop's origin comes in its own header from the loader; browsers cannot be fooled into another frame's parent. */
  @Post('sessions')
  @HttpCode(200)
  async open(
    @Body() body: OpenWidgetSession,
    @Req() request: Request,
    @Headers('x-shop-origin') shopOrigin?: string,
  ): Promise<WidgetSession> {
    const answer = await this.limiter.take(`session:${request.ip ?? ''}`, { points: 60, perSeconds: 60 });
    if (!answer.ok)
      throw new Refusal('rate-limited', 'Too many sessions from this address; wait a little.', {
        retryAfterMs: answer.retryAfterMs,
      });
    return this.sessions.open(body, {
      origin: shopOrigin ?? request.headers.origin ?? null,
      sessionToken: /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null,
    });
  }

  @Get('conversations')
  @For('visitor')
  history(
    @CurrentActor() actor: CustomerActor,
    @Query() query: PageQuery,
  ): Promise<CustomerConversationPage> {
    return this.conversations.ofCustomer(actor, query);
  }

  @Get('conversations/:id')
  @For('visitor')
  async one(
    @CurrentActor() actor: CustomerActor,
    @IdParam() conversationId: string,
  ): Promise<CustomerConversation> {
    await this.reader.stateFor(actor, conversationId);
    return (await this.facts.customerConversation(conversationId))!;
  }

  @Get('conversations/:id/messages')
  @For('visitor')
  messages(
    @CurrentActor() actor: CustomerActor,
    @IdParam() conversationId: string,
    @Query() query: MessagesQuery,
  ): Promise<MessagePage> {
    return this.reader.customerMessages(actor, { conversationId, ...query });
  }
}
