import type { ConversationStatus, Priority, RuleTriggerKind } from '@yingda/contracts/names';
import type { RuleCause } from '@yingda/events';
import type { Facts } from './domain/rules/facts';

/** A conversation with its customer, as rules ask and speak of them; as it is now. */
export interface RuleSheet {
  conversationId: string;
  number: string;
  customerId: string;
  inboxId: string;
  teamId: string | null;
  agentId: string | null;
  status: ConversationStatus;
  /** Of the customer, as far as anybody knows. */
  language: string | null;
  /** Place of the last thing the customer said; 0: nothing yet. */
  customerPosition: number;
  customerWroteAt: Date | null;
  /** The same of people of the shop. */
  agentPosition: number;
  agentWroteAt: Date | null;
  openedAt: Date;
  /** Since when it has been in its status, as near as anybody knows. */
  statusSince: Date;
  waitingFor: 'us' | 'customer';
  facts: Facts;
  /** What texts may name. */
  values: Record<string, string | null>;
}

/** What is known of conversations and customers; plain reads. */
export abstract class RuleFacts {
  /** Null when there is no such conversation. */
  abstract sheet(conversationId: string): Promise<RuleSheet | null>;
  /** The customer's open conversation, else the last; null: none. */
  abstract conversationOf(customerId: string): Promise<string | null>;
}

/** Who acts: a rule, and how deep. */
export interface RuleActor {
  ruleId: string;
  ruleName: string;
  depth: number;
}

/** What rules do to conversations and customers. Each in the caller's unit of work, with refusals that say why not. */
export abstract class RuleDeeds {
  abstract assign(by: RuleActor, to: { conversationId: string; agentId: string }): Promise<void>;
  abstract move(by: RuleActor, to: { conversationId: string; teamId: string }): Promise<void>;
  abstract mark(
    by: RuleActor,
    marks: { conversationId: string; tag?: string[]; untag?: string[]; priority?: Priority },
  ): Promise<void>;
  abstract close(by: RuleActor, which: { conversationId: string }): Promise<void>;
  /** A note of the rule; whoever is named hears of it. How many of them could not be told. */
  abstract note(
    by: RuleActor,
    note: { conversationId: string; noteId: string; text: string; tell: string[] },
  ): Promise<{ notTold: number }>;
  abstract setAttribute(
    by: RuleActor,
    set: { customerId: string; key: string; value: string },
  ): Promise<void>;
}

/** People who are told. */
export abstract class RulePeople {
  abstract leadsOf(teamId: string | null): Promise<string[]>;
}

/** What is asked of customers by surveys. */
export abstract class RuleSurveys {
  abstract invite(
    by: RuleActor,
    ask: { conversationId: string; surveyId: string | null; occasionId: string },
  ): Promise<{ asked: boolean; why: string | null }>;
}

/** What is promised to customers. */
export abstract class RulePromises {
  abstract make(
    by: RuleActor,
    promise: { conversationId: string; promiseId: string; text: string; dueAt: Date },
  ): Promise<void>;
}

/** What customers complain of or ask for, followed to its end. */
export abstract class RuleCases {
  /**
   * Opened with this id, once. Not where one of the kind is open already from the same conversation: somebody sees to
   * it, and five messages about one matter are one case.
   */
  abstract open(
    by: RuleActor,
    wanted: {
      conversationId: string;
      caseId: string;
      kind: string;
      title: string | null;
      /** Place of the message it is about; null: the last thing the customer said. */
      position: number | null;
    },
  ): Promise<{ opened: boolean; id: string; number: string }>;
}

/** What canned responses say. */
export abstract class RuleCanned {
  /** In the customer's language where there is one; null: there is no such response. */
  abstract text(cannedResponseId: string, language: string | null): Promise<string | null>;
}

/** The way out of the house: guarded against addresses of our own network, with a time limit. */
export abstract class RuleOutside {
  /** The status that was answered. @throws when nothing was, with words that may be shown */
  abstract post(call: {
    url: string;
    headers: Record<string, string>;
    body: string;
    seconds: number;
  }): Promise<number>;
}

/** Something that once happened, as a rule would have heard of it. */
export interface PastHappening {
  conversationId: string;
  number: string;
  at: Date;
  /** Place of the message; null where it was none. */
  position: number | null;
  excerpt: string;
  /** What the event said, and what is known now beside. */
  facts: Facts;
}

/** What happened before; along indexes, newest first. */
export abstract class RulePast {
  /** At most so many; `null` for a trigger of which nothing is kept. */
  abstract happenings(asked: {
    trigger: RuleTriggerKind;
    seconds: number | null;
    status: ConversationStatus | null;
    from: Date;
    to: Date;
    limit: number;
  }): Promise<PastHappening[]>;
}

/** Carried by events: which rule they go back to. */
export type { RuleCause };
