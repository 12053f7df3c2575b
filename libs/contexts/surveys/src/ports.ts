import { type Content } from '@yingda/contracts';
import type { Channel, Resolved, Tier } from '@yingda/contracts/names';
import type { Asked, Talk } from './domain/talk';

export type { Asked, Talk } from './domain/talk';

/** What is written down in a conversation's timeline for staff. */
export interface TalkLine {
  event: 'survey-sent' | 'survey-not-sent' | 'survey-answered' | 'survey-withdrawn';
  details: Record<string, string>;
}

/** Conversations. */
export abstract class Talks {
  /** Locks it, so that it neither ends nor goes on meanwhile; before anything of ours is locked. Null: no such one. */
  abstract hold(conversationId: string): Promise<Talk | null>;
  /** Whether something newer is going on with this customer, which what they write belongs to. */
  abstract isTalking(of: { customerId: string; identityId: string }): Promise<boolean>;
  /** The id under which we had a message said; null: it is gone, or was not said by a program. */
  abstract saidAs(messageId: string): Promise<string | null>;
  /** The customer's score of the whole. */
  abstract rate(conversationId: string, rating: TalkRating): Promise<void>;
  abstract record(conversationId: string, line: TalkLine): Promise<void>;
  /** Their last conversation, through which they can be asked; null when they never wrote. */
  abstract lastOf(customerId: string): Promise<string | null>;
}

export interface TalkRating {
  score: number;
  resolved: Resolved | null;
  comment: string | null;
}

/** Customers. */
export abstract class People {
  abstract find(customerId: string): Promise<Asked | null>;
  /** Somebody of the shop trying things out: with the mail address of an account. */
  abstract isStaff(customerId: string): Promise<boolean>;
  /** Of these tiers, in order of id after the given one. */
  abstract ofTiers(tiers: readonly Tier[], page: { after: string | null; limit: number }): Promise<string[]>;
}

/** A text of ours to a customer; `unsaid` is why it did not go. */
export interface Said {
  said: boolean;
  unsaid: 'window-closed' | 'last-message' | 'closed' | null;
}

/** The way to customers. */
export abstract class Speaking {
  /** Once for each `clientMessageId`; into conversations that are over, too. */
  abstract say(text: { conversationId: string; clientMessageId: string; content: Content }): Promise<Said>;
}

/** What a channel can do for a survey. */
export abstract class Channels {
  /** Whether anything can be asked there at all. */
  abstract canAsk(channel: Channel): boolean;
  /**
   * The provider's session with the customer is over: some give a code with that, by which one message goes out at once
   * without being counted. Outside of any transaction. `expired`: there was one, and it has run out unused. `busy`: what
   * was said before is still going out; to be asked again in a moment.
   */
  abstract endSession(conversationId: string): Promise<'code' | 'none' | 'expired' | 'busy'>;
}

/** Where the page of an invitation is. */
export abstract class SurveyPages {
  abstract urlOf(token: string): string;
}
