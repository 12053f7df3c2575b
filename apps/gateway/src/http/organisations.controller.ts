import { Body, Controller, Get, Inject, Patch, Post, Put, Query } from '@nestjs/common';
import {
  CustomerPolicy,
  EditOrganisation,
  OrganisationPage,
  OrganisationRecord,
  OrganisationsQuery,
} from '@yingda/contracts';
import { KeepOrganisations, requireSight, SetCustomerPolicy } from '@yingda/customers';
import type { AgentActor } from '@yingda/events';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Organisations that customers belong to, and how tiers and stages of customers are told. */
@Controller('api')
@For('agent')
export class OrganisationsController {
  constructor(
    @Inject(KeepOrganisations) private readonly organisations: KeepOrganisations,
    @Inject(SetCustomerPolicy) private readonly policy: SetCustomerPolicy,
  ) {}

  @Get('organisations')
  page(@CurrentActor() actor: AgentActor, @Query() query: OrganisationsQuery): Promise<OrganisationPage> {
    return this.organisations.page(actor, query);
  }

  @Post('organisations')
  add(@CurrentActor() actor: AgentActor, @Body() body: EditOrganisation): Promise<OrganisationRecord> {
    return this.organisations.add(actor, body);
  }

  @Get('organisations/:id')
  one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<OrganisationRecord> {
    return this.organisations.one(actor, id);
  }

  @Patch('organisations/:id')
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EditOrganisation,
  ): Promise<OrganisationRecord> {
    return this.organisations.edit(actor, id, body);
  }

  @Get('customer-policy')
  current(@CurrentActor() actor: AgentActor): Promise<CustomerPolicy> {
    requireSight(actor);
    return this.policy.get();
  }

  @Put('customer-policy')
  say(@CurrentActor() actor: AgentActor, @Body() body: CustomerPolicy): Promise<CustomerPolicy> {
    return this.policy.execute(actor, body);
  }
}
