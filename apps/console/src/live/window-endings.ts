import type { ConversationRow, WindowEnding } from '@yingda/contracts';
import type { Rows } from './merge-row';

/** A warning that still holds: the customer waits, has not written since, and there is time left. */
export function endingOf(
  row: Pick<ConversationRow, 'windowEnding' | 'waitingFor' | 'closedAt' | 'lastMessage'>,
  now: number,
): WindowEnding | null {
  const ending = row.windowEnding;
  if (!ending || row.waitingFor !== 'us' || row.closedAt) return null;
  const { lastMessage } = row;
  // What the customer writes opens the window anew.
  if (lastMessage?.authorKind === 'customer' && Date.parse(lastMessage.at) > Date.parse(ending.at))
    return null;
  return ending.endsAt && Date.parse(ending.endsAt) <= now ? null : ending;
}

/** Puts a warning on its row, where that is known. */
export function withEnding(rows: Rows, conversationId: string, ending: WindowEnding): Rows {
  const row = rows[conversationId];
  return row ? { ...rows, [conversationId]: { ...row, windowEnding: ending } } : rows;
}
