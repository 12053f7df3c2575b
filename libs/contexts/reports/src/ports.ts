import type { CalendarRules } from '@yingda/platform';
import { type Edition, type EditionName } from '@yingda/contracts';
import type { FigureKey, Language, Tier } from '@yingda/contracts/names';
import type { ConversationHistory } from './domain/history';
import type { ActionHistory, CaseHistory, ContactHistory, FeedbackHistory } from './domain/items/histories';

/** Reads what happened in conversations, whole: their rows and timelines. Implemented over the conversations' tables. */
export abstract class Histories {
  /** In no order; those that do not exist are left out. */
  abstract of(conversationIds: readonly string[]): Promise<ConversationHistory[]>;
  /** Conversations of a customer that ended within the 24 hours before. */
  abstract endedBefore(customerId: string, before: Date): Promise<string[]>;
  /** Ids of conversations in their order, after one of them; the first page when null. */
  abstract page(afterId: string | null, limit: number): Promise<string[]>;
}

/** Things beside conversations that facts are made of. Opinions come with the contact they were heard in. */
export const ITEM_KINDS = ['case', 'contact', 'action', 'feedback'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Reads what happened to cases, contacts, actions and feedback, whole. Implemented over their contexts' tables. */
export abstract class ItemHistories {
  /** In no order; those that do not exist are left out. */
  abstract cases(ids: readonly string[]): Promise<CaseHistory[]>;
  abstract contacts(ids: readonly string[]): Promise<ContactHistory[]>;
  abstract actions(ids: readonly string[]): Promise<ActionHistory[]>;
  abstract feedback(ids: readonly string[]): Promise<FeedbackHistory[]>;
  /** Ids in their order, after one of them; the first page when null. */
  abstract page(item: ItemKind, afterId: string | null, limit: number): Promise<string[]>;
}

/** What counts for a conversation at this moment and may be different tomorrow. */
export interface CircumstancesNow {
  tier: Tier;
  /** Null: open round the clock. */
  calendar: { id: string; version: number; rules: CalendarRules } | null;
}

/** Asked once for each conversation, when it is first seen. */
export abstract class Circumstances {
  abstract of(conversation: {
    customerId: string;
    inboxId: string;
    teamId: string | null;
  }): Promise<CircumstancesNow>;
}

/** What the shop wants to reach. */
export abstract class Targets {
  /** Of a figure as a whole, in its unit; null when there is none. */
  abstract ofFigure(figure: FigureKey): Promise<number | null>;
  /** Seconds within which a customer of each tier is to get a first answer. */
  abstract firstResponse(): Promise<Record<Tier, number>>;
}

/** An agent as reports need them. */
export interface StaffMember {
  agentId: string;
  teamIds: string[];
  /** Conversations they can serve at once. */
  capacity: number;
}

/** The shop itself: its time and its people. */
export abstract class Workplace {
  /** IANA name of the zone whose days and hours reports count by. */
  abstract timeZone(): Promise<string>;
  /** Everybody with an account, also of the past. */
  abstract staff(): Promise<StaffMember[]>;
  /** Who is told what the shop as a whole should know: supervisors, managers, quality reviewers. */
  abstract leads(): Promise<string[]>;
}

/** What teams, agents, inboxes, topics, departments, causes and kinds are called. */
export abstract class EditionNames {
  abstract all(): Promise<EditionName[]>;
}

/** Brings reports to people who read them elsewhere. */
export abstract class EditionPost {
  /** Whether mail can be sent at all. */
  abstract ready(): boolean;
  /** Null when it was taken; else why not, in a sentence. */
  abstract send(mail: { address: string; language: Language; edition: Edition }): Promise<string | null>;
}

/** What is still to come of times gone by: an import or a demo's history that is being filled in. */
export abstract class Backlog {
  abstract isComplete(): Promise<boolean>;
}
