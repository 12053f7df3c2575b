import type { InjectionToken } from '@nestjs/common';
import { AuditLog, Cryptor, Database, Timers } from '@yingda/platform';
import { type CaseWork, createCaseWork } from './create-case-work';
import { ActionReader } from './use-cases/actions/action-reader';
import { AnalyseCases } from './use-cases/actions/analyse-cases';
import { CaseReportReader } from './use-cases/actions/case-report';
import { PlanActions } from './use-cases/actions/plan-actions';
import { WorkActions } from './use-cases/actions/work-actions';
import { CaseGround } from './use-cases/case-ground';
import { DecideRemedies } from './use-cases/remedies/decide-remedies';
import { ProposeRemedies } from './use-cases/remedies/propose-remedies';
import { RemedyReader } from './use-cases/remedies/remedy-reader';
import { AnswerByLink } from './use-cases/tasks/answer-by-link';
import { AskDepartments } from './use-cases/tasks/ask-departments';
import { TaskLinking } from './use-cases/tasks/task-linking';
import { TaskReactions } from './use-cases/tasks/task-reactions';
import { TaskReader } from './use-cases/tasks/task-reader';
import { WorkTasks } from './use-cases/tasks/work-tasks';
import { WorkCase } from './use-cases/work-case';
import { DepartmentDirectory, OwedWork, TaskMail, WorkFiles } from './work-ports';

const CASE_WORK = Symbol('CaseWork');

type Parts = [
  ...[Database, AuditLog, Timers, Cryptor, CaseGround, WorkCase],
  ...[DepartmentDirectory, OwedWork, WorkFiles, TaskMail],
];

/** All of it, made once: also what has no use case of its own, the watch of its clocks. */
export const CASE_WORK_PARTS = [
  {
    provide: CASE_WORK,
    inject: [
      ...[Database, AuditLog, Timers, Cryptor, CaseGround, WorkCase],
      ...[DepartmentDirectory, OwedWork, WorkFiles, TaskMail],
    ] as InjectionToken[],
    useFactory: (...parts: Parts) => {
      const [database, audit, timers, cryptor, ground, work, directory, owed, files, mail] = parts;
      return createCaseWork({
        ...{ database, audit, timers, cryptor, ground, work },
        ...{ directory, owed, files, mail },
      });
    },
  },
];

function part<T>(token: abstract new (...args: never[]) => T, pick: (all: CaseWork) => T) {
  return { provide: token, inject: [CASE_WORK], useFactory: pick };
}

/** Use cases of tasks, remedies and actions. */
export const CASE_WORKS = [
  part(AskDepartments, (one) => one.ask),
  part(WorkTasks, (one) => one.tasks),
  part(TaskLinking, (one) => one.links),
  part(AnswerByLink, (one) => one.byLink),
  part(TaskReader, (one) => one.taskReader),
  part(TaskReactions, (one) => one.reactions),
  part(ProposeRemedies, (one) => one.propose),
  part(DecideRemedies, (one) => one.remedies),
  part(RemedyReader, (one) => one.remedyReader),
  part(PlanActions, (one) => one.plan),
  part(WorkActions, (one) => one.actions),
  part(AnalyseCases, (one) => one.analyse),
  part(ActionReader, (one) => one.actionReader),
  part(CaseReportReader, (one) => one.report),
];
