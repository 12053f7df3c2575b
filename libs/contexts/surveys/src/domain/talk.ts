import type { Channel, ConversationStatus, EndedBy, Language, Tier } from '@yingda/contracts/names';

/** A conversation as a survey is about it. */
export interface Talk {
  id: string;
  number: string;
  channel: Channel;
  inboxId: string;
  customerId: string;
  identityId: string;
  teamId: string | null;
  /** Who has it, or had it at the end. */
  agentId: string | null;
  topicId: string | null;
  status: ConversationStatus;
  endedBy: EndedBy | null;
  closedAt: Date | null;
  merged: boolean;
  imported: boolean;
  /** Agents who wrote to the customer, with how often. */
  answeredBy: { agentId: string; messages: number }[];
}

/** What surveys need to know of a customer. */
export interface Asked {
  tier: Tier;
  language: Language;
  blocked: boolean;
}
