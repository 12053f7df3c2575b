import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiCustomer,
  ApiMessagesQuery,
  ConversationPage,
  ConversationRow,
  Message,
  MessagePage,
  PageQuery,
  PostMessage,
  PutCustomer as PutCustomerBody,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { SendMessage } from '@yingda/conversations';
import { CustomerReader, PutCustomer } from '@yingda/customers';
import type { ApiActor } from '@yingda/events';
import { NewestConversationsView } from '../views/newest-conversations';
import { ReadableConversations } from '../views/readable';
import { RowsView } from '../views/rows';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** For the shop's own systems: customers by the shop's id, conversations, messages. */
@Controller('api/v1')
@For('api-key')
export class V1Controller {
  constructor(
    @Inject(CustomerReader) private readonly customers: CustomerReader,
    @Inject(PutCustomer) private readonly putCustomer: PutCustomer,
    @Inject(ReadableConversations) private readonly reader: ReadableConversations,
    @Inject(SendMessage) private readonly send: SendMessage,
    @Inject(RowsView) private readonly rows: RowsView,
    @Inject(NewestConversationsView) private readonly newest: NewestConversationsView,
  ) {}

  @Get('customers/:externalId')
  customer(@Param('externalId') externalId: string): Promise<ApiCustomer> {
    return this.customers.apiCustomer(externalId);
  }

  @Put('customers/:externalId')
  put(
    @CurrentActor() actor: ApiActor,
    @Param('externalId') externalId: string,
    @Body() body: PutCustomerBody,
  ): Promise<ApiCustomer> {
    return this.putCustomer.execute(actor, { externalId, ...body });
  }

  @Get('conversations')
  async conversations(@Query() query: PageQuery): Promise<ConversationPage> {
    const { ids, next } = await this.newest.page(query);
    return { items: await this.rows.rows(ids), next };
  }

  @Get('conversations/:id')
  async conversation(@IdParam() conversationId: string): Promise<ConversationRow> {
    const row = await this.rows.row(conversationId);
    if (!row) throw new Refusal('conversation-not-found', 'There is no such conversation.');
    return row;
  }

  @Get('conversations/:id/messages')
  messages(
    @CurrentActor() actor: ApiActor,
    @IdParam() conversationId: string,
    @Query() query: ApiMessagesQuery,
  ): Promise<MessagePage> {
    return this.reader.messagesAfter(actor, {
      conversationId,
      afterSequence: query.afterSequence ?? 0,
      limit: query.limit ?? 50,
    });
  }

  @Post('conversations/:id/messages')
  @HttpCode(200)
  async write(
    @CurrentActor() actor: ApiActor,
    @IdParam() conversationId: string,
    @Body() body: PostMessage,
  ): Promise<Message> {
    const sent = await this.send.execute(actor, {
      conversationId,
      clientMessageId: body.clientMessageId,
      content: { kind: 'text', text: body.text },
    });
    const page = await this.reader.messagesAfter(actor, {
      conversationId,
      afterSequence: sent.sequence - 1,
      limit: 1,
    });
    return page.messages[0]!;
  }
}
