import type { QueuedMessage } from '../send-queue/types';
import type { TimelineEntry } from './audience';
import type { AcceptedMessage, Timeline } from './timeline';

/** One line of the screen. `key` stays the same when the own message comes back from the server, so its bubble is not drawn anew. */
export type TimelineItem<T extends TimelineEntry> =
  | { kind: 'entry'; key: string; entry: T }
  | { kind: 'local'; key: string; message: QueuedMessage; accepted?: AcceptedMessage };

/**
 * The timeline with the own messages that are not in it yet, in the order they were written: acknowledged ones (`accepted`
 * set) and those still in the queue at its end, refused ones where they were written. `sent` remembers what was written for
 * the acknowledged ones.
 */
export function timelineView<T extends TimelineEntry>(
  timeline: Timeline<T>,
  queued: readonly QueuedMessage[],
  sent: ReadonlyMap<string, QueuedMessage> = new Map(),
): TimelineItem<T>[] {
  const items: TimelineItem<T>[] = [];
  const shown = new Set<string>();
  for (const entry of timeline.entries) {
    const key = entry.clientMessageId ?? entry.id;
    shown.add(key);
    items.push({ kind: 'entry', key, entry });
  }
  for (const accepted of timeline.accepted) {
    const message = sent.get(accepted.clientMessageId);
    if (!message || shown.has(accepted.clientMessageId)) continue;
    shown.add(accepted.clientMessageId);
    items.push({ kind: 'local', key: accepted.clientMessageId, message, accepted });
  }
  for (const message of queued) {
    if (shown.has(message.clientMessageId)) continue;
    const item: TimelineItem<T> = { kind: 'local', key: message.clientMessageId, message };
    // What was refused stays where it was written: at the end it would push itself under every later message.
    const later =
      message.state === 'failed'
        ? items.findIndex((other) => other.kind === 'entry' && other.entry.createdAt > message.writtenAt)
        : -1;
    if (later < 0) items.push(item);
    else items.splice(later, 0, item);
  }
  return items;
}
