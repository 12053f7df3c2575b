import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import {
  AddServiceLevelPolicy,
  EditServiceLevelPolicy,
  OrderServiceLevelPolicies,
  PreviewServiceLevelTargets,
  ServiceLevelClock,
  ServiceLevelPolicy,
  ServiceLevelPreview,
  ServiceLevelPreviewQuery,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { EditPolicies, ServiceLevelReader } from '@yingda/service-levels';
import { ReadableConversations } from '../views/readable';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Promised times: who is promised what, when it would be due, and what became of it. */
@Controller('api')
@For('agent')
export class ServiceLevelsController {
  constructor(
    @Inject(ServiceLevelReader) private readonly reader: ServiceLevelReader,
    @Inject(EditPolicies) private readonly policies: EditPolicies,
    @Inject(ReadableConversations) private readonly conversations: ReadableConversations,
  ) {}

  @Get('service-levels')
  list(): Promise<ServiceLevelPolicy[]> {
    return this.reader.policies();
  }

  @Post('service-levels')
  add(@CurrentActor() actor: AgentActor, @Body() body: AddServiceLevelPolicy): Promise<ServiceLevelPolicy> {
    return this.policies.add(actor, body);
  }

  @Put('service-levels/order')
  order(
    @CurrentActor() actor: AgentActor,
    @Body() body: OrderServiceLevelPolicies,
  ): Promise<ServiceLevelPolicy[]> {
    return this.policies.order(actor, body);
  }

  @Get('service-levels/preview')
  preview(@Query() query: ServiceLevelPreviewQuery): Promise<ServiceLevelPreview> {
    return this.reader.preview(query);
  }

  @Post('service-levels/preview')
  @HttpCode(200)
  previewOf(@Body() body: PreviewServiceLevelTargets): Promise<ServiceLevelPreview> {
    return this.reader.previewOf(body);
  }

  @Put('service-levels/:id')
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EditServiceLevelPolicy,
  ): Promise<ServiceLevelPolicy> {
    return this.policies.edit(actor, { ...body, id });
  }

  @Get('conversations/:id/service-levels')
  async clocks(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
  ): Promise<ServiceLevelClock[]> {
    await this.conversations.stateFor(actor, conversationId);
    return this.reader.clocksOf(conversationId);
  }
}
