/** How far an order is, as the shop says. Refunds stand beside it. */
export const ORDER_STATUSES = [
  'unpaid',
  'paid',
  'preparing',
  'shipped',
  'delivered',
  'completed',
  'cancelled',
  'refunded',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Orders that count as bought. */
export const BOUGHT_STATUSES: readonly OrderStatus[] = [
  'paid',
  'preparing',
  'shipped',
  'delivered',
  'completed',
  'refunded',
];

export const REFUND_STATUSES = ['requested', 'approved', 'paid', 'refused'] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

/** How serious somebody's interest is; `none`: only passing time. */
export const LEAD_QUALITIES = ['hot', 'warm', 'cold', 'none'] as const;
export type LeadQuality = (typeof LEAD_QUALITIES)[number];

/** new → handed → contacted → won or lost. */
export const LEAD_STATUSES = ['new', 'handed', 'contacted', 'won', 'lost'] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** What happened to a lead; `resent`: handed over once more, after a callback. */
export const LEAD_STEPS = ['flagged', 'changed', 'handed', 'resent', 'contacted', 'won', 'lost'] as const;
export type LeadStep = (typeof LEAD_STEPS)[number];

/** An order placed within so many days after a conversation began is taken to come of it. */
export const ORDER_JOIN_DAYS = 7;
