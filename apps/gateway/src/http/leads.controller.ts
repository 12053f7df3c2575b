import { Body, Controller, Get, HttpCode, Inject, Patch, Post, Put, Query } from '@nestjs/common';
import {
  EditLead,
  FlagLead,
  HandLead,
  LeadDetail,
  LeadPage,
  LeadRecord,
  LeadsQuery,
  StepLead,
} from '@yingda/contracts';
import { LeadReader, requireSight, WorkLeads } from '@yingda/customers';
import type { AgentActor } from '@yingda/events';
import { ReadableConversations } from '../views/readable';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Who may buy: found in conversations, handed to sales, followed to the end. */
@Controller('api')
@For('agent')
export class LeadsController {
  constructor(
    @Inject(LeadReader) private readonly reader: LeadReader,
    @Inject(WorkLeads) private readonly work: WorkLeads,
    @Inject(ReadableConversations) private readonly conversations: ReadableConversations,
  ) {}

  @Get('conversations/:id/lead')
  async ofConversation(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
  ): Promise<LeadDetail> {
    await this.conversations.stateFor(actor, conversationId);
    return this.reader.ofConversation(conversationId);
  }

  @Put('conversations/:id/lead')
  async flag(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
    @Body() body: FlagLead,
  ): Promise<LeadRecord> {
    const { customerId } = await this.conversations.stateFor(actor, conversationId);
    return this.work.flag(actor, { ...body, conversationId, customerId });
  }

  @Get('leads')
  list(@CurrentActor() actor: AgentActor, @Query() query: LeadsQuery): Promise<LeadPage> {
    requireSight(actor);
    return this.reader.page(query);
  }

  @Get('leads/:id')
  one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<LeadDetail> {
    requireSight(actor);
    return this.reader.detail(id);
  }

  @Patch('leads/:id')
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EditLead,
  ): Promise<LeadRecord> {
    return this.work.edit(actor, { ...body, id });
  }

  @Post('leads/:id/hand')
  @HttpCode(200)
  hand(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: HandLead,
  ): Promise<LeadRecord> {
    return this.work.hand(actor, { ...body, id });
  }

  @Post('leads/:id/step')
  @HttpCode(200)
  step(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: StepLead,
  ): Promise<LeadRecord> {
    return this.work.step(actor, { ...body, id });
  }
}
