import type { Head, Marks } from '@yingda/contracts';
import type { TimelineEntry } from './audience';

/** An own message that the server has acknowledged and whose entry has not come back yet. */
export interface AcceptedMessage {
  id: string;
  clientMessageId: string;
  sequence: number | null;
  createdAt: string;
}

/** All that is known of one conversation's entries. Made and changed only by `reduceTimeline`. */
export interface Timeline<T extends TimelineEntry> {
  /** In order, each once. There may be a gap between `complete` and the last one. */
  entries: readonly T[];
  /** Order number before the oldest loaded entry; 0 = loaded from the beginning. */
  start: number;
  /** Every entry after `start` up to this number is here. */
  complete: number;
  /** Every change up to this revision is in. */
  revision: number;
  /** Latest numbers heard of from anywhere. */
  head: { order: number; revision: number };
  marks: Marks;
  accepted: readonly AcceptedMessage[];
  /** Revision of the form in which an entry is shown, by id; absent = as first sent. */
  formOf: Readonly<Record<string, number>>;
  /** Revisions applied beyond a missing one. */
  beyond: readonly number[];
  /** Changed entries older than `start`, kept until their page is loaded. */
  older: Readonly<Record<string, T>>;
}

export type TimelineAction<T extends TimelineEntry> =
  /** The newest page, read after the head was: everything up to `revision` is in it. */
  | { kind: 'started'; entries: readonly T[]; hasOlder: boolean; revision: number }
  | { kind: 'sent'; entry: T }
  | { kind: 'updated'; entry: T; revision: number }
  | { kind: 'head'; head: Head }
  | { kind: 'caught-up'; entries: readonly T[]; changed: readonly T[]; head: Head; hasMore: boolean }
  | { kind: 'older'; entries: readonly T[]; hasOlder: boolean }
  | { kind: 'accepted'; message: AcceptedMessage }
  | { kind: 'marked'; marks: Partial<Marks> };

export function emptyTimeline<T extends TimelineEntry>(): Timeline<T> {
  return {
    entries: [],
    start: 0,
    complete: 0,
    revision: 0,
    head: { order: 0, revision: 0 },
    marks: { customerDelivered: 0, customerRead: 0, agentRead: 0 },
    accepted: [],
    formOf: {},
    beyond: [],
    older: {},
  };
}

/** Whether something is known to be missing: an entry after a gap, a change, or a last one that never arrived. */
export function isBehind<T extends TimelineEntry>(timeline: Timeline<T>): boolean {
  return timeline.head.order > timeline.complete || timeline.head.revision > timeline.revision;
}
