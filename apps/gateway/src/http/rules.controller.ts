import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import { EditRules, RuleReader, TryRule } from '@yingda/automation';
import {
  AddRule,
  EditRule,
  EnableRule,
  OrderRules,
  RestoreRule,
  RuleActivity,
  RuleRecord,
  RuleRunPage,
  RuleRunsQuery,
  RuleTrials,
  RuleVersion,
  RuleVocabulary,
  RuleWebhookSecret,
  TryRule as TryRuleCommand,
  WebhookSecretQuery,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { ReadableConversations } from '../views/readable';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Event → conditions → actions: rules, what they would do, and what they did. */
@Controller('api')
@For('agent')
export class RulesController {
  constructor(
    @Inject(RuleReader) private readonly reader: RuleReader,
    @Inject(EditRules) private readonly rules: EditRules,
    @Inject(TryRule) private readonly tryOut: TryRule,
    @Inject(ReadableConversations) private readonly conversations: ReadableConversations,
  ) {}

  @Get('rules')
  list(@CurrentActor() actor: AgentActor): Promise<RuleRecord[]> {
    return this.reader.list(actor);
  }

  @Post('rules')
  add(@CurrentActor() actor: AgentActor, @Body() body: AddRule): Promise<RuleRecord> {
    return this.rules.add(actor, body);
  }

  @Get('rules/activity')
  activity(@CurrentActor() actor: AgentActor): Promise<RuleActivity[]> {
    return this.reader.activity(actor);
  }

  @Get('rules/vocabulary')
  vocabulary(@CurrentActor() actor: AgentActor): RuleVocabulary {
    return this.reader.vocabulary(actor);
  }

  @Get('rules/webhook-secret')
  secret(@CurrentActor() actor: AgentActor, @Query() { url }: WebhookSecretQuery): RuleWebhookSecret {
    return this.reader.webhookSecret(actor, url);
  }

  @Post('rules/try')
  @HttpCode(200)
  try(@CurrentActor() actor: AgentActor, @Body() body: TryRuleCommand): Promise<RuleTrials> {
    return this.tryOut.execute(actor, body);
  }

  @Put('rules/order')
  order(@CurrentActor() actor: AgentActor, @Body() { ruleIds }: OrderRules): Promise<RuleRecord[]> {
    return this.rules.order(actor, ruleIds);
  }

  @Get('rules/:id')
  one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<RuleRecord> {
    return this.reader.one(actor, id);
  }

  @Put('rules/:id')
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EditRule,
  ): Promise<RuleRecord> {
    return this.rules.edit(actor, { ...body, id });
  }

  @Delete('rules/:id')
  @HttpCode(204)
  remove(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<void> {
    return this.rules.remove(actor, id);
  }

  @Put('rules/:id/enabled')
  enable(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EnableRule,
  ): Promise<RuleRecord> {
    return this.rules.enable(actor, { ...body, id });
  }

  @Get('rules/:id/versions')
  versions(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<RuleVersion[]> {
    return this.reader.versions(actor, id);
  }

  @Post('rules/:id/restore')
  @HttpCode(200)
  restore(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: RestoreRule,
  ): Promise<RuleRecord> {
    return this.rules.restore(actor, { ...body, id });
  }

  @Get('rules/:id/runs')
  runs(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Query() query: RuleRunsQuery,
  ): Promise<RuleRunPage> {
    return this.reader.runsOf(actor, id, query);
  }

  @Get('conversations/:id/rule-runs')
  async runsIn(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
    @Query() query: RuleRunsQuery,
  ): Promise<RuleRunPage> {
    await this.conversations.stateFor(actor, conversationId);
    return this.reader.runsIn(conversationId, query);
  }
}
