/** A conversation in a team's queue. */
export interface Waiting {
  conversationId: string;
  /** Returned and reopened ones come before all others. */
  front: boolean;
  queuedAt: Date;
  /** To whom it stands offered; it keeps its place meanwhile. */
  offeredAgentId: string | null;
  /** Agents who declined or missed it, in that order; they are asked again only when nobody else is free. */
  declinedBy: string[];
  /** Before this time those who declined are not asked again at all. */
  restUntil: Date | null;
  /** Before this time it is left alone, because assigning it failed. */
  heldUntil: Date | null;
}

/** How long those who declined are left in peace when nobody else is free, in milliseconds. */
export const REST_MS = 30_000;
/** How long a conversation is left alone after assigning it failed, in milliseconds. */
export const HOLD_MS = 5_000;
/** Offers missed in a row after which an agent is set away. */
export const MISSED_OFFERS = 3;

/** Order of the queue: front ones, then the longest wait; ids only to have one order everywhere. */
export function byTurn(a: Waiting, b: Waiting): number {
  if (a.front !== b.front) return a.front ? -1 : 1;
  const wait = a.queuedAt.getTime() - b.queuedAt.getTime();
  if (wait !== 0) return wait;
  return a.conversationId < b.conversationId ? -1 : a.conversationId > b.conversationId ? 1 : 0;
}
