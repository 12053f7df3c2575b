import type { Tier } from '@yingda/contracts/names';

/** Whom a contact is made with. */
export interface Contacted {
  id: string;
  tier: Tier;
  /** The agent who looks after them. */
  ownerAgentId: string | null;
}

/** Customers, as far as contacting them goes. */
export abstract class ContactPeople {
  abstract find(customerId: string): Promise<Contacted | null>;
  /** Of these tiers (empty: all) by id, after one. */
  abstract ofTiers(
    tiers: readonly Tier[],
    page: { afterId: string | null; limit: number },
  ): Promise<Contacted[]>;
}

/** Customers by conditions. */
export abstract class ContactSegments {
  /** Its name; null: no such one. */
  abstract name(segmentId: string): Promise<string | null>;
  /** Ids of members, page after page; `next` null at the end. */
  abstract members(
    segmentId: string,
    page: { cursor: string | null; limit: number },
  ): Promise<{ ids: string[]; next: string | null }>;
}

export interface Touch {
  conversationId: string;
  number: string;
  agentId: string;
  at: Date;
}

/** Conversations that customers had. */
export abstract class ContactTalks {
  /** Served by a person since; the latest first, at most ten. */
  abstract since(customerId: string, since: Date): Promise<Touch[]>;
  /** Where they can be written to: the last conversation they had. */
  abstract last(customerId: string): Promise<string | null>;
  /** Whose conversation it is. */
  abstract customerOf(conversationId: string): Promise<string | null>;
}

/** A case whose customer was told or called a short while ago, or is to be called. */
export interface CaseTouch {
  caseId: string;
  number: string;
  /** Who told or called them, or is to; null where nobody is known. */
  agentId: string | null;
  at: Date;
}

/** Cases of customers, as far as they are called about them; none that are confidential. */
export abstract class ContactCases {
  /** Told or followed up since, or to be followed up until; at most ten. */
  abstract around(customerId: string, since: Date, until: Date): Promise<CaseTouch[]>;
}
