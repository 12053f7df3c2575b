import { type CaseTask } from '@yingda/contracts';
import { Refusal, type CaseStep, type CaseTaskStep, type FeedbackStep } from '@yingda/contracts/names';
import { type Actor, type CaseTaskChange, refOf } from '@yingda/events';
import { businessTime, WALL_TIME, type CaseTime } from '../../domain/case-time';
import { maskedName } from '../../domain/tasks/masked-name';
import { nextMark, type Task, type TaskTimes } from '../../domain/tasks/task';
import {
  SubjectAccess,
  subjectOfCase,
  subjectOfFeedback,
  type TaskSubject,
} from '../../domain/tasks/task-subject';
import { timesFrom } from '../../domain/tasks/task-times';
import { TaskFiles } from '../../storage/tasks/task-files';
import { TaskLinks } from '../../storage/tasks/task-links';
import { TasksTable } from '../../storage/tasks/tasks';
import type { Database } from '@yingda/platform';
import { auditedBy, type WorkParts } from './work-parts';

export const TASK_TIMER = 'cases.task';
/** A day, where no kind of a case says otherwise: of feedback, half of the time to answer it. */
const USUAL_MINUTES = 1_440;

/** Who does what to a task, with what is noted of it. */
export interface TaskDeed {
  step: CaseTaskStep;
  note: string;
  /** The line in the history of what it is about, where there is one. */
  caseStep?: CaseStep & FeedbackStep;
  at?: Date;
}

/** What all use cases of tasks share: finding, rights, writing with history, audit and timer. */
export class TaskGround {
  readonly tasks: TasksTable;
  readonly links: TaskLinks;
  readonly files: TaskFiles;

  constructor(
    database: Database,
    readonly parts: WorkParts,
  ) {
    this.tasks = new TasksTable(database);
    this.links = new TaskLinks(database);
    this.files = new TaskFiles(database);
  }

  /** In a unit of work, what it is about locked before the task: the order of everybody who changes both. @throws Refusal task-not-found */
  async changing<T>(id: string, change: (task: Task, one: TaskSubject) => Promise<T>): Promise<T> {
    const known = await this.tasks.find(id);
    if (!known) throw notFound();
    return this.parts.unitOfWork.run(async () => {
      const held = await this.hold(known);
      // Feedback may have gone on as a case meanwhile; under its lock it no longer can.
      const one = known.caseId ? held : await this.hold((await this.tasks.find(id))!);
      return change((await this.tasks.lock(id))!, one);
    });
  }

  /** What a task is about, as it stands. */
  async subject(task: Task): Promise<TaskSubject> {
    const { cases, feedback } = this.parts;
    if (task.caseId) return subjectOfCase((await cases.find(task.caseId))!);
    return subjectOfFeedback((await feedback.find(task.feedbackId!))!, task.askedById);
  }

  private async hold(task: Task): Promise<TaskSubject> {
    const { cases, feedback } = this.parts;
    if (task.caseId) return subjectOfCase((await cases.lock(task.caseId))!);
    return subjectOfFeedback((await feedback.lock(task.feedbackId!))!, task.askedById);
  }

  /** Kept with a line, an entry of the audit log, and its next moment. */
  async written(actor: Actor, after: Task, { step, note, caseStep, at }: TaskDeed): Promise<void> {
    const { id: byId, name: byName } = refOf(actor);
    const now = at ?? this.parts.clock.now();
    await this.tasks.note(after.id, { step, at: now, byId, byName, note });
    if (caseStep && after.caseId)
      await this.parts.cases.note(
        after.caseId,
        { step: caseStep, at: now, note, details: { taskId: after.id, departmentId: after.departmentId } },
        refOf(actor),
      );
    // Also of feedback that has gone on as a case: what a department found out stands where it was asked.
    if (caseStep && after.feedbackId)
      await this.parts.feedback.note(
        after.feedbackId,
        { step: caseStep, note: note.slice(0, 2_000) },
        { ...refOf(actor), at: now },
      );
    await this.parts.audit.record({
      ...auditedBy(actor),
      ...{ action: `case-task.${step}`, subjectKind: 'case-task', subjectId: after.id },
      details: {
        caseId: after.caseId,
        feedbackId: after.feedbackId,
        departmentId: after.departmentId,
        state: after.state,
        note,
      },
    });
    await this.setTimer(after);
  }

  async setTimer(task: Task): Promise<void> {
    const mark = nextMark(task);
    if (!mark) return this.parts.timers.clear(TASK_TIMER, task.id);
    // What is done in the very moment it is due is in time: a breach is looked for after it.
    const at = mark.what === 'breach' ? new Date(mark.at.getTime() + 1) : mark.at;
    return this.parts.timers.set(TASK_TIMER, task.id, at, { taskId: task.id });
  }

  async news(
    actor: Actor,
    { task, one }: { task: Task; one: TaskSubject },
    agentIds: readonly (string | null)[],
  ): Promise<CaseTaskChange> {
    const called = agentIds.filter((id): id is string => id !== null);
    return {
      task: await this.record(task, one),
      at: this.parts.clock.now().toISOString(),
      agentIds: [...new Set(called)],
      by: refOf(actor),
    };
  }

  async record(task: Task, one: TaskSubject): Promise<CaseTask> {
    const names = one.customerId
      ? await this.parts.customers.names([one.customerId])
      : new Map<string, string>();
    return recordOf(task, one, (one.customerId && names.get(one.customerId)) || null);
  }

  /** Who supervises: who owns what it is about and is still there, else who leads its team. */
  async supervisors({ ownerId, teamId }: TaskSubject): Promise<string[]> {
    if (ownerId && (await this.parts.staff.find(ownerId))?.active) return [ownerId];
    return (await this.parts.staff.leadsOf(teamId)).map(({ id }) => id);
  }

  /** Whom a task concerns in its department. */
  async handlers({ departmentId, handlerId }: Task): Promise<string[]> {
    const department = await this.parts.directory.find(departmentId);
    if (!department) return handlerId ? [handlerId] : [];
    const lead = department.leadId ? [department.leadId] : [];
    return handlerId ? [handlerId, ...lead] : [...department.agentIds, ...lead];
  }

  /** The time a kind's tasks run in. */
  private async timeOf({
    time,
    inboxId,
    teamId,
  }: Pick<TaskSubject, 'time' | 'inboxId' | 'teamId'>): Promise<CaseTime> {
    if (time === 'wall') return WALL_TIME;
    const calendar = await this.parts.hours.of({ inboxId, teamId });
    return calendar ? businessTime(calendar) : WALL_TIME;
  }

  /** The clocks of one that is asked for now: by the kind of the case, or the moment that was agreed on. */
  async timesOf(one: TaskSubject, now: Date, dueAt: Date | null): Promise<TaskTimes> {
    const kind = one.case && (await this.parts.kinds.find(one.kind));
    const answerMinutes = kind?.deadlines.departmentMinutes ?? USUAL_MINUTES;
    const plan = { ...(await this.tasks.times()), answerMinutes };
    return timesFrom(now, plan, { time: await this.timeOf(one), dueAt });
  }

  /** Takes it, answers it, hands it on: a handler of its department, who leads the team of what it is about, managers. */
  async mayWork(actor: Actor, task: Task, one: TaskSubject): Promise<boolean> {
    if (actor.kind === 'system') return true;
    if (actor.kind !== 'agent') return false;
    switch (actor.permissions['task.work'] ?? 'none') {
      case 'all':
        return true;
      case 'team':
        return SubjectAccess.isOfTeams(actor, 'task.work', one);
      case 'own': {
        const mine = await this.parts.directory.ofAgent(actor.agentId);
        if (!mine.includes(task.departmentId)) return false;
        if (!task.handlerId || task.handlerId === actor.agentId) return true;
        return (await this.parts.directory.find(task.departmentId))?.leadId === actor.agentId;
      }
      default:
        return false;
    }
  }

  /** @throws Refusal task-not-found to whom it does not exist, not-permitted */
  async demandWork(actor: Actor, task: Task, one: TaskSubject): Promise<void> {
    if (await this.mayWork(actor, task, one)) return;
    throw SubjectAccess.mayRead(actor, one) ? refused('task.work') : notFound();
  }

  /** @throws Refusal task-not-found to whom it does not exist, not-permitted */
  async demandSupervision(actor: Actor, task: Task, one: TaskSubject): Promise<void> {
    if (SubjectAccess.maySupervise(actor, one)) return;
    const knows = SubjectAccess.mayRead(actor, one) || (await this.mayWork(actor, task, one));
    throw knows ? refused(one.case ? 'case.work' : 'feedback.work') : notFound();
  }
}

/** @throws Refusal stale-edit */
export function demandVersion(known: { version: number }, version: number | undefined): void {
  if (version !== undefined && version !== known.version)
    throw new Refusal('stale-edit', 'Somebody else has changed this; look at it again.');
}

export function notFound(): Refusal {
  return new Refusal('task-not-found', 'There is no such task, or it is not yours to see.');
}

export function refused(
  permission: 'task.work' | 'case.work' | 'feedback.work' | 'case-policy.edit',
): Refusal {
  return new Refusal('not-permitted', 'Your role does not allow this.', { permission });
}

export function recordOf(task: Task, one: TaskSubject, customerName: string | null): CaseTask {
  const { marks: _, byMail: __, ...rest } = task;
  return {
    ...rest,
    caseNumber: one.number,
    caseKind: one.kind,
    customerName: customerName ? maskedName(customerName) : null,
    supervisorId: one.ownerId,
    teamId: one.teamId,
    sentAt: task.sentAt.toISOString(),
    acknowledgeDueAt: task.acknowledgeDueAt.toISOString(),
    acknowledgedAt: task.acknowledgedAt?.toISOString() ?? null,
    dueAt: task.dueAt.toISOString(),
    answeredAt: task.answeredAt?.toISOString() ?? null,
    endedAt: task.endedAt?.toISOString() ?? null,
  };
}
