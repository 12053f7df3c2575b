import { type CaseTaskFact } from '@yingda/contracts';
import { type CaseTaskClock, type CaseTaskState, type CaseTaskStep, Refusal } from '@yingda/contracts/names';

/** Something a clock of a task has to be noticed for. */
export interface TaskMark {
  clock: CaseTaskClock;
  what: 'warn' | 'breach';
  at: Date;
}

/** What a department was asked to do for a case or feedback. */
export interface Task {
  id: string;
  /** What it was asked for: a case, feedback, or a case that feedback went on as. */
  caseId: string | null;
  feedbackId: string | null;
  departmentId: string;
  handlerId: string | null;
  state: CaseTaskState;
  text: string;
  facts: CaseTaskFact[];
  byMail: boolean;
  askedById: string | null;
  askedByName: string;
  sentAt: Date;
  acknowledgeDueAt: Date;
  acknowledgedAt: Date | null;
  acknowledgedByName: string | null;
  dueAt: Date;
  answeredAt: Date | null;
  answeredByName: string | null;
  answer: string | null;
  endedAt: Date | null;
  sentBack: number;
  /** Moments of its clocks that are still to be noticed. */
  marks: TaskMark[];
  /** A clock ran out before what it asks for was there. */
  late: boolean;
  version: number;
}

/** Who does something, and when. */
export interface TaskMoment {
  now: Date;
  byName: string;
}

/** By which clocks a task runs. */
export interface TaskTimes {
  acknowledgeDueAt: Date;
  dueAt: Date;
  marks: TaskMark[];
}

const WAITING: readonly CaseTaskState[] = ['sent', 'acknowledged', 'sent-back'];

/** Whether the department has to do something. */
export function isWaiting({ state }: Pick<Task, 'state'>): boolean {
  return WAITING.includes(state);
}

/** Whether a clock runs as the task stands. */
export function runs(clock: CaseTaskClock, { state }: Pick<Task, 'state'>): boolean {
  return clock === 'acknowledge' ? state === 'sent' : WAITING.includes(state);
}

/** The first moment at which something is to be noticed; null while no clock runs. */
export function nextMark(task: Task): TaskMark | null {
  const running = task.marks.filter(({ clock }) => runs(clock, task));
  return running.reduce<TaskMark | null>(
    (first, mark) => (first && first.at <= mark.at ? first : mark),
    null,
  );
}

/**
 * What is to be noticed at a moment, in order. Done in the very moment it is due is in time, so a breach is one only
 * after it.
 */
export function noticed(task: Task, now: Date): { after: Task; marks: TaskMark[] } {
  const due = ({ what, at }: TaskMark) => (what === 'breach' ? at < now : at <= now);
  const marks = task.marks
    .filter((mark) => runs(mark.clock, task) && due(mark))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  if (marks.length === 0) return { after: task, marks };
  return {
    after: {
      ...task,
      marks: task.marks.filter((mark) => !marks.includes(mark)),
      late: task.late || marks.some(({ what }) => what === 'breach'),
      version: task.version + 1,
    },
    marks,
  };
}

/** Somebody has taken it. A second time it is what it was. */
export function acknowledged(task: Task, { now, byName }: TaskMoment, handlerId: string | null): Task {
  if (task.state !== 'sent') return task;
  return {
    ...task,
    state: 'acknowledged',
    acknowledgedAt: now,
    acknowledgedByName: byName,
    handlerId: task.handlerId ?? handlerId,
    late: task.late || now > task.acknowledgeDueAt,
    version: task.version + 1,
  };
}

/** @throws Refusal wrong-state */
export function answered(task: Task, moment: TaskMoment, answer: string): Task {
  demand(task, WAITING, 'answered');
  const { now, byName } = moment;
  // Who answers at once has taken it.
  const taken = acknowledged(task, moment, null);
  return {
    ...taken,
    state: 'answered',
    answer,
    answeredAt: now,
    answeredByName: byName,
    late: taken.late || now > task.dueAt,
    version: task.version + 1,
  };
}

/** @throws Refusal wrong-state */
export function sentBack(task: Task, times: TaskTimes): Task {
  demand(task, ['answered'], 'sent back');
  const marks = times.marks.filter(({ clock }) => clock === 'answer');
  return {
    ...task,
    state: 'sent-back',
    dueAt: times.dueAt,
    marks,
    sentBack: task.sentBack + 1,
    version: task.version + 1,
  };
}

/** @throws Refusal wrong-state */
export function accepted(task: Task, { now }: TaskMoment): Task {
  demand(task, ['answered'], 'accepted');
  return { ...task, state: 'accepted', endedAt: now, marks: [], version: task.version + 1 };
}

/** @throws Refusal wrong-state */
export function withdrawn(task: Task, { now }: TaskMoment): Task {
  demand(task, [...WAITING, 'answered'], 'withdrawn');
  return { ...task, state: 'withdrawn', endedAt: now, marks: [], version: task.version + 1 };
}

/** To one handler, or to all of the department. @throws Refusal wrong-state */
export function handed(task: Task, handlerId: string | null): Task {
  demand(task, WAITING, 'handed over');
  return { ...task, handlerId, version: task.version + 1 };
}

/** One thing that happened to a task. */
export interface TaskLine {
  step: CaseTaskStep;
  at: Date;
  byId: string | null;
  byName: string;
  note: string;
}

function demand({ state }: Task, allowed: readonly CaseTaskState[], what: string): void {
  if (!allowed.includes(state))
    throw new Refusal('wrong-state', `A task that is ${state} cannot be ${what}.`, { state });
}
