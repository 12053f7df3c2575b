import type { Case } from '../../domain/case';
import type { TasksTable } from '../../storage/tasks/tasks';
import type { Asked } from '../case-parts';

/** What departments are asked in a case's round: from the first task to the time of the last one, or its end. */
export function askedOf(tasks: TasksTable): (one: Case) => Promise<Asked | null> {
  return async ({ id, roundAt }) => {
    const all = (await tasks.ofCase(id)).filter(
      ({ state, sentAt, endedAt }) => state !== 'withdrawn' && (!endedAt || sentAt >= roundAt),
    );
    if (all.length === 0) return null;
    const open = all.filter(({ endedAt }) => !endedAt);
    const last = (dates: Date[]) => new Date(Math.max(...dates.map((date) => date.getTime())));
    return {
      from: all[0]!.sentAt,
      dueAt: last((open.length > 0 ? open : all).map(({ dueAt }) => dueAt)),
      doneAt: open.length > 0 ? null : last(all.map(({ endedAt }) => endedAt!)),
    };
  };
}
