import { type CaseTaskCounts } from '@yingda/contracts';
import { cursorIn, cursorOf, type Database } from '@yingda/platform';
import type { Task } from '../../domain/tasks/task';
import { TASK_COLUMNS, taskOf } from './tasks';

/**
 * Whose tasks: those of departments (of one handler where they were asked in person), of teams’ cases and feedback, of an
 * owner’s cases and what they asked for feedback, or all.
 */
export type TaskReach =
  | { kind: 'departments'; departmentIds: readonly string[]; handlerId: string }
  | { kind: 'teams'; teamIds: readonly string[]; ownerId: string }
  | { kind: 'owner'; ownerId: string }
  | { kind: 'all' };

export interface TaskFilter {
  view: 'open' | 'answered' | 'ended';
  departmentId?: string | undefined;
  handlerId?: string | undefined;
  overdueAt?: Date | undefined;
}

const WHERE = {
  open: `t.state in ('sent', 'acknowledged', 'sent-back')`,
  answered: `t.state = 'answered'`,
  ended: 't.ended_at is not null',
} as const;
const ORDER = { open: 't.due_at', answered: 't.answered_at', ended: 't.ended_at' } as const;
const OVERDUE = (at: string) => `(t.due_at < ${at} or (t.state = 'sent' and t.acknowledge_due_at < ${at}))`;

/** Pages of tasks, each along an index of its state. */
export class TaskLists {
  constructor(private readonly database: Database) {}

  /** Open and answered ones the most urgent first; ended ones the last first. */
  async page(
    reach: TaskReach,
    { view, departmentId, handlerId, overdueAt }: TaskFilter,
    page: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: Task[]; nextCursor: string | null }> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const all = [WHERE[view], ...within(reach, bind)];
    if (departmentId) all.push(`t.department_id = ${bind(departmentId)}`);
    if (handlerId) all.push(`t.handler_id = ${bind(handlerId)}`);
    if (overdueAt) all.push(OVERDUE(bind(overdueAt)));
    const [sign, direction] = view === 'ended' ? ['<', 'desc'] : ['>', 'asc'];
    if (page.cursor) {
      const [at, id] = cursorIn(page.cursor);
      all.push(`(${ORDER[view]}, t.id) ${sign} (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const rows = await this.database.query<Task>(
      `select ${TASK_COLUMNS} from case_tasks t where ${all.join(' and ')}
       order by ${ORDER[view]} ${direction}, t.id ${direction} limit ${page.limit + 1}`,
      values,
    );
    const items = rows.slice(0, page.limit).map(taskOf);
    const last = rows.length > page.limit ? items.at(-1)! : null;
    const at = last && { open: last.dueAt, answered: last.answeredAt, ended: last.endedAt }[view];
    return { items, nextCursor: last && at ? cursorOf(at, last.id) : null };
  }

  async counts(reach: TaskReach, now: Date): Promise<CaseTaskCounts> {
    const values: unknown[] = [now];
    const mine = within(reach, (value) => `$${values.push(value)}`);
    const from = `from case_tasks t where ${[...mine, ''].join(' and ')}`;
    const [row] = await this.database.query<CaseTaskCounts>(
      `select count(*) filter (where t.state = 'sent')::int as sent,
         count(*) filter (where t.state = 'acknowledged')::int as acknowledged,
         count(*) filter (where t.state = 'sent-back')::int as "sentBack",
         count(*) filter (where ${OVERDUE('$1')})::int as overdue,
         (select count(*)::int ${from}${WHERE.answered}) as answered
       ${from}${WHERE.open}`,
      values,
    );
    return row!;
  }
}

function within(reach: TaskReach, bind: (value: unknown) => string): string[] {
  switch (reach.kind) {
    case 'departments':
      return [
        `t.department_id = any(${bind(reach.departmentIds)}::uuid[])`,
        `(t.handler_id is null or t.handler_id = ${bind(reach.handlerId)}::uuid)`,
      ];
    case 'teams':
      return [teamsOwn(bind(reach.teamIds), bind(reach.ownerId))];
    case 'owner':
      // As a list, so that those of one's own cases are looked up, and not all that ever ended.
      return [ownersOwn(bind(reach.ownerId))];
    case 'all':
      return [];
  }
}

/**
 * What a task is about says whose it is; looked up for each task, not joined: all cases and feedback there ever were are
 * not read for it. Feedback of nobody's team is everybody's who leads one.
 */
function teamsOwn(teams: string, owner: string): string {
  const theirs = `team_id = any(${teams}::uuid[])`;
  const ofCase = `select ${theirs} or owner_id = ${owner}::uuid from cases where id = t.case_id`;
  const ofFeedback = `select team_id is null or ${theirs} from feedback where id = t.feedback_id`;
  return `case when t.case_id is null then t.asked_by_id = ${owner}::uuid or (${ofFeedback}) else (${ofCase}) end`;
}

function ownersOwn(owner: string): string {
  const ofCases = `t.case_id = any(array(select id from cases where owner_id = ${owner}::uuid))`;
  return `(${ofCases} or (t.case_id is null and t.asked_by_id = ${owner}::uuid))`;
}
