import type { LeadQuality, LeadStatus, OrderStatus } from '@yingda/contracts/names';
import type { ActorRef } from './actor';

/** A lead after what happened to it. The aggregate is the lead. */
export interface LeadChange {
  leadId: string;
  conversationId: string;
  customerId: string;
  status: LeadStatus;
  quality: LeadQuality;
  teamId: string | null;
  by: ActorRef;
}

export interface OrderEvents {
  /** An order is new or has changed; the customer's sums are already with it. The aggregate is the order. */
  'order.put': {
    orderId: string;
    customerId: string;
    number: string;
    status: OrderStatus;
    /** Null: new. */
    statusBefore: OrderStatus | null;
    placedAt: string;
    totalFen: number;
    refundedFen: number;
  };
  /** A customer's level or points are other than before. The aggregate is the customer. */
  'membership.put': { customerId: string; level: string; points: number };
  /**
   * An order was placed within seven days after a conversation with its customer began, whatever it was about. The
   * aggregate is the conversation.
   */
  'order.joined': {
    conversationId: string;
    orderId: string;
    customerId: string;
    /** When the conversation began. */
    openedAt: string;
    placedAt: string;
    totalFen: number;
  };
  'lead.flagged': LeadChange;
  /** `again`: it was handed over before. */
  'lead.handed': LeadChange & { again: boolean; note: string };
  'lead.contacted': LeadChange;
  /** `orderId` null: said by a person. */
  'lead.converted': LeadChange & { orderId: string | null; at: string };
  'lead.lost': LeadChange;
}
