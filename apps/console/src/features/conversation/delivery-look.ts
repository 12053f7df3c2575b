import type { Marks, MessageDelivery } from '@yingda/contracts';
import { goesByItself } from './outlets';
import type { Channel } from '@yingda/contracts/names';

/** What stands under one of our messages. `handed`: the provider took it, and will say no more. */
export const DELIVERY_MARKS = [
  'queued',
  'retrying',
  'sending',
  'maybe',
  'handed',
  'sent',
  'delivered',
  'read',
  'failed',
  'withdrawn',
] as const;
export type DeliveryMark = (typeof DELIVERY_MARKS)[number];

/** The mark of a delivery; only what a provider has said is claimed. */
export function markOf(delivery: Pick<MessageDelivery, 'state' | 'retryAt'>): DeliveryMark {
  switch (delivery.state) {
    case 'queued':
      return delivery.retryAt ? 'retrying' : 'queued';
    case 'unknown':
      return 'maybe';
    case 'accepted':
      return 'handed';
    default:
      return delivery.state;
  }
}

/** Marks that the agent must see under every message, not only at the end of a group. */
export function needsNotice(mark: DeliveryMark | null): boolean {
  return mark === 'failed' || mark === 'maybe' || mark === 'retrying';
}

/** So long a message without a delivery counts as on its way; afterwards nothing is known of it, and nothing is claimed. */
export const FRESH_MS = 60_000;

/** A message without a delivery: on the web it is there once we have it; elsewhere it waits until something is known. */
export function markWithout(
  sequence: number,
  marks: Marks,
  at: { channel: Channel; fresh: boolean },
): DeliveryMark | null {
  if (marks.customerRead >= sequence) return 'read';
  if (goesByItself(at.channel) || marks.customerDelivered >= sequence) return 'delivered';
  return at.fresh ? 'queued' : null;
}
