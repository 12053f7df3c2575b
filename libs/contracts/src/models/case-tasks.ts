import { Count, Flag, Id, ListOf, Nested, OneOf, Optional, Text, Time, Written } from '../fields';
import {
  CASE_TASK_LIMITS,
  CASE_TASK_STATES,
  CASE_TASK_STEPS,
  type CaseTaskState,
  type CaseTaskStep,
} from '../names/case-tasks';
import { AttachmentFacts } from './content';

/** A fact of the case that its agent chose to show. */
export class CaseTaskFact {
  @Written(60) label!: string;
  @Written(1_000) value!: string;
}
/** A file of a task, with a link of a few minutes. */
export class CaseTaskFile {
  @Id() id!: string;
  @Nested(() => AttachmentFacts) file!: AttachmentFacts;
  @Text(1_000) url!: string;
}

/** Something asked of a department for a case or feedback. Whoever may read the task sees no more of it than stands here. */
export class CaseTask {
  @Id() id!: string;
  /** Null: asked for feedback that is no case. */
  @Optional() @Id() caseId!: string | null;
  /** The feedback it was asked for first, also when that has gone on as a case since. */
  @Optional() @Id() feedbackId!: string | null;
  /** Empty for feedback. */
  @Text(20) caseNumber!: string;
  @Text(40) caseKind!: string;
  /** As much of the customer's name as a department may see. */
  @Optional() @Text(120) customerName!: string | null;
  @Id() departmentId!: string;
  /** One handler of it; null: all. */
  @Optional() @Id() handlerId!: string | null;
  /** Who supervises it to the end (督办): the owner of the case; of feedback, who asked. */
  @Optional() @Id() supervisorId!: string | null;
  @Optional() @Id() teamId!: string | null;
  @OneOf(CASE_TASK_STATES) state!: CaseTaskState;
  @Text(4_000) text!: string;
  @ListOf(() => CaseTaskFact, CASE_TASK_LIMITS.facts) facts!: CaseTaskFact[];
  @Optional() @Id() askedById!: string | null;
  @Text(120) askedByName!: string;
  @Time() sentAt!: string;
  @Time() acknowledgeDueAt!: string;
  @Optional() @Time() acknowledgedAt!: string | null;
  @Optional() @Text(120) acknowledgedByName!: string | null;
  @Time() dueAt!: string;
  @Optional() @Time() answeredAt!: string | null;
  @Optional() @Text(254) answeredByName!: string | null;
  @Optional() @Text(8_000) answer!: string | null;
  /** Accepted or withdrawn. */
  @Optional() @Time() endedAt!: string | null;
  @Count(1_000) sentBack!: number;
  /** The time of a clock that still runs, or of the last one, passed before what it asks for was there. */
  @Flag() late!: boolean;
  @Count() version!: number;
}
export class CaseTaskLine {
  @OneOf(CASE_TASK_STEPS) step!: CaseTaskStep;
  @Time() at!: string;
  @Text(254) byName!: string;
  @Text(8_000) note!: string;
}
/** A link by e-mail: one task, until a moment, answered once. */
export class CaseTaskLink {
  @Id() id!: string;
  @Text(254) email!: string;
  @Time() madeAt!: string;
  @Time() expiresAt!: string;
  @Optional() @Time() mailedAt!: string | null;
  @Optional() @Time() openedAt!: string | null;
  @Optional() @Time() usedAt!: string | null;
  @Optional() @Time() revokedAt!: string | null;
}
/** Just made: the only time that its address is told. */
export class MadeCaseTaskLink extends CaseTaskLink {
  @Text(1_000) url!: string;
}
export class CaseTaskDetail extends CaseTask {
  @ListOf(() => CaseTaskFile, 20) files!: CaseTaskFile[];
  @ListOf(() => CaseTaskFile, 20) answerFiles!: CaseTaskFile[];
  @ListOf(() => CaseTaskLine, 200) history!: CaseTaskLine[];
  /** For who works on the case; empty for handlers. */
  @ListOf(() => CaseTaskLink, 50) links!: CaseTaskLink[];
  /** What whoever asks may do with it now. */
  @Flag() mayWork!: boolean;
  @Flag() maySupervise!: boolean;
}
export class CaseTaskPage {
  @ListOf(() => CaseTask, 100) items!: CaseTask[];
  @Optional() @Text(200) nextCursor!: string | null;
}
/** Of the tasks that one may see. */
export class CaseTaskCounts {
  /** Not taken by anybody yet. */
  @Count() sent!: number;
  @Count() acknowledged!: number;
  @Count() sentBack!: number;
  /** Of these three: past a time. */
  @Count() overdue!: number;
  /** Answered, to be looked at by who supervises. */
  @Count() answered!: number;
}

/** Until when tasks are taken; how long departments have to answer, kinds of cases say. */
export class CaseTaskTimes {
  /** By the clock that runs for the kind of the case: in open hours, or round the clock. Never later than half of the time to answer. */
  @Count(10_080, 1) acknowledgeMinutes!: number;
  /** Of both times, in percent: then who supervises is warned. */
  @Count(99, 1) warnPercent!: number;
}
