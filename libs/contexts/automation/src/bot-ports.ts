import type { ConversationStatus, Language } from '@yingda/contracts/names';

/** An article that may answer a question. */
export interface FoundAnswer {
  key: string;
  title: string;
  /** 0 to 1: how sure it is that this answers. */
  score: number;
}

/** An article as a customer may read it. */
export interface AnswerText {
  key: string;
  title: string;
  /** Without marks, variables filled. */
  text: string;
  /** Its public page. */
  url: string | null;
}

/** What the shop has written down to be answered with. */
export abstract class AnswerBase {
  /** Best first; those of little likeness too. Public articles of this inbox only. */
  abstract ask(question: { text: string; language: Language; inboxId: string }): Promise<FoundAnswer[]>;
  /** Null: there is none of this key that customers may read. */
  abstract read(which: { key: string; language: Language; inboxId: string }): Promise<AnswerText | null>;
}

/** A conversation as the bot must know it. */
export interface Standing {
  inboxId: string;
  customerId: string;
  status: ConversationStatus;
  escalationLevel: number;
  openedAt: Date;
  lastMessage: { author: 'customer' | 'agent' | 'bot' | 'system'; at: Date } | null;
}

/** What the bot does with conversations besides speaking; in the caller's unit of work. */
export abstract class BotConversations {
  /** Null when there is none. */
  abstract standing(conversationId: string): Promise<Standing | null>;
  /** Into its team's queue; `left`: people are not there, so it is a message left for them. */
  abstract queue(conversationId: string, how: { first: boolean; left: boolean }): Promise<void>;
  /** A note for staff, once for its id. */
  abstract note(conversationId: string, note: { clientMessageId: string; text: string }): Promise<void>;
  /** Told to those above, and sorted by for everybody. */
  abstract raise(
    conversationId: string,
    as: { reason: string; tag: string | null; urgent: boolean },
  ): Promise<void>;
  /** Ends it where the bot has it and nobody has written since. */
  abstract closeSilent(conversationId: string, since: Date): Promise<void>;
}

/** What the shop knows of its customers; in the caller's unit of work. */
export abstract class BotCustomers {
  /** What a customer gave when asked, by the questions' keys, kept with them: where agents look, not in a note alone. */
  abstract learn(
    who: { customerId: string; identityId: string; inboxId: string },
    facts: Record<string, string>,
  ): Promise<void>;
}

/** An inbox as the bot of it must know it. */
export interface BotInbox {
  id: string;
  name: string;
  /** People are there now, by its calendar. */
  open: boolean;
  /** When they are back; null while they are there, or when nobody knows. */
  opensAt: Date | null;
  timeZone: string | null;
}

/** The inboxes of the shop. */
export abstract class BotInboxes {
  abstract find(inboxId: string): Promise<BotInbox | null>;
  abstract all(): Promise<{ id: string; name: string }[]>;
}
