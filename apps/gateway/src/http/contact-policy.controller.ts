import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import {
  ContactCampaign,
  ContactDetail,
  ContactMonthQuery,
  ContactPlan,
  ContactSettings,
  ContactTargets,
  EditContactPlan,
  EditContactSettings,
  EditContactTargets,
  StartCampaign,
  TellPoint as TellBody,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { ContactReader, EditContactPolicy, TellPoint } from '@yingda/promises';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** When, whom and how many customers are contacted; and what they are told of what they said. */
@Controller('api')
@For('agent')
export class ContactPolicyController {
  constructor(
    @Inject(EditContactPolicy) private readonly policy: EditContactPolicy,
    @Inject(ContactReader) private readonly reader: ContactReader,
    @Inject(TellPoint) private readonly telling: TellPoint,
  ) {}

  @Post('contact-points/:id/tell')
  @HttpCode(200)
  async tell(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: TellBody,
  ): Promise<ContactDetail> {
    const contact = await this.telling.execute(actor, { id, ...body });
    return this.reader.detail(actor, contact.id);
  }

  @Get('contact-plans')
  plans(@CurrentActor() actor: AgentActor): Promise<ContactPlan[]> {
    return this.policy.plans(actor);
  }

  @Post('contact-plans')
  addPlan(@CurrentActor() actor: AgentActor, @Body() body: EditContactPlan): Promise<ContactPlan> {
    const { version: _, ...content } = body;
    return this.policy.addPlan(actor, { ...content, ...optional(body) });
  }

  @Put('contact-plans/:id')
  editPlan(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EditContactPlan,
  ): Promise<ContactPlan> {
    return this.policy.editPlan(actor, { ...body, ...optional(body), id, version: body.version ?? 1 });
  }

  @Get('contact-campaigns')
  campaigns(@CurrentActor() actor: AgentActor): Promise<ContactCampaign[]> {
    return this.policy.campaigns(actor);
  }

  @Post('contact-campaigns')
  start(@CurrentActor() actor: AgentActor, @Body() body: StartCampaign): Promise<ContactCampaign> {
    return this.policy.startCampaign(actor, { ...body, dueAt: new Date(body.dueAt) });
  }

  @Post('contact-campaigns/:id/stop')
  @HttpCode(200)
  stop(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<ContactCampaign> {
    return this.policy.stopCampaign(actor, id);
  }

  @Get('contact-targets')
  targets(@CurrentActor() actor: AgentActor, @Query() { month }: ContactMonthQuery): Promise<ContactTargets> {
    return this.reader.targets(actor, month);
  }

  @Put('contact-targets')
  async setTargets(
    @CurrentActor() actor: AgentActor,
    @Body() body: EditContactTargets,
  ): Promise<ContactTargets> {
    await this.policy.setTargets(actor, body);
    return this.reader.targets(actor, body.month);
  }

  @Get('contact-settings')
  settings(@CurrentActor() actor: AgentActor): Promise<ContactSettings> {
    return this.policy.settings(actor);
  }

  @Put('contact-settings')
  editSettings(
    @CurrentActor() actor: AgentActor,
    @Body() body: EditContactSettings,
  ): Promise<ContactSettings> {
    return this.policy.editSettings(actor, { ...body, version: body.version ?? 0 });
  }
}

function optional({ ownerId, teamId, surveyKey }: EditContactPlan) {
  return { ownerId: ownerId ?? null, teamId: teamId ?? null, surveyKey: surveyKey ?? null };
}
