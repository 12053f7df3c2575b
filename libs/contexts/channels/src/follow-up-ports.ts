import { type Content } from '@yingda/contracts';

/** Whether shoppers are on the shop's pages. */
export abstract class Attendance {
  /** Whether a page of theirs is open, on whichever node. @throws when nobody can say */
  abstract isHere(customerId: string): Promise<boolean>;
  /** They have left, or are back: told to whoever has them in front of them. */
  abstract tell(customerId: string, goneSince: Date | null): void;
}

/** What people of the shop said to a shopper who has not read it. */
export interface UnreadTalk {
  customerId: string;
  inboxId: string;
  /** In order; nothing that was taken back, nothing that a machine said. */
  messages: UnreadMessage[];
}

export interface UnreadMessage {
  id: string;
  position: number;
  /** As customers know who said it. */
  name: string;
  content: Content;
}

/** Conversations on the web, as far as it matters what was read. */
export abstract class UnreadTalks {
  /** With `lock`, nothing of it can be marked as read till the unit of work ends. Null: not on the web, or gone. */
  abstract of(conversationId: string, how?: { lock: boolean }): Promise<UnreadTalk | null>;
}

/** How customers of other channels are written to by mail. */
export abstract class MailPeople {
  /** Where it would go, masked; null when no address is known. */
  abstract masked(customerId: string, inboxId: string): Promise<string | null>;
  /** Identities there are for the address in this mailbox, without making one. */
  abstract known(customerId: string, inboxId: string): Promise<string[]>;
  /** Their identity in this mailbox, made when there is none; null when no address is known. */
  abstract identity(
    customerId: string,
    inboxId: string,
  ): Promise<{ identityId: string; address: string; addressIdentityId: string | null } | null>;
}

/** A customer who waits for an answer, with those who are to give it. */
export interface WaitingCustomer {
  conversationId: string;
  customerId: string;
  teamId: string | null;
  /** Who has it, and the supervisors of its team. */
  agentIds: string[];
}

/** Conversations in which it is our turn. */
export abstract class WaitingCustomers {
  /** The conversation in which this identity wrote last and waits; null when there is none. */
  abstract of(who: { identityId: string; customerId: string }): Promise<WaitingCustomer | null>;
}
