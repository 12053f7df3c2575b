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
  /** Agents who had it and did not answer; never asked again. All of them are in `declinedBy`, too. */
  triedBy: string[];
  /** Before this time those who declined are not asked again at all. */
  restUntil: Date | null;
  /** Before this time it is left alone, because assigning it failed. */
  heldUntil: Date | null;
}

/** How long those who declined are left in peace when nobody else is free, in milliseconds. */
export const REST_MS = 30_000;
/** How long a conversation is left alone after assigning it failed, in milliseconds. */
export const HOLD_MS = 5_000;
