import { type MessageTemplate } from '@yingda/contracts';
import type { Channel, Language, NoticeLeftOut, NoticePurpose } from '@yingda/contracts/names';

/** Somebody a notice may go to, with the way it takes, or why it takes none. */
export interface Addressee {
  customerId: string;
  customerName: string;
  language: Language;
  leftOut: NoticeLeftOut | null;
  channel: Channel | null;
  inboxId: string | null;
  conversationId: string | null;
  /** Only an approved text can go there now. */
  byTemplate?: boolean;
}

/** Which ways may be taken. */
export interface Ways {
  purpose: NoticePurpose;
  /** Best first. */
  channels: readonly Channel[];
  /** None: all. */
  inboxIds: readonly string[];
  /** Accounts through which an approved text can go while the window is closed. */
  templated?: readonly string[];
}

/** Accounts that notices go through, as far as channels know more of them than their entrance. */
export abstract class NoticeAccounts {
  /** Messages a minute that notices take of each at most, where that is a setting of theirs. */
  abstract paces(inboxIds: readonly string[]): Promise<Map<string, number>>;
  /** What its provider has approved; empty where the channel has no such texts. @throws Refusal temporarily-unavailable */
  abstract templates(inboxId: string): Promise<MessageTemplate[]>;
}

/** Members of segments. */
export abstract class NoticeSegments {
  /** Null: there is no such segment, or it is archived. */
  abstract find(segmentId: string): Promise<{ name: string; count: number } | null>;
  /**
   * How many there are, how many of them are on one of these channels, and how many of those have agreed to marketing
   * there: counted as segments are, without looking at each.
   */
  abstract count(
    segmentId: string,
    channels: readonly Channel[],
  ): Promise<{ members: number; onChannels: number; agreed: number }>;
  /** Each member once, a page at a time. */
  abstract members(
    segmentId: string,
    page: { cursor: string | null; limit: number },
  ): Promise<{ ids: string[]; next: string | null }>;
}

/** Who waits, and by which way people are reached. Asked of many at once: a bounded number of queries, whoever they are. */
export abstract class NoticePeople {
  /** In the order of the ids. */
  abstract reached(customerIds: readonly string[], ways: Ways): Promise<Addressee[]>;
  /** Those who wait in these queues (none: all), each customer once, by the conversation they wait in. */
  abstract waiting(
    asked: Ways & { teamIds: readonly string[] },
    page: { afterId: string | null; limit: number },
  ): Promise<{ people: Addressee[]; next: string | null }>;
  /** Names of those that are there, by id. */
  abstract names(customerIds: readonly string[]): Promise<Map<string, string>>;
  /** As customers know the shop at this entrance. */
  abstract shopName(inboxId: string): Promise<string>;
  /** Consent, blocks and joins as they are in this moment. Null: nothing stands against it. */
  abstract obstacle(
    customerId: string,
    way: { channel: Channel; purpose: NoticePurpose },
  ): Promise<NoticeLeftOut | null>;
}
