import type { MessageDelivery, Outlet } from '@yingda/contracts';
import type { MessageChangeKind, UnchangeableWhy } from '@yingda/contracts/names';

/** Whether a message has surely not gone out yet. What is tried again because no answer came may have. */
export function waitsToGo({ state, failure }: Pick<MessageDelivery, 'state' | 'failure'>): boolean {
  return state === 'queued' && failure?.class !== 'unknown-outcome';
}

/** Why a message can no longer be changed where the customer sees it, said before it is tried; the server decides. */
export function unchangeable(
  delivery: MessageDelivery | undefined,
  kind: MessageChangeKind,
  outlets: readonly Outlet[],
): UnchangeableWhy | null {
  if (!delivery || waitsToGo(delivery) || delivery.state === 'failed' || delivery.state === 'withdrawn')
    return null;
  const changes = outlets.find(({ identityId }) => identityId === delivery.identityId)?.changes;
  // Nothing is known of that way: the server will say.
  if (!changes) return null;
  if (changes.includes(kind)) {
    if (delivery.state === 'unknown') return 'maybe-sent';
    return kind === 'edit' && delivery.pieces > 1 ? 'cannot' : null;
  }
  if (delivery.state === 'sending') return 'on-its-way';
  return delivery.state === 'unknown' || delivery.state === 'queued' ? 'maybe-sent' : 'cannot';
}

/** What became of an edit or a recall at the provider, as one word for the screen. */
export type ChangeMark = 'asked' | 'done' | 'refused' | 'maybe' | 'never-sent';

/** Null where there is nothing to say: on the web, and where nothing was changed. */
export function changeMark(delivery: MessageDelivery | undefined): ChangeMark | null {
  if (!delivery) return null;
  if (delivery.state === 'withdrawn') return 'never-sent';
  switch (delivery.change?.state) {
    case undefined:
      return null;
    case 'queued':
    case 'sending':
      return 'asked';
    case 'failed':
      return 'refused';
    case 'unknown':
      return 'maybe';
    default:
      return 'done';
  }
}
