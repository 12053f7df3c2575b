import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import {
  AutoReplyReader,
  EditAutoReplies,
  EditReplySettings,
  ReplyLogReader,
  TryAutoReplies,
} from '@yingda/automation';
import {
  AddAutoReply,
  AutoReplyLogEntry,
  AutoReplyLogPage,
  AutoReplyLogQuery,
  AutoReplyRecord,
  AutoReplyTrials,
  AutoReplyUse,
  EditAutoReply,
  EditShopVariables,
  EditSynonyms,
  EnableAutoReply,
  OrderAutoReplies,
  PastTrial,
  ReplySynonyms,
  ShopVariables,
  TryAutoReplies as TryThese,
  TryAutoRepliesOnHistory,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { ReadableConversations } from '../views/readable';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** What the shop's system says by itself: edited, tried out, and read afterwards. */
@Controller('api')
@For('agent')
export class AutoRepliesController {
  constructor(
    @Inject(AutoReplyReader) private readonly reader: AutoReplyReader,
    @Inject(EditAutoReplies) private readonly edit: EditAutoReplies,
    @Inject(EditReplySettings) private readonly settings: EditReplySettings,
    @Inject(ReplyLogReader) private readonly log: ReplyLogReader,
    @Inject(TryAutoReplies) private readonly attempt: TryAutoReplies,
    @Inject(ReadableConversations) private readonly conversations: ReadableConversations,
  ) {}

  @Get('auto-replies')
  list(@CurrentActor() actor: AgentActor): Promise<AutoReplyRecord[]> {
    return this.reader.all(actor);
  }

  @Post('auto-replies')
  add(@CurrentActor() actor: AgentActor, @Body() body: AddAutoReply): Promise<AutoReplyRecord> {
    return this.edit.add(actor, body);
  }

  @Put('auto-replies/order')
  order(@CurrentActor() actor: AgentActor, @Body() body: OrderAutoReplies): Promise<AutoReplyRecord[]> {
    return this.edit.order(actor, body.autoReplyIds);
  }

  @Get('auto-replies/uses')
  uses(@CurrentActor() actor: AgentActor): Promise<AutoReplyUse[]> {
    return this.log.uses(actor);
  }

  @Get('auto-replies/log')
  all(@CurrentActor() actor: AgentActor, @Query() query: AutoReplyLogQuery): Promise<AutoReplyLogPage> {
    return this.log.page(actor, query);
  }

  @Get('auto-replies/synonyms')
  synonyms(@CurrentActor() actor: AgentActor): Promise<ReplySynonyms> {
    return this.settings.synonyms(actor);
  }

  @Put('auto-replies/synonyms')
  saveSynonyms(@CurrentActor() actor: AgentActor, @Body() body: EditSynonyms): Promise<ReplySynonyms> {
    return this.settings.saveSynonyms(actor, body);
  }

  @Get('auto-replies/variables')
  variables(@CurrentActor() actor: AgentActor): Promise<ShopVariables> {
    return this.settings.variables(actor);
  }

  @Put('auto-replies/variables')
  saveVariables(@CurrentActor() actor: AgentActor, @Body() body: EditShopVariables): Promise<ShopVariables> {
    return this.settings.saveVariables(actor, body);
  }

  @Post('auto-replies/try')
  @HttpCode(200)
  try(@CurrentActor() actor: AgentActor, @Body() body: TryThese): Promise<AutoReplyTrials> {
    return this.attempt.texts(actor, body);
  }

  @Post('auto-replies/try-history')
  @HttpCode(200)
  tryHistory(@CurrentActor() actor: AgentActor, @Body() body: TryAutoRepliesOnHistory): Promise<PastTrial> {
    return this.attempt.history(actor, body);
  }

  @Put('auto-replies/:id')
  change(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EditAutoReply,
  ): Promise<AutoReplyRecord> {
    return this.edit.edit(actor, { ...body, id });
  }

  @Put('auto-replies/:id/enabled')
  enable(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EnableAutoReply,
  ): Promise<AutoReplyRecord> {
    return this.edit.enable(actor, { ...body, id });
  }

  @Delete('auto-replies/:id')
  @HttpCode(204)
  remove(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<void> {
    return this.edit.remove(actor, id);
  }

  @Get('conversations/:id/auto-replies')
  async decided(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
  ): Promise<AutoReplyLogEntry[]> {
    await this.conversations.stateFor(actor, conversationId);
    return this.reader.decided(conversationId);
  }
}
