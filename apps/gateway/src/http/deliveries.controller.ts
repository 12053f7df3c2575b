import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { PreviewOutgoing, ResendMessage, TemplateReader } from '@yingda/channels';
import {
  MessageDelivery,
  MessageTemplates,
  OutboundPreview,
  PreviewMessage,
  Quote,
  StaffEntry,
  TemplatesQuery,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { ConversationAccess, TimelineReads, excerptOf } from '@yingda/conversations';
import type { AgentActor } from '@yingda/events';
import { isUuid } from '@yingda/platform';
import { validateContent } from '../sockets/content-validator';
import { ReadableConversations } from '../views/readable';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** What goes out through channels: how it will arrive, and again what has not. */
@Controller('api/conversations/:id')
@For('agent')
export class DeliveriesController {
  constructor(
    @Inject(ReadableConversations) private readonly reader: ReadableConversations,
    @Inject(TimelineReads) private readonly timeline: TimelineReads,
    @Inject(PreviewOutgoing) private readonly preview: PreviewOutgoing,
    @Inject(TemplateReader) private readonly templates: TemplateReader,
    @Inject(ResendMessage) private readonly resend: ResendMessage,
  ) {}

  @Post('preview')
  @HttpCode(200)
  async show(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
    @Body() body: PreviewMessage,
  ): Promise<OutboundPreview> {
    await this.reader.stateFor(actor, conversationId);
    const content = validateContent(body.content);
    const answered = body.replyTo ? await this.timeline.entry(body.replyTo) : null;
    const { identityId } = body;
    return this.preview.execute({
      ...{ conversationId, content, identityId },
      ...(answered && answered.conversationId === conversationId ? { replyTo: quoteOf(answered) } : {}),
    });
  }

  @Get('templates')
  async listTemplates(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
    @Query() { identityId }: TemplatesQuery,
  ): Promise<MessageTemplates> {
    await this.reader.stateFor(actor, conversationId);
    return { items: await this.templates.of(conversationId, identityId) };
  }

  @Post('messages/:messageId/resend')
  @HttpCode(200)
  async again(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
    @Param('messageId') messageId: string,
  ): Promise<MessageDelivery> {
    const state = await this.reader.stateFor(actor, conversationId);
    if (!isUuid(messageId)) throw new Refusal('message-not-found', 'There is no such message.');
    if (!ConversationAccess.mayReply(actor, state))
      throw new Refusal('not-permitted', 'Only who has this conversation may send; take it over first.');
    return this.resend.execute({ conversationId, messageId });
  }
}

function quoteOf({ id, author, content }: StaffEntry): Quote {
  return { id, author, excerpt: excerptOf(content) };
}
