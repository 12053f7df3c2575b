import type { ChannelEvent } from '../adapters/channel-event';
import { storable } from './storable';

/**
 * What an adapter read, as it can be worked on: with texts that a database keeps, nothing of people without an id (two of
 * them would be one), and messages without an id of their provider's under the event's key (two would be taken for one).
 */
export function workable(events: readonly ChannelEvent[], key: string): ChannelEvent[] {
  return storable(events).map((event, index): ChannelEvent => {
    if ('sender' in event && event.sender.externalId === '')
      return { kind: 'ignored', why: `${event.kind} of nobody` };
    return event.kind === 'message' && event.externalId === ''
      ? { ...event, externalId: `${key}#${index}` }
      : event;
  });
}
