import type { CaseTime } from '../case-time';
import type { TaskMark, TaskTimes } from './task';

/** How long a department has; in the time of the case's clocks. */
export interface TaskPlan {
  acknowledgeMinutes: number;
  answerMinutes: number;
  /** In percent of both times. */
  warnPercent: number;
}

const MINUTE_MS = 60_000;

/** The clocks of a task that begins now. `dueAt`: agreed on instead of the plan's. */
export function timesFrom(
  from: Date,
  { acknowledgeMinutes, answerMinutes, warnPercent }: TaskPlan,
  { time, dueAt = null }: { time: CaseTime; dueAt?: Date | null },
): TaskTimes {
  const answerMs = dueAt ? time.between(from, dueAt) : answerMinutes * MINUTE_MS;
  // Never later than half of the time to answer: what is due in an hour is taken within half of one.
  const acknowledgeMs = Math.min(acknowledgeMinutes * MINUTE_MS, answerMs / 2);
  const at = (ms: number) => toSecond(time.add(from, ms));
  const due = dueAt ? toSecond(dueAt) : at(answerMs);
  const acknowledgeDueAt = new Date(Math.min(at(acknowledgeMs).getTime(), due.getTime()));
  const marks: TaskMark[] = [
    { clock: 'acknowledge', what: 'warn', at: at((acknowledgeMs * warnPercent) / 100) },
    { clock: 'acknowledge', what: 'breach', at: acknowledgeDueAt },
    { clock: 'answer', what: 'warn', at: at((answerMs * warnPercent) / 100) },
    { clock: 'answer', what: 'breach', at: due },
  ];
  return { acknowledgeDueAt, dueAt: due, marks };
}

/** Due times are kept to the second; a fraction counts as the next one. */
function toSecond(moment: Date): Date {
  return new Date(Math.ceil(moment.getTime() / 1_000) * 1_000);
}
