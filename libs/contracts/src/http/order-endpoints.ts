import { Count, Flag, Id, ListOf, Nested, OneOf, Optional, Text, Time, Written } from '../fields';
import {
  LeadDetail,
  LeadPage,
  LeadRecord,
  Membership,
  OrderFacts,
  OrderPage,
  OrderRecord,
  Purchases,
  ShopperOrder,
} from '../models/orders';
import { LEAD_QUALITIES, LEAD_STATUSES, type LeadQuality, type LeadStatus } from '../names/orders';
import type { Endpoint } from './endpoint';
import { PageQuery } from './queries';

/** /api/v1: an order as it stands; written again as often as it changes. */
export class PutOrder extends OrderFacts {
  /** The shop's own id of the customer, as in PUT /api/v1/customers/:externalId. */
  @Written(80) customer!: string;
  /** When it became so; what comes late and is older changes nothing. Now when not given. */
  @Optional() @Time() changedAt?: string;
}
export class PutOrderById extends PutOrder {
  @Written(80) id!: string;
}
export class PutOrders {
  @ListOf(() => PutOrderById, 500) orders!: PutOrderById[];
}
/** What was wrong with one of many. */
export class OrderProblem {
  @Text(80) id!: string;
  @Text(60) code!: string;
  @Text(500) message!: string;
}
export class PutOrdersAnswer {
  @Count() written!: number;
  /** As they stood already, or newer. */
  @Count() unchanged!: number;
  @ListOf(() => OrderProblem, 500) problems!: OrderProblem[];
}
export class PutMembership {
  @Written(40) level!: string;
  @Count(1_000_000_000) points!: number;
  @Optional() @Count(1_000_000_000) pointsExpiring?: number | null;
  @Optional() @Time() pointsExpireAt?: string | null;
  @Optional() @Text(60) cardNumber?: string | null;
  @Optional() @Time() memberSince?: string | null;
  @Optional() @Time() changedAt?: string;
}
export class FindOrderQuery {
  @Text(64, 4) number!: string;
}
export class ShopperOrders {
  /** Whether the shop knows this shopper; without it there is nothing to show. */
  @Flag() known!: boolean;
  @ListOf(() => ShopperOrder, 50) orders!: ShopperOrder[];
  @Optional() @Nested(() => Membership) membership!: Membership | null;
}

/** Goes with the customer's own orders only. `clientMessageId` makes it idempotent. */
export class SendOrderCard {
  @Id() orderId!: string;
  @Id() clientMessageId!: string;
}
export class SentOrderCard {
  @Id() id!: string;
  @Count() sequence!: number;
  @Time() createdAt!: string;
}

export class FlagLead {
  @Written(500) interest!: string;
  @Optional() @Text(200) product?: string;
  @OneOf(LEAD_QUALITIES) quality!: LeadQuality;
}
export class EditLead {
  @Count() version!: number;
  @Optional() @Written(500) interest?: string;
  @Optional() @Text(200) product?: string;
  @Optional() @OneOf(LEAD_QUALITIES) quality?: LeadQuality;
}
/** To a team or a department; once more after it was handed over already: it is sent again. */
export class HandLead {
  @Count() version!: number;
  @Optional() @Id() teamId?: string;
  @Optional() @Id() departmentId?: string;
  @Written(2_000) note!: string;
}
export class StepLead {
  @Count() version!: number;
  @OneOf(['contacted', 'won', 'lost']) step!: 'contacted' | 'won' | 'lost';
  @Written(2_000) note!: string;
}
export class LeadsQuery extends PageQuery {
  @Optional() @OneOf(LEAD_STATUSES) status?: LeadStatus;
  @Optional() @Id() teamId?: string;
  @Optional() @Id() customerId?: string;
}

/** Orders, points and membership from the shop; leads and what became of them. */
export const orderEndpoints = {
  'PUT /api/v1/orders/:id': {
    summary: 'Write an order by the shop’s own id; the same again changes nothing',
    caller: 'api-key',
    body: PutOrder,
    answer: OrderRecord,
  },
  'GET /api/v1/orders/:id': {
    summary: 'An order by the shop’s own id',
    caller: 'api-key',
    answer: OrderRecord,
  },
  'POST /api/v1/orders/batch': {
    summary: 'Write up to 500 orders; what is wrong with one keeps none of the others back',
    caller: 'api-key',
    body: PutOrders,
    answer: PutOrdersAnswer,
  },
  'PUT /api/v1/customers/:externalId/membership': {
    summary: 'Write a customer’s level and points',
    caller: 'api-key',
    body: PutMembership,
    answer: Membership,
  },
  'GET /api/v1/customers/:externalId/membership': {
    summary: 'A customer’s level and points',
    caller: 'api-key',
    answer: Membership,
  },
  'GET /api/customers/:id/purchases': {
    summary: 'What a customer’s orders come to, membership, and the latest orders',
    caller: 'agent',
    answer: Purchases,
  },
  'GET /api/customers/:id/orders': {
    summary: 'A customer’s orders, newest first',
    caller: 'agent',
    query: PageQuery,
    answer: OrderPage,
  },
  'GET /api/orders': {
    summary: 'Orders of a number, whoever’s they are',
    caller: 'agent',
    query: FindOrderQuery,
    answer: [OrderRecord],
  },
  'GET /api/widget/orders': {
    summary: 'The shopper’s own orders and points; none unless the shop has said who they are',
    caller: 'visitor',
    answer: ShopperOrders,
  },
  'POST /api/conversations/:id/order-cards': {
    summary: 'Send the customer a card of one of their orders',
    caller: 'agent',
    body: SendOrderCard,
    answer: SentOrderCard,
  },
  'GET /api/conversations/:id/lead': {
    summary: 'The lead found in a conversation',
    caller: 'agent',
    answer: LeadDetail,
  },
  'PUT /api/conversations/:id/lead': {
    summary: 'Flag the customer of a conversation as somebody who may buy',
    caller: 'agent',
    body: FlagLead,
    answer: LeadRecord,
  },
  'GET /api/leads': {
    summary: 'Leads, the latest first',
    caller: 'agent',
    query: LeadsQuery,
    answer: LeadPage,
  },
  'GET /api/leads/:id': { summary: 'One lead with all that happened', caller: 'agent', answer: LeadDetail },
  'PATCH /api/leads/:id': { summary: 'Correct a lead', caller: 'agent', body: EditLead, answer: LeadRecord },
  'POST /api/leads/:id/hand': {
    summary: 'Hand a lead to sales, or send it again',
    caller: 'agent',
    body: HandLead,
    answer: LeadRecord,
  },
  'POST /api/leads/:id/step': {
    summary: 'Note that the lead was contacted, won or lost',
    caller: 'agent',
    body: StepLead,
    answer: LeadRecord,
  },
} as const satisfies Record<string, Endpoint>;
