import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { Count, Id, Ids, ListOf, OneOf, Optional, Text, Time, Written } from '../fields';
import {
  CaseTask,
  CaseTaskCounts,
  CaseTaskDetail,
  CaseTaskFact,
  CaseTaskLink,
  CaseTaskPage,
  CaseTaskTimes,
  MadeCaseTaskLink,
} from '../models/case-tasks';
import { CASE_TASK_LIMITS } from '../names/case-tasks';
import type { Endpoint } from './endpoint';
import { PageQuery } from './queries';

const toBoolean = ({ value }: { value: unknown }) => value === true || value === 'true';

export class CaseTasksQuery extends PageQuery {
  /** `open` (when not given): to be done, by due time; `answered`: to be looked at; `ended`: the last ended. */
  @Optional() @OneOf(['open', 'answered', 'ended']) view?: 'open' | 'answered' | 'ended';
  @Optional() @Id() departmentId?: string;
  /** Only what was asked of oneself in person. */
  @Optional() @Transform(toBoolean) @IsBoolean() mine?: boolean;
  @Optional() @Transform(toBoolean) @IsBoolean() overdue?: boolean;
}
export class AskDepartment {
  @Id() departmentId!: string;
  @Optional() @Id() handlerId?: string | null;
  /** What is to be found out or done. */
  @Written(4_000) text!: string;
  /** What they may see of the case. */
  @ListOf(() => CaseTaskFact, CASE_TASK_LIMITS.facts) facts!: CaseTaskFact[];
  @Optional() @Ids(CASE_TASK_LIMITS.files) attachmentIds?: string[];
  /** By the kind of the case when not given. */
  @Optional() @Time() dueAt?: string;
  /** Mails a link to the department's address, or the handler's. */
  @Optional() @IsBoolean() byMail?: boolean;
}
export class ActOnCaseTask {
  @Optional() @Text(2_000) note?: string;
  @Optional() @Count() version?: number;
}
export class AnswerCaseTask {
  @Written(8_000) text!: string;
  @Optional() @Ids(CASE_TASK_LIMITS.files) attachmentIds?: string[];
  @Optional() @Count() version?: number;
}
export class SendBackCaseTask {
  @Written(2_000) reason!: string;
  @Optional() @Time() dueAt?: string;
  @Optional() @Count() version?: number;
}
export class WithdrawCaseTask {
  @Written(2_000) reason!: string;
  @Optional() @Count() version?: number;
}
export class HandCaseTask {
  /** Of the same department; null: all of it. */
  @Optional() @Id() handlerId?: string | null;
  @Written(1_000) reason!: string;
  @Optional() @Count() version?: number;
}
export class MakeCaseTaskLink {
  /** The department's address, or the handler's, when not given. */
  @Optional() @Text(254) email?: string;
}

/** What departments do for cases. */
export const caseTaskEndpoints = {
  'GET /api/case-tasks': {
    summary: 'Tasks: a handler’s those of their department, a lead’s those of their teams’ cases',
    caller: 'agent',
    query: CaseTasksQuery,
    answer: CaseTaskPage,
  },
  'GET /api/case-tasks/counts': {
    summary: 'How many tasks wait, are overdue and answered',
    caller: 'agent',
    answer: CaseTaskCounts,
  },
  'GET /api/case-tasks/:id': {
    summary: 'One task with its files and history',
    caller: 'agent',
    answer: CaseTaskDetail,
  },
  'GET /api/cases/:id/tasks': {
    summary: 'What was asked of departments for a case',
    caller: 'agent',
    answer: [CaseTask],
  },
  'POST /api/cases/:id/tasks': {
    summary: 'Ask a department for something; the case is with it from the first time on',
    caller: 'agent',
    body: AskDepartment,
    answer: CaseTaskDetail,
  },
  'POST /api/case-tasks/:id/acknowledge': {
    summary: 'Take it: the clock of the acknowledgement stops',
    caller: 'agent',
    body: ActOnCaseTask,
    answer: CaseTaskDetail,
  },
  'POST /api/case-tasks/:id/answer': {
    summary: 'Answer it',
    caller: 'agent',
    body: AnswerCaseTask,
    answer: CaseTaskDetail,
  },
  'POST /api/case-tasks/:id/accept': {
    summary: 'The answer is enough',
    caller: 'agent',
    body: ActOnCaseTask,
    answer: CaseTaskDetail,
  },
  'POST /api/case-tasks/:id/send-back': {
    summary: 'The answer is not enough, with the reason',
    caller: 'agent',
    body: SendBackCaseTask,
    answer: CaseTaskDetail,
  },
  'POST /api/case-tasks/:id/withdraw': {
    summary: 'It is not needed any more',
    caller: 'agent',
    body: WithdrawCaseTask,
    answer: CaseTaskDetail,
  },
  'POST /api/case-tasks/:id/hand': {
    summary: 'To a handler of the department, or back to all of it',
    caller: 'agent',
    body: HandCaseTask,
    answer: CaseTaskDetail,
  },
  'POST /api/case-tasks/:id/links': {
    summary: 'A link for somebody without an account; mailed, and told this once',
    caller: 'agent',
    body: MakeCaseTaskLink,
    answer: MadeCaseTaskLink,
  },
  'POST /api/case-task-links/:id/revoke': {
    summary: 'A link works no more',
    caller: 'agent',
    answer: CaseTaskLink,
  },
  'GET /api/case-task-times': {
    summary: 'By when tasks are taken, and when it is warned',
    caller: 'agent',
    answer: CaseTaskTimes,
  },
  'PUT /api/case-task-times': {
    summary: 'Set by when tasks are taken, and when it is warned',
    caller: 'agent',
    body: CaseTaskTimes,
    answer: CaseTaskTimes,
  },
} as const satisfies Record<string, Endpoint>;
