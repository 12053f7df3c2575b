import { Body, Controller, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { BotTalksTable, EditBots, TryBot as TryOut } from '@yingda/automation';
import { BotSettings, BotTry, BotTurn, EditBot, TryBot } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { ReadableConversations } from '../views/readable';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** The bots of the inboxes: set, tried out, and what one did in a conversation. */
@Controller('api')
@For('agent')
export class BotsController {
  constructor(
    @Inject(EditBots) private readonly bots: EditBots,
    @Inject(TryOut) private readonly tryOut: TryOut,
    @Inject(BotTalksTable) private readonly talks: BotTalksTable,
    @Inject(ReadableConversations) private readonly conversations: ReadableConversations,
  ) {}

  @Get('bots')
  all(@CurrentActor() actor: AgentActor): Promise<BotSettings[]> {
    return this.bots.all(actor);
  }

  @Get('bots/:inboxId')
  of(@CurrentActor() actor: AgentActor, @IdParam('inboxId') inboxId: string): Promise<BotSettings> {
    return this.bots.of(actor, inboxId);
  }

  @Put('bots/:inboxId')
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam('inboxId') inboxId: string,
    @Body() body: EditBot,
  ): Promise<BotSettings> {
    return this.bots.edit(actor, inboxId, body);
  }

  @Post('bots/:inboxId/try')
  @HttpCode(200)
  try(
    @CurrentActor() actor: AgentActor,
    @IdParam('inboxId') inboxId: string,
    @Body() body: TryBot,
  ): Promise<BotTry> {
    return this.tryOut.execute(actor, inboxId, body);
  }

  @Get('conversations/:id/bot')
  async turns(@CurrentActor() actor: AgentActor, @IdParam() conversationId: string): Promise<BotTurn[]> {
    await this.conversations.stateFor(actor, conversationId);
    return this.talks.turns(conversationId);
  }
}
