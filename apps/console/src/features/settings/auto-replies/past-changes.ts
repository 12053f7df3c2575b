import type { Answer } from '@yingda/contracts';

export type PastTrial = Answer<'POST /api/auto-replies/try-history'>;
export type PastMessage = PastTrial['messages'][number];
export type Change = 'gained' | 'lost' | 'other' | null;

/** A message with what answers it in the draft, and what answered it as saved. */
export interface ComparedMessage {
  message: PastMessage;
  /** What the saved set would say; null: nothing. Only told where it differs. */
  before: string | null;
  change: Change;
}
export interface Compared {
  messages: ComparedMessage[];
  counts: Record<'matched' | 'gained' | 'lost' | 'other', number>;
}

/** Lays a trial of a draft over one of what is saved; without the latter nothing has changed. */
export function compared(draft: PastTrial, saved: PastTrial | null): Compared {
  const before = new Map(saved?.messages.map((message) => [message.messageId, message.matches[0]]));
  const counts = { matched: 0, gained: 0, lost: 0, other: 0 };
  const messages = draft.messages.map((message) => {
    const now = message.matches[0];
    const then = before.get(message.messageId);
    // A message that only one of the two has seen came in between: nothing is known about it.
    const change: Change =
      !before.has(message.messageId) || now?.autoReplyId === then?.autoReplyId
        ? null
        : !then
          ? 'gained'
          : now
            ? 'other'
            : 'lost';
    if (now) counts.matched += 1;
    if (change) counts[change] += 1;
    return { message, before: change && then ? then.name : null, change };
  });
  return { messages, counts };
}
