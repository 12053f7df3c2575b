import { Body, Controller, Delete, Get, HttpCode, Inject, Patch, Post, Put, Query } from '@nestjs/common';
import {
  AddCustomerNote,
  AttributeDefinition,
  BlockCustomer as BlockBody,
  BlockRecord,
  CustomerNote,
  CustomerPage,
  CustomerRecord,
  CustomersQuery,
  EditAttributes,
  EditCustomer as EditBody,
  PageQuery,
  SummaryPage,
} from '@yingda/contracts';
import {
  AddNote,
  BlockCustomer,
  CustomerReader,
  DefineAttributes,
  EditCustomer,
  requireSight,
  RevealCustomer,
  UnblockCustomer,
} from '@yingda/customers';
import type { AgentActor } from '@yingda/events';
import { CustomerConversationsView } from '../views/customer-conversations';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Customers as staff see and keep them. */
@Controller('api')
@For('agent')
export class CustomersController {
  constructor(
    @Inject(CustomerReader) private readonly customers: CustomerReader,
    @Inject(EditCustomer) private readonly edit: EditCustomer,
    @Inject(RevealCustomer) private readonly reveal: RevealCustomer,
    @Inject(AddNote) private readonly addNote: AddNote,
    @Inject(BlockCustomer) private readonly block: BlockCustomer,
    @Inject(UnblockCustomer) private readonly unblock: UnblockCustomer,
    @Inject(DefineAttributes) private readonly define: DefineAttributes,
    @Inject(CustomerConversationsView) private readonly conversations: CustomerConversationsView,
  ) {}

  @Get('customers')
  async page(@CurrentActor() actor: AgentActor, @Query() query: CustomersQuery): Promise<CustomerPage> {
    requireSight(actor);
    return this.customers.page(query);
  }

  @Get('customers/:id')
  async one(@CurrentActor() actor: AgentActor, @IdParam() customerId: string): Promise<CustomerRecord> {
    requireSight(actor);
    return this.customers.record(customerId, { masked: true });
  }

  @Patch('customers/:id')
  change(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @Body() body: EditBody,
  ): Promise<CustomerRecord> {
    return this.edit.execute(actor, { ...body, customerId });
  }

  @Post('customers/:id/reveal')
  @HttpCode(200)
  full(@CurrentActor() actor: AgentActor, @IdParam() customerId: string): Promise<CustomerRecord> {
    return this.reveal.execute(actor, { customerId });
  }

  @Get('customers/:id/conversations')
  earlier(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @Query() query: PageQuery,
  ): Promise<SummaryPage> {
    return this.conversations.page(actor, customerId, query);
  }

  @Post('customers/:id/notes')
  note(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @Body() body: AddCustomerNote,
  ): Promise<CustomerNote> {
    return this.addNote.execute(actor, { ...body, customerId });
  }

  @Post('customers/:id/block')
  @HttpCode(200)
  startBlock(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @Body() body: BlockBody,
  ): Promise<BlockRecord> {
    return this.block.execute(actor, { ...body, customerId });
  }

  @Delete('customers/:id/block')
  @HttpCode(204)
  async endBlock(@CurrentActor() actor: AgentActor, @IdParam() customerId: string): Promise<void> {
    await this.unblock.execute(actor, { customerId });
  }

  @Get('blocks')
  async blocks(@CurrentActor() actor: AgentActor): Promise<BlockRecord[]> {
    requireSight(actor);
    return this.customers.blocked();
  }

  @Get('customer-attributes')
  attributes(): Promise<AttributeDefinition[]> {
    return this.customers.attributeDefinitions();
  }

  @Put('customer-attributes')
  defineAttributes(
    @CurrentActor() actor: AgentActor,
    @Body() body: EditAttributes,
  ): Promise<AttributeDefinition[]> {
    return this.define.execute(actor, body);
  }
}
