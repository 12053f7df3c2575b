import { Refusal } from '@yingda/contracts/names';
import type { Conversation } from './conversation';
import { queue } from './opening';
import { eventEntry, step, type Moment, type Step } from './step';

/** When the customer is to be called. */
export interface CallTime {
  from: Date;
  until: Date;
}

const WAITING: readonly Conversation['status'][] = ['bot', 'queued', 'offered'];

/**
 * The customer is to be called instead of waiting: it stays queued, and leaving is no abandonment any more. Said again
 * it is another time. @throws Refusal conversation-not-open when somebody answers already
 */
export function awaitCall(conversation: Conversation, { from, until }: CallTime, moment: Moment): Step[] {
  if (!WAITING.includes(conversation.status))
    throw new Refusal('conversation-not-open', 'This conversation does not wait any more.');
  const details = { from: from.toISOString(), until: until.toISOString() };
  const queued = conversation.status === 'bot' ? queue(conversation, moment) : [];
  return [
    ...queued,
    step(queued.at(-1)?.conversation ?? conversation, 'conversation.updated', {
      set: { leftMessage: true },
      entries: [eventEntry(moment, 'callback-planned', details)],
      extra: {},
      moment,
    }),
  ];
}

/** The customer waits in front of it again. Nothing happens where they do, or where it does not wait any more. */
export function rejoin(conversation: Conversation, how: { cancelled: boolean }, moment: Moment): Step[] {
  if (!conversation.leftMessage || !WAITING.includes(conversation.status)) return [];
  return [
    step(conversation, 'conversation.updated', {
      set: { leftMessage: false },
      entries: [
        ...(how.cancelled ? [eventEntry(moment, 'callback-cancelled')] : []),
        eventEntry(moment, 'queue-rejoined'),
      ],
      extra: {},
      moment,
    }),
  ];
}
