import { type QueuePlace } from '@yingda/contracts';
import type { AuthorKind, Channel, ConversationStatus, Language } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

/** A message as who speaks by itself must know it. */
export interface SaidBefore {
  id: string;
  position: number;
  author: AuthorKind;
  text: string;
  at: Date;
}

/** A conversation as who speaks by itself must know it. */
export interface TalkStanding {
  conversationId: string;
  inboxId: string;
  channel: Channel;
  customerId: string;
  teamId: string | null;
  status: ConversationStatus;
  /** A person of the shop has written in it. */
  served: boolean;
  /** The customer left a message or will be called: they do not wait in front of it. */
  apart: boolean;
  /** The newest ones, newest first. */
  recent: SaidBefore[];
}

/** How conversations stand. */
export abstract class ReplyTalks {
  /** With its newest messages, at most so many; null when there is none. */
  abstract standing(conversationId: string, recent: number): Promise<TalkStanding | null>;
}

/** An inbox as texts speak of it. */
export interface ReplyInbox {
  id: string;
  shopName: string;
  language: Language;
  open: boolean;
  /** Closed because of a day of its own in the calendar, and not by its week. */
  holiday: boolean;
  opensAt: Date | null;
  timeZone: string;
  /** Its hours in words, for each language; null: round the clock. */
  hours: Record<Language, string> | null;
}

/** What texts are filled with. */
export abstract class ReplySurroundings {
  abstract inbox(inboxId: string): Promise<ReplyInbox | null>;
  /** Null where nothing is known; nobody is called by a made-up name. */
  abstract customer(customerId: string): Promise<{ name: string | null; language: Language | null }>;
  /** A link of the customer's own to their complaints and feedback; null where there is none. */
  async casePage(_: string, __: Language): Promise<string | null> {
    return null;
  }
  /** Null when its customer does not wait. */
  abstract place(conversationId: string): Promise<QueuePlace | null>;
}

/** What is done with a conversation because of an auto-reply; in the caller's unit of work, again without effect. */
export abstract class ReplyDeeds {
  /** To people: out of the bot's hands, first in line and told to whoever leads where it is urgent. */
  abstract handOver(
    conversationId: string,
    how: { urgency: 'none' | 'complaint' | 'urgent'; reason: string },
  ): Promise<void>;
}

/** What a customer once wrote. */
export interface PastMessage {
  messageId: string;
  conversationId: string;
  number: string;
  inboxId: string;
  at: Date;
  text: string;
}

/** Customers' messages. */
export abstract class PastMessages {
  /** Newest first; `nextTo`: there may be older ones, asked for with it as `to`. Looks at a bounded number, however few fit. */
  abstract newest(asked: {
    from: Date;
    to: Date;
    limit: number;
    inboxId: string | null;
  }): Promise<{ messages: PastMessage[]; nextTo: Date | null }>;
}

export type FileKind = 'image' | 'file' | 'voice' | 'video';

/** Files that replies are sent with. */
export abstract class ReplyFiles {
  /** From now on to be sent again and again; by id. @throws Refusal attachment-not-found */
  abstract keep(actor: Actor, attachmentIds: string[]): Promise<Map<string, FileKind>>;
  /** Of those that are there, by id. */
  abstract kinds(attachmentIds: string[]): Promise<Map<string, FileKind>>;
}

/** Who asks how far an order is. */
export interface OrderAsked {
  /** The same for the same message. */
  occasion: string;
  conversationId: string;
  customerId: string;
  identityId: string;
  /** What they wrote that belongs to it, the newest first. */
  texts: string[];
  language: Language;
  timeZone: string;
}

/** What may be said of an order; who says it tells so by `said`, in the same unit of work. */
export interface OrderTold {
  text: string;
  said: () => Promise<void>;
}

/** What is known of customers' orders. */
export abstract class ReplyOrders {
  /** Of theirs, where it is proven who they are. Null: nothing may be said. */
  abstract own(asked: OrderAsked): Promise<OrderTold | null>;
  /** By what they gave when they were asked for it. Null: they gave nothing. */
  abstract named(asked: OrderAsked): Promise<OrderTold | null>;
}
