import { Matches } from 'class-validator';
import { Count, Id, ListOf, Nested, OneOf, Optional, Text, Time, Word, Written } from '../fields';
import {
  LEAD_QUALITIES,
  LEAD_STATUSES,
  LEAD_STEPS,
  ORDER_STATUSES,
  REFUND_STATUSES,
  type LeadQuality,
  type LeadStatus,
  type LeadStep,
  type OrderStatus,
  type RefundStatus,
} from '../names/orders';

const WEB = /^https?:\/\/[^\s]+$/;
const MOST_FEN = 100_000_000_000;

/** One thing of an order. Money is in fen (the hundredth of the currency). */
export class OrderItem {
  @Optional() @Text(64) productId?: string;
  @Written(200) title!: string;
  @Optional() @Text(120) variant?: string;
  @Count(100_000, 1) quantity!: number;
  /** Of one. */
  @Count(MOST_FEN) priceFen!: number;
  @Optional() @Text(2_000) @Matches(WEB) imageUrl?: string;
  @Optional() @Text(2_000) @Matches(WEB) url?: string;
}

/** Who carries it, under which number. */
export class OrderShipment {
  @Written(60) carrier!: string;
  @Written(80) trackingNumber!: string;
  @Optional() @Text(2_000) @Matches(WEB) trackingUrl?: string;
  @Optional() @Time() shippedAt?: string;
  @Optional() @Time() deliveredAt?: string;
  @Optional() @Time() expectedAt?: string;
  /** What the carrier said last. */
  @Optional() @Text(300) lastEvent?: string;
  @Optional() @Time() lastEventAt?: string;
}

export class OrderRefund {
  @Text(80, 1) id!: string;
  @Count(MOST_FEN) amountFen!: number;
  @OneOf(REFUND_STATUSES) status!: RefundStatus;
  @Optional() @Text(300) reason?: string;
  @Time() at!: string;
}

/** What the shop says of an order. */
export class OrderFacts {
  /** As the customer knows it. */
  @Written(64) number!: string;
  @Time() placedAt!: string;
  @OneOf(ORDER_STATUSES) status!: OrderStatus;
  /** CNY when not given. */
  @Optional() @Word(/^[A-Z]{3}$/) currency?: string;
  @ListOf(() => OrderItem, 200) items!: OrderItem[];
  @Count(MOST_FEN) totalFen!: number;
  @Optional() @Count(MOST_FEN) shippingFen?: number;
  @Optional() @Count(MOST_FEN) discountFen?: number;
  @Optional() @ListOf(() => OrderShipment, 20) shipments?: OrderShipment[];
  @Optional() @ListOf(() => OrderRefund, 50) refunds?: OrderRefund[];
  /** The last four digits of the receiver's phone: who names number and digits is told how far the order is. */
  @Optional() @Word(/^\d{4}$/) phoneEnd?: string | null;
  /** The order in the shop. */
  @Optional() @Text(2_000) @Matches(WEB) url?: string;
}

/** An order on the panel. */
export class OrderRecord extends OrderFacts {
  @Id() id!: string;
  /** The shop's own id of it. */
  @Text(80) shopId!: string;
  @Id() customerId!: string;
  @Word(/^[A-Z]{3}$/) declare currency: string;
  /** Paid back so far. */
  @Count(MOST_FEN) refundedFen!: number;
  @Time() changedAt!: string;
}
export class OrderPage {
  @ListOf(() => OrderRecord, 100) items!: OrderRecord[];
  @Optional() @Text(200) next!: string | null;
}

/** What a customer's orders come to. `year…`: of the last 365 days, counted anew at night. */
export class OrderSums {
  @Count() orders!: number;
  /** What was bought less what was paid back. */
  @Count() spentFen!: number;
  @Count() refundedFen!: number;
  @Count() yearOrders!: number;
  @Count() yearSpentFen!: number;
  @Optional() @Time() firstOrderAt!: string | null;
  @Optional() @Time() lastOrderAt!: string | null;
}

/** Membership and points, kept by the shop and read here. */
export class Membership {
  /** In the shop's words. */
  @Text(40) level!: string;
  @Count(1_000_000_000) points!: number;
  @Optional() @Count(1_000_000_000) pointsExpiring!: number | null;
  @Optional() @Time() pointsExpireAt!: string | null;
  @Optional() @Text(60) cardNumber!: string | null;
  @Optional() @Time() memberSince!: string | null;
  @Time() changedAt!: string;
}

/** What the shop's own systems say of a customer: sums, membership, and the latest orders. */
export class Purchases {
  @Nested(() => OrderSums) sums!: OrderSums;
  @Optional() @Nested(() => Membership) membership!: Membership | null;
  @ListOf(() => OrderRecord, 10) latest!: OrderRecord[];
}

/** An order as its shopper sees it. */
export class ShopperOrder {
  @Id() id!: string;
  @Text(64) number!: string;
  @Time() placedAt!: string;
  @OneOf(ORDER_STATUSES) status!: OrderStatus;
  @Word(/^[A-Z]{3}$/) currency!: string;
  @ListOf(() => OrderItem, 200) items!: OrderItem[];
  @Count(MOST_FEN) totalFen!: number;
  @ListOf(() => OrderShipment, 20) shipments!: OrderShipment[];
  @Optional() @Text(2_000) url!: string | null;
}

/** One thing that happened to a lead. */
export class LeadLine {
  @OneOf(LEAD_STEPS) step!: LeadStep;
  @Time() at!: string;
  @Text(120) byName!: string;
  @Text(2_000) note!: string;
  @Optional() @Id() teamId!: string | null;
}

/** Somebody who may buy, found in a conversation. */
export class LeadRecord {
  @Id() id!: string;
  @Id() conversationId!: string;
  @Id() customerId!: string;
  @Text(80) customerName!: string;
  @Text(500) interest!: string;
  @Text(200) product!: string;
  @OneOf(LEAD_QUALITIES) quality!: LeadQuality;
  @OneOf(LEAD_STATUSES) status!: LeadStatus;
  /** Whom it was handed to. */
  @Optional() @Id() teamId!: string | null;
  @Optional() @Id() departmentId!: string | null;
  @Text(120) flaggedByName!: string;
  @Time() flaggedAt!: string;
  @Optional() @Time() handedAt!: string | null;
  @Optional() @Time() closedAt!: string | null;
  /** The order it became. */
  @Optional() @Id() orderId!: string | null;
  @Optional() @Text(64) orderNumber!: string | null;
  @Count() version!: number;
}
export class LeadDetail extends LeadRecord {
  @ListOf(() => LeadLine, 200) history!: LeadLine[];
}
export class LeadPage {
  @ListOf(() => LeadRecord, 100) items!: LeadRecord[];
  @Optional() @Text(200) next!: string | null;
}
