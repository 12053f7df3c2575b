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
}

/** Which ways may be taken. */
export interface Ways {
  purpose: NoticePurpose;
  /** Best first. */
  channels: readonly Channel[];
  /** None: all. */
  inboxIds: readonly string[];
}

/** Members of segments. */
export abstract class NoticeSegments {
  /** Null: there is no such segment, or it is archived. */
  abstract find(segmentId: string): Promise<{ name: string; count: number } | null>;
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
