import { Body, Controller, Delete, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { CustomerRecord, OtherCustomer, SamePersonList, SeparatedCustomers } from '@yingda/contracts';
import { JoinCustomers, SamePersonReader, TellApart, UndoJoin } from '@yingda/customers';
import type { AgentActor } from '@yingda/events';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Customers who are one person, or are not. */
@Controller('api/customers/:id')
@For('agent')
export class SamePersonController {
  constructor(
    @Inject(SamePersonReader) private readonly samePerson: SamePersonReader,
    @Inject(JoinCustomers) private readonly join: JoinCustomers,
    @Inject(UndoJoin) private readonly undo: UndoJoin,
    @Inject(TellApart) private readonly tellApart: TellApart,
  ) {}

  @Get('same-person')
  suggestions(@CurrentActor() actor: AgentActor, @IdParam() customerId: string): Promise<SamePersonList> {
    return this.samePerson.of(actor, customerId);
  }

  @Post('joins')
  @HttpCode(200)
  joinWith(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @Body() other: OtherCustomer,
  ): Promise<CustomerRecord> {
    return this.join.execute(actor, { customerId, otherId: other.customerId });
  }

  @Post('joins/:joinId/undo')
  @HttpCode(200)
  separate(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @IdParam('joinId') joinId: string,
  ): Promise<SeparatedCustomers> {
    return this.undo.execute(actor, { customerId, joinId });
  }

  @Post('distinctions')
  @HttpCode(204)
  async notTheSame(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @Body() other: OtherCustomer,
  ): Promise<void> {
    await this.tellApart.execute(actor, { customerId, otherId: other.customerId, apart: true });
  }

  @Delete('distinctions/:otherId')
  @HttpCode(204)
  async perhapsTheSame(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @IdParam('otherId') otherId: string,
  ): Promise<void> {
    await this.tellApart.execute(actor, { customerId, otherId, apart: false });
  }
}
