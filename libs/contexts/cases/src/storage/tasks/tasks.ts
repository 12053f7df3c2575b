import type { Database } from '@yingda/platform';
import type { Task, TaskLine } from '../../domain/tasks/task';

const FIELDS: [keyof Task, string][] = [
  ['id', 'id'],
  ['caseId', 'case_id'],
  ['feedbackId', 'feedback_id'],
  ['departmentId', 'department_id'],
  ['handlerId', 'handler_id'],
  ['state', 'state'],
  ['text', 'text'],
  ['facts', 'facts'],
  ['byMail', 'by_mail'],
  ['askedById', 'asked_by_id'],
  ['askedByName', 'asked_by_name'],
  ['sentAt', 'sent_at'],
  ['acknowledgeDueAt', 'acknowledge_due_at'],
  ['acknowledgedAt', 'acknowledged_at'],
  ['acknowledgedByName', 'acknowledged_by_name'],
  ['dueAt', 'due_at'],
  ['answeredAt', 'answered_at'],
  ['answeredByName', 'answered_by_name'],
  ['answer', 'answer'],
  ['endedAt', 'ended_at'],
  ['sentBack', 'sent_back'],
  ['marks', 'marks'],
  ['late', 'late'],
  ['version', 'version'],
];
export const TASK_COLUMNS = FIELDS.map(([name, column]) => `t.${column} as "${name}"`).join(', ');
const NAMES = FIELDS.map(([, column]) => column);
/** What never changes after it was sent. */
const FIXED = [
  'id',
  'case_id',
  'feedback_id',
  'department_id',
  'text',
  'facts',
  'asked_by_id',
  'asked_by_name',
  'sent_at',
];
const CHANGING = NAMES.filter((name) => !FIXED.includes(name));

/** Rows of `case_tasks` and their history. Nothing is ever deleted. */
export class TasksTable {
  constructor(private readonly database: Database) {}

  async add(task: Task): Promise<void> {
    await this.database.query(
      `insert into case_tasks (${NAMES.join(', ')}) values (${NAMES.map((_, index) => `$${index + 1}`).join(', ')})`,
      valuesOf(task),
    );
  }

  async save(task: Task): Promise<void> {
    const values = valuesOf(task);
    await this.database.query(
      `update case_tasks set ${CHANGING.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`,
      [task.id, ...CHANGING.map((name) => values[NAMES.indexOf(name)])],
    );
  }

  async find(id: string): Promise<Task | null> {
    return (await this.select('t.id = $1', [id]))[0] ?? null;
  }

  /** After its case: whoever holds the row decides what becomes of it. */
  async lock(id: string): Promise<Task | null> {
    return (await this.select('t.id = $1 for no key update of t', [id]))[0] ?? null;
  }

  async ofCase(caseId: string): Promise<Task[]> {
    return this.select('t.case_id = $1 order by t.sent_at, t.id limit 200', [caseId]);
  }

  async ofFeedback(feedbackId: string): Promise<Task[]> {
    return this.select('t.feedback_id = $1 order by t.sent_at, t.id limit 200', [feedbackId]);
  }

  /** Feedback goes on as a case, under its lock: what was asked for it and is not over, is asked for the case. */
  async goOn(feedbackId: string, caseId: string): Promise<Task[]> {
    await this.database.query(
      'update case_tasks set case_id = $2 where feedback_id = $1 and case_id is null and ended_at is null',
      [feedbackId, caseId],
    );
    return this.select('t.feedback_id = $1 and t.case_id = $2', [feedbackId, caseId]);
  }

  /** Under the task's lock. */
  async note(taskId: string, { step, at, byId, byName, note }: TaskLine): Promise<void> {
    await this.database.query(
      `insert into case_task_steps (task_id, no, step, at, by_id, by_name, note)
       select $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5, $6 from case_task_steps where task_id = $1`,
      [taskId, step, at, byId, byName, note],
    );
  }

  async lines(taskId: string): Promise<TaskLine[]> {
    const rows = await this.database.query<TaskLine>(
      `select step, at, by_id as "byId", by_name as "byName", note
       from case_task_steps where task_id = $1 order by no desc limit 200`,
      [taskId],
    );
    return rows.reverse();
  }

  async times(): Promise<{ acknowledgeMinutes: number; warnPercent: number }> {
    const [row] = await this.database.query<{ acknowledgeMinutes: number; warnPercent: number }>(
      'select acknowledge_minutes as "acknowledgeMinutes", warn_percent as "warnPercent" from case_task_times',
    );
    return row!;
  }

  async setTimes(times: { acknowledgeMinutes: number; warnPercent: number }): Promise<void> {
    await this.database.query('update case_task_times set acknowledge_minutes = $1, warn_percent = $2', [
      times.acknowledgeMinutes,
      times.warnPercent,
    ]);
  }

  private async select(where: string, values: unknown[]): Promise<Task[]> {
    const rows = await this.database.query<Task>(
      `select ${TASK_COLUMNS} from case_tasks t where ${where}`,
      values,
    );
    return rows.map(taskOf);
  }
}

/** As it is kept, moments in its marks are texts. */
export function taskOf<T extends Task>(row: T): T {
  return { ...row, marks: row.marks.map((mark) => ({ ...mark, at: new Date(mark.at) })) };
}

function valuesOf(task: Task): unknown[] {
  return FIELDS.map(([name]) =>
    name === 'facts' || name === 'marks' ? JSON.stringify(task[name]) : task[name],
  );
}
