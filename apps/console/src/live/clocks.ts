import type { ConversationRow, RunningClock } from '@yingda/contracts';
import type { WaitingClock } from '@yingda/design-system';
import type { Rows } from './merge-row';

/** Puts the clock that is due next on its row, where that is known; null: none runs. */
export function withClock(rows: Rows, conversationId: string, clock: RunningClock | null): Rows {
  const row = rows[conversationId];
  if (!row) return rows;
  const { clock: _before, ...rest } = row;
  return { ...rows, [conversationId]: clock ? { ...rest, clock } : rest };
}

/** The clock of a row as chips count it down; null when none runs. */
export function runningClock({ clock }: Pick<ConversationRow, 'clock'>): WaitingClock | null {
  if (!clock) return null;
  const [startedAt, dueAt] = [Date.parse(clock.startedAt), Date.parse(clock.dueAt)];
  // Without a warning it is near only when it is over.
  const warnAt = clock.warnAt ? Date.parse(clock.warnAt) : dueAt;
  const soonFrom = dueAt > startedAt ? Math.max(0, (warnAt - startedAt) / (dueAt - startedAt)) : 1;
  return { startedAt, dueAt, soonFrom };
}
