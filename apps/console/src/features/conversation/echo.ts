import type { EventContent, StaffEntry } from '@yingda/contracts';
import { CUSTOMER_EVENTS, type TimelineEvent } from '@yingda/contracts/names';

/** One deed may leave several entries within this time; staff read the first. */
const TOGETHER_MS = 2_000;

/** What follows what as a mere consequence: transferred → assigned, assigned → accepted, declined → queued … */
const CONSEQUENCES: Partial<Record<TimelineEvent, readonly TimelineEvent[]>> = {
  'conversation-queued': [
    'conversation-opened',
    'conversation-transferred',
    'transfer-taken-back',
    'offer-declined',
    'offer-missed',
  ],
  'conversation-assigned': ['conversation-transferred', 'transfer-taken-back', 'conversation-reopened'],
  'conversation-accepted': [
    'conversation-assigned',
    'conversation-transferred',
    'transfer-taken-back',
    'conversation-reopened',
  ],
};

const eventOf = (entry: StaffEntry | undefined): TimelineEvent | undefined =>
  entry?.entry === 'event' ? (entry.content as EventContent).event : undefined;

/**
 * Entries without those that only repeat: what the customer is shown ("has joined") stands beside the staff's own line, and a
 * consequence beside its cause. The entries themselves stay in the timeline and keep its numbers gapless.
 */
export function withoutEchoes<T extends { entry?: StaffEntry }>(items: readonly T[]): T[] {
  const shown: T[] = [];
  let cause: StaffEntry | undefined;
  for (const item of items) {
    const { entry } = item;
    const event = eventOf(entry);
    if (event && (CUSTOMER_EVENTS as readonly string[]).includes(event)) continue;
    const before = eventOf(cause);
    const echoes = event && before && CONSEQUENCES[event]?.includes(before);
    const close = entry && cause && Date.parse(entry.createdAt) - Date.parse(cause.createdAt) < TOGETHER_MS;
    if (echoes && close) continue;
    shown.push(item);
    if (event) cause = entry;
    // A note is written by the transfer itself; what the customer or an agent says ends the deed.
    else if (entry?.entry === 'message') cause = undefined;
  }
  return shown;
}
