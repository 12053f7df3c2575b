import type { Head, Message, StaffEntry } from '@yingda/contracts';

/** What both kinds of timeline entries have in common. */
export interface TimelineEntry {
  id: string;
  clientMessageId?: string;
  createdAt: string;
}

/** Which gapless number orders the entries: the customer's `sequence` or the staff's `position`. */
export interface Audience<T extends TimelineEntry> {
  orderOf(entry: T): number;
  orderOfHead(head: Head): number;
}

export const customerAudience: Audience<Message> = {
  orderOf: (message) => message.sequence,
  orderOfHead: (head) => head.sequence,
};

export const staffAudience: Audience<StaffEntry> = {
  orderOf: (entry) => entry.position,
  orderOfHead: (head) => head.position ?? 0,
};
