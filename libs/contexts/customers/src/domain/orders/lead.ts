import { Refusal, type LeadQuality, type LeadStatus } from '@yingda/contracts/names';

/** Somebody who may buy, found in a conversation. */
export interface Lead {
  id: string;
  conversationId: string;
  customerId: string;
  interest: string;
  product: string;
  quality: LeadQuality;
  status: LeadStatus;
  teamId: string | null;
  departmentId: string | null;
  flaggedBy: string | null;
  flaggedByName: string;
  flaggedAt: Date;
  handedAt: Date | null;
  closedAt: Date | null;
  orderId: string | null;
  version: number;
}

const isOver = ({ status }: Lead) => status === 'won' || status === 'lost';

/** Handed to sales; a lead that was lost comes to life again, one that was won is over. @throws Refusal lead-closed */
export function handed(lead: Lead, to: Pick<Lead, 'teamId' | 'departmentId'>, at: Date): Lead {
  if (lead.status === 'won') throw closed();
  return { ...lead, ...to, status: 'handed', handedAt: at, closedAt: null, version: lead.version + 1 };
}

/** Sales has spoken with them. @throws Refusal lead-closed, lead-not-handed */
export function contacted(lead: Lead): Lead {
  if (isOver(lead)) throw closed();
  if (!lead.handedAt)
    throw new Refusal('lead-not-handed', 'Hand the lead to sales first; they note that they spoke with it.');
  return { ...lead, status: 'contacted', version: lead.version + 1 };
}

/** Bought, or not. @throws Refusal lead-closed */
export function ended(lead: Lead, as: { status: 'won' | 'lost'; orderId: string | null }, at: Date): Lead {
  // An order decides: whoever was given up and bought after all is won.
  if (isOver(lead) && !(lead.status === 'lost' && as.orderId)) throw closed();
  return { ...lead, ...as, closedAt: at, version: lead.version + 1 };
}

function closed(): Refusal {
  return new Refusal('lead-closed', 'This lead is over; nothing more is noted on it.');
}
