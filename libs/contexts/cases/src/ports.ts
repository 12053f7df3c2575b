import { type CaseQuote } from '@yingda/contracts';
import type { CaseClock, Channel, Language, PromiseReached, Tier } from '@yingda/contracts/names';
import type { Actor, AgentActor, CustomerActor } from '@yingda/events';
import type { Calendar } from '@yingda/platform';

/** A conversation that a case comes of. */
export interface Talk {
  id: string;
  number: string;
  customerId: string;
  inboxId: string;
  channel: Channel;
  teamId: string | null;
  /** Who has it, while somebody has. */
  agentId: string | null;
}

/** What is told in a conversation's timeline, for staff. */
export interface TalkLine {
  event: 'case-opened' | 'case-told' | 'case-closed' | 'case-reopened';
  details: Record<string, string>;
}

/** Conversations. */
export abstract class Talks {
  /** Locks it; before anything of ours is locked. Null: no such one. */
  abstract hold(conversationId: string): Promise<Talk | null>;
  /** Its customer's last one; null when they never wrote. */
  /** Where the customer follows their cases, for channels that show them nothing of it; null: where they see it anyway. */
  async progressPage(_: string): Promise<string | null> {
    return null;
  }
  abstract lastOf(customerId: string): Promise<string | null>;
  /** All who have had it. */
  abstract servedBy(conversationId: string): Promise<string[]>;
  /** The identity it began with. */
  abstract identityOf(conversationId: string): Promise<string | null>;
  /** @throws Refusal conversation-not-found, not-permitted, not-a-participant */
  abstract demandReadable(actor: AgentActor | CustomerActor, conversationId: string): Promise<void>;
  /** Messages as they stand; those of other conversations are left out. */
  abstract quotes(conversationId: string, messageIds: readonly string[]): Promise<CaseQuote[]>;
  /** The customer's own last texts, the newest first. */
  abstract wordsIn(conversationId: string): Promise<string[]>;
  /** @throws Refusal forbidden-words for what agents may not say; asked before what they wrote is said as the shop's */
  abstract checkWording(actor: AgentActor, text: string): Promise<void>;
  /** Said to the customer by the shop, once for each key; into conversations that are over, too. False: no way to them. */
  abstract say(text: { conversationId: string; key: string; text: string }): Promise<boolean>;
  abstract record(conversationId: string, line: TalkLine): Promise<void>;
}

/** Whom a case is for. */
export abstract class Customers {
  abstract find(customerId: string): Promise<{ name: string; tier: Tier; language: Language } | null>;
  abstract names(customerIds: readonly string[]): Promise<Map<string, string>>;
}

/** Somebody who can see a case through. */
export interface Worker {
  id: string;
  name: string;
  active: boolean;
  manages: boolean;
  /** Their role works on cases. */
  works: boolean;
  teamIds: string[];
}

/** The shop's people. */
export abstract class Staff {
  abstract find(agentId: string): Promise<Worker | null>;
  /** Who answers for a team: its supervisors, else the shop's managers; the longest there first. */
  abstract leadsOf(teamId: string | null): Promise<Worker[]>;
  abstract managers(): Promise<Worker[]>;
  abstract names(agentIds: readonly string[]): Promise<Map<string, string>>;
}

/** Parts of the shop that do tasks on cases. */
export abstract class Departments {
  /** Null: none of this key, or it is given up. */
  abstract idOf(key: string): Promise<string | null>;
  abstract isThere(departmentId: string): Promise<boolean>;
}

/** In which hours cases of business time are worked on. */
export abstract class BusinessHours {
  /** Null: open round the clock. */
  abstract of(subject: { inboxId: string | null; teamId: string | null }): Promise<Calendar | null>;
}

/** A stage that is owed to a customer. */
export interface OwedStage {
  key: string;
  clock: CaseClock;
  what: string;
  dueAt: Date;
  ownerId: string | null;
  teamId: string | null;
  customerId: string | null;
  conversationId: string | null;
  /** What was done under this key is begun anew. */
  again: boolean;
}

/** Where everything owed is kept: in the unit of work of the case, so that neither is without the other. */
export abstract class Owed {
  abstract ensure(actor: Actor, owed: OwedStage): Promise<void>;
  abstract settle(
    key: string,
    how: { at: Date; outcome: string; reached: PromiseReached; by: Actor },
  ): Promise<void>;
  /** Null: the customer's turn. */
  abstract move(key: string, dueAt: Date | null, why: { reason: string; by: Actor }): Promise<void>;
  abstract hand(key: string, ownerId: string | null, why: { reason: string; by: Actor }): Promise<void>;
}

/** Files that were uploaded. */
export abstract class Files {
  /** Null: no such file of theirs. */
  abstract find(
    actor: AgentActor | CustomerActor,
    attachmentId: string,
  ): Promise<{ name: string; type: string; bytes: number } | null>;
}
