import type { DeliveryState, NoticeRecipientState } from '@yingda/contracts/names';

const RANK: Partial<Record<NoticeRecipientState, number>> = { sent: 1, delivered: 2, read: 3 };

/** What a delivery's state says of somebody a notice went to; null: nothing new. Nobody goes back a step. */
export function moved(now: NoticeRecipientState, delivery: DeliveryState): NoticeRecipientState | null {
  if (RANK[now] === undefined && now !== 'failed') return null;
  if (delivery === 'failed') return now === 'sent' ? 'failed' : null;
  if (delivery !== 'delivered' && delivery !== 'read' && delivery !== 'sent') return null;
  // Sent again by a person after a failure.
  if (now === 'failed') return delivery;
  return RANK[delivery]! > RANK[now]! ? delivery : null;
}
