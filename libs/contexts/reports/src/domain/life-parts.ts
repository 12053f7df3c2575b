import type { EndedBy, Resolved } from '@yingda/contracts/names';
import type { WaitEnd } from './facts';
import type { Turn } from './turns';

/** One time in a queue. */
export interface Wait {
  part: number;
  teamId: string | null;
  agentId: string | null;
  queuedAt: number;
  leftAt: number | null;
  reason: string;
  how: WaitEnd | null;
  offers: number;
  declined: number;
  missed: number;
}
/** One agent's time with it. */
export interface Holding {
  part: number;
  agentId: string;
  teamId: string | null;
  fromAt: number;
  acceptedAt: number | null;
  toAt: number | null;
  how: string;
  ended: string | null;
  idleMs: number;
  transfers: number;
  escalations: number;
  customerMessages: number;
  agentMessages: number;
}
/** One stretch from an opening to a closing. */
export interface Stretch {
  part: number;
  openedAt: number;
  closedAt: number | null;
  endedBy: EndedBy | null;
  abandoned: boolean;
  leftMessage: boolean;
  teamId: string | null;
  topicId: string | null;
  resolved: Resolved | null;
  ratingResolved: Resolved | null;
  rating: number | null;
  transfers: number;
  escalations: number;
  customerMessages: number;
  agentMessages: number;
  botMessages: number;
  /** When the customer first spoke in it. */
  askedAt: number | null;
  /** From then to the bot's first word after it. */
  botFirstMs: number | null;
  wrapUpFrom: number | null;
  wrapUpMs: number | null;
}
/** What happened in a conversation. */
export interface Life {
  inbound: boolean;
  /** A bot has spoken, so that those who count its answers see other turns. */
  bots: boolean;
  stretches: Stretch[];
  waits: Wait[];
  holdings: Holding[];
  /** As people's answers count, and as everybody's do; what is owed comes last. */
  turns: { people: Turn[]; all: Turn[] };
}

export function waitFrom(begun: Pick<Wait, 'part' | 'teamId' | 'queuedAt' | 'reason'>): Wait {
  return { ...begun, agentId: null, leftAt: null, how: null, offers: 0, declined: 0, missed: 0 };
}

export function holdingFrom(begun: Pick<Holding, 'part' | 'agentId' | 'teamId' | 'fromAt' | 'how'>): Holding {
  const counts = { transfers: 0, escalations: 0, customerMessages: 0, agentMessages: 0 };
  return { ...begun, acceptedAt: null, toAt: null, ended: null, idleMs: 0, ...counts };
}

export function stretchFrom(part: number, openedAt: number): Stretch {
  const outcome = { topicId: null, resolved: null, ratingResolved: null, rating: null };
  const counts = { transfers: 0, escalations: 0, customerMessages: 0, agentMessages: 0, botMessages: 0 };
  const bot = { askedAt: null, botFirstMs: null };
  const end = { closedAt: null, endedBy: null, abandoned: false, leftMessage: false };
  return {
    part,
    openedAt,
    teamId: null,
    wrapUpFrom: null,
    wrapUpMs: null,
    ...end,
    ...outcome,
    ...counts,
    ...bot,
  };
}

export function customerSpoke(stretch: Stretch, at: number): void {
  stretch.customerMessages += 1;
  stretch.askedAt ??= at;
}

export function botSpoke(stretch: Stretch, at: number): void {
  stretch.botMessages += 1;
  if (stretch.askedAt !== null) stretch.botFirstMs ??= Math.max(0, at - stretch.askedAt);
}
