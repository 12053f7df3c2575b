import type { WaitingClock } from '@yingda/design-system';
import type { CaseTask } from './use-tasks';

type Timed = Pick<CaseTask, 'state' | 'sentAt' | 'acknowledgeDueAt' | 'acknowledgedAt' | 'dueAt'>;

/** The clock of a task that runs now: until somebody has taken it, then until it is answered; null when none does. */
export function runningTaskClock(
  task: Timed,
): { name: 'acknowledge' | 'answer'; clock: WaitingClock } | null {
  const { state, sentAt, acknowledgeDueAt, dueAt } = task;
  if (state === 'sent')
    return { name: 'acknowledge', clock: { startedAt: sentAt, dueAt: acknowledgeDueAt, soonFrom: 0.75 } };
  if (state === 'acknowledged' || state === 'sent-back')
    return { name: 'answer', clock: { startedAt: sentAt, dueAt, soonFrom: 0.75 } };
  return null;
}

const ORDER: Record<CaseTask['state'], number> = {
  'sent-back': 0,
  sent: 0,
  acknowledged: 0,
  answered: 1,
  accepted: 2,
  withdrawn: 3,
};

/** What is still to be done first, by its time; then what is to be looked at; then what has ended. */
export function byDue(a: CaseTask, b: CaseTask): number {
  const due = (task: CaseTask) => String(runningTaskClock(task)?.clock.dueAt ?? task.endedAt ?? task.dueAt);
  return ORDER[a.state] - ORDER[b.state] || Date.parse(due(a)) - Date.parse(due(b));
}
