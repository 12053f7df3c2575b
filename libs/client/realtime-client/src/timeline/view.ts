import type { QueuedMessage } from '../send-queue/types';
import type { TimelineEntry } from './audience';
import type { AcceptedMessage, Timeline } from './timeline';

/** One line of the screen. `key` stays the same when the own message comes back from the server, so its bubble is not drawn anew. */
export type TimelineItem<T extends TimelineEntry> =
  | { kind: 'entry'; key: string; entry: T }
  | { kind: 'local'; key: string; message: QueuedMessage; accepted?: AcceptedMessage };

/**
 * The timeline with the own messages that are not in it yet, at its end, in the order they were written: acknowledged ones
 * (`accepted` set) and those still in the queue. `sent` remembers what was written for the acknowledged ones.
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
    items.push({ kind: 'local', key: message.clientMessageId, message });
  }
  return items;
}
