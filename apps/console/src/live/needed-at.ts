import type { ConversationRow } from '@yingda/contracts';

/**
 * From when a person was first needed (screens 6.2), by the rule of the figures (the server's `first-response.ts`):
 * `queuedAt` moves when a conversation goes back to the queue, and after the first answer says nothing of it any more.
 */
export function neededAt(row: Pick<ConversationRow, 'openedAt' | 'queuedAt' | 'firstResponseAt'>): number {
  const queuedAt = row.queuedAt ? Date.parse(row.queuedAt) : NaN;
  const answeredAt = row.firstResponseAt ? Date.parse(row.firstResponseAt) : Infinity;
  return queuedAt <= answeredAt ? queuedAt : Date.parse(row.openedAt);
}
