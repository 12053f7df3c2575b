import type { Risk } from '@yingda/contracts/names';
import { type Clock, isRunning, noticeAt } from './clock';

/** What lists, boards and the watch over due times need of a conversation's clocks together. */
export interface Outlook {
  openClocks: number;
  /** When something is to be noticed next. */
  noticeAt: Date | null;
  risk: Risk | null;
  /** The running clock that is due next. */
  next: Clock | null;
}

export function outlookOf(clocks: readonly Clock[]): Outlook {
  const open = clocks.filter(({ stoppedAt }) => stoppedAt === null);
  const running = open.filter(isRunning);
  let next: Clock | null = null;
  let first: Date | null = null;
  for (const clock of running) {
    if (clock.dueAt && (!next?.dueAt || clock.dueAt < next.dueAt)) next = clock;
    const at = noticeAt(clock);
    if (at && (!first || at < first)) first = at;
  }
  const late = running.some(({ breachedAt }) => breachedAt !== null);
  const soon = running.some(({ warnedAt }) => warnedAt !== null);
  return { openClocks: open.length, noticeAt: first, risk: late ? 'late' : soon ? 'soon' : null, next };
}
