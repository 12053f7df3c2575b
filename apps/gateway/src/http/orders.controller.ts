import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import {
  FindOrderQuery,
  Membership,
  OrderPage,
  OrderRecord,
  PageQuery,
  Purchases,
  PutMembership as PutMembershipBody,
  PutOrder as PutOrderBody,
  PutOrders,
  PutOrdersAnswer,
  SendOrderCard,
  SentOrderCard,
  ShopperOrders,
} from '@yingda/contracts';
import { LANGUAGES } from '@yingda/contracts/names';
import { InboxReader } from '@yingda/channels';
import { SendMessage } from '@yingda/conversations';
import { CustomerReader, OrderReader, PutMembership, PutOrder, requireSight } from '@yingda/customers';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor, ApiActor, CustomerActor } from '@yingda/events';
import { ReadableConversations } from '../views/readable';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Orders and points as the shop's own systems write them. */
@Controller('api/v1')
@For('api-key')
export class V1OrdersController {
  constructor(
    @Inject(PutOrder) private readonly putOrder: PutOrder,
    @Inject(PutMembership) private readonly putMembership: PutMembership,
    @Inject(OrderReader) private readonly orders: OrderReader,
  ) {}

  @Put('orders/:id')
  put(
    @CurrentActor() actor: ApiActor,
    @Param('id') id: string,
    @Body() body: PutOrderBody,
  ): Promise<OrderRecord> {
    return this.putOrder.execute(actor, { ...body, id });
  }

  @Get('orders/:id')
  one(@Param('id') id: string): Promise<OrderRecord> {
    return this.orders.byShopId(id);
  }

  @Post('orders/batch')
  @HttpCode(200)
  many(@CurrentActor() actor: ApiActor, @Body() body: PutOrders): Promise<PutOrdersAnswer> {
    return this.putOrder.many(actor, body.orders);
  }

  @Put('customers/:externalId/membership')
  level(
    @CurrentActor() actor: ApiActor,
    @Param('externalId') externalId: string,
    @Body() body: PutMembershipBody,
  ): Promise<Membership> {
    return this.putMembership.execute(actor, { ...body, externalId });
  }

  @Get('customers/:externalId/membership')
  membership(@Param('externalId') externalId: string): Promise<Membership> {
    return this.orders.membership(externalId);
  }
}

/** Orders in front of staff, and the card of one sent to its customer. */
@Controller('api')
@For('agent')
export class OrdersController {
  constructor(
    @Inject(OrderReader) private readonly orders: OrderReader,
    @Inject(ReadableConversations) private readonly conversations: ReadableConversations,
    @Inject(CustomerReader) private readonly customers: CustomerReader,
    @Inject(InboxReader) private readonly inboxes: InboxReader,
    @Inject(SendMessage) private readonly send: SendMessage,
  ) {}

  @Get('customers/:id/purchases')
  purchases(@CurrentActor() actor: AgentActor, @IdParam() customerId: string): Promise<Purchases> {
    requireSight(actor);
    return this.orders.purchases(customerId);
  }

  @Get('customers/:id/orders')
  page(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @Query() query: PageQuery,
  ): Promise<OrderPage> {
    requireSight(actor);
    return this.orders.page(customerId, query);
  }

  @Get('orders')
  find(@CurrentActor() actor: AgentActor, @Query() { number }: FindOrderQuery): Promise<OrderRecord[]> {
    requireSight(actor);
    return this.orders.byNumber(number);
  }

  @Post('conversations/:id/order-cards')
  @HttpCode(200)
  async card(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
    @Body() { orderId, clientMessageId }: SendOrderCard,
  ): Promise<SentOrderCard> {
    if ((actor.permissions['conversation.serve'] ?? 'none') === 'none')
      throw new Refusal('not-permitted', 'Cards are sent by who serves customers.');
    const { customerId, inboxId } = await this.conversations.stateFor(actor, conversationId);
    const [customer, inbox] = await Promise.all([
      this.customers.record(customerId, { masked: true }),
      this.inboxes.byId(inboxId),
    ]);
    const spoken = LANGUAGES.find((one) => customer.language?.startsWith(one.slice(0, 2)));
    const language = spoken ?? inbox?.language ?? 'zh-CN';
    const content = await this.orders.card(customerId, orderId, language);
    return this.send.execute(actor, { conversationId, clientMessageId, content });
  }
}

/** A shopper's own orders. */
@Controller('api/widget')
@For('visitor')
export class WidgetOrdersController {
  constructor(@Inject(OrderReader) private readonly orders: OrderReader) {}

  @Get('orders')
  own(@CurrentActor() actor: CustomerActor): Promise<ShopperOrders> {
    return this.orders.ofShopper(actor);
  }
}
