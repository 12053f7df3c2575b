import type { ChannelEvent } from '../adapters/channel-event';

/** Whose turn an event is: its sender's, and for a receipt that names nobody the sent message's. */
export function laneOf(events: readonly ChannelEvent[]): string {
  for (const event of events) {
    if ('sender' in event) return event.sender.externalId;
    if (event.kind === 'answer') return event.to.externalId;
    if (event.kind === 'receipt') return event.externalId ?? `receipt:${event.providerId ?? event.pieceId}`;
  }
  return '';
}

/** Whether it matters that nothing sent before it comes after it. */
export function needsOrder(events: readonly ChannelEvent[]): boolean {
  return events.some(({ kind }) => ['message', 'answer', 'edited', 'deleted', 'contact'].includes(kind));
}
