import type { AuditLog, Cryptor, Database, Timers } from '@yingda/platform';
import { Analyses } from './storage/actions/analyses';
import { Kinships } from './storage/actions/kinships';
import { FeedbacksTable } from './storage/feedback/feedbacks';
import { TaskLists } from './storage/tasks/task-lists';
import { ActionGround } from './use-cases/actions/action-ground';
import { ActionReader } from './use-cases/actions/action-reader';
import { AnalyseCases } from './use-cases/actions/analyse-cases';
import { CaseReportReader } from './use-cases/actions/case-report';
import { PlanActions } from './use-cases/actions/plan-actions';
import { WorkActions } from './use-cases/actions/work-actions';
import type { CaseGround } from './use-cases/case-ground';
import { DecideRemedies } from './use-cases/remedies/decide-remedies';
import { dutiesOf } from './use-cases/case-duties';
import { askedOf } from './use-cases/tasks/asked-of';
import { openRemedies } from './use-cases/remedies/open-remedies';
import { ProposeRemedies } from './use-cases/remedies/propose-remedies';
import { RemedyGround } from './use-cases/remedies/remedy-ground';
import { RemedyReader } from './use-cases/remedies/remedy-reader';
import { AnswerByLink } from './use-cases/tasks/answer-by-link';
import { AskDepartments } from './use-cases/tasks/ask-departments';
import { TaskGround } from './use-cases/tasks/task-ground';
import { TaskLinking } from './use-cases/tasks/task-linking';
import { TaskReactions } from './use-cases/tasks/task-reactions';
import { TaskReader } from './use-cases/tasks/task-reader';
import { WatchTasks } from './use-cases/tasks/watch-tasks';
import type { CaseDoor, WorkParts } from './use-cases/tasks/work-parts';
import { WorkTasks } from './use-cases/tasks/work-tasks';
import type { WorkCase } from './use-cases/work-case';
import type { DepartmentDirectory, OwedWork, TaskMail, WorkFiles } from './work-ports';

/** What tasks, remedies and actions are made of, besides cases. */
export interface CaseWorkNeeds {
  database: Database;
  audit: AuditLog;
  timers: Timers;
  cryptor: Cryptor;
  ground: CaseGround;
  work: WorkCase;
  directory: DepartmentDirectory;
  owed: OwedWork;
  files: WorkFiles;
  mail: TaskMail;
}

/** What departments do for cases, what customers are given, and what is learned; put together without Nest. */
export interface CaseWork {
  ask: AskDepartments;
  tasks: WorkTasks;
  links: TaskLinking;
  byLink: AnswerByLink;
  taskReader: TaskReader;
  watch: WatchTasks;
  reactions: TaskReactions;
  propose: ProposeRemedies;
  remedies: DecideRemedies;
  remedyReader: RemedyReader;
  plan: PlanActions;
  actions: WorkActions;
  analyse: AnalyseCases;
  actionReader: ActionReader;
  report: CaseReportReader;
}

export function createCaseWork({ database, ground, work, ...needs }: CaseWorkNeeds): CaseWork {
  const { unitOfWork, clock, outbox, cases, kinds, staff, customers, hours } = ground.parts;
  const parts: WorkParts = {
    ...{ unitOfWork, clock, outbox, cases, kinds, staff, customers, hours },
    ...needs,
    feedback: new FeedbacksTable(database),
    door: doorOf(ground, work),
  };
  const tasks = new TaskGround(database, parts);
  const links = new TaskLinking(tasks);
  const doing = new WorkTasks(tasks, links);
  const taskReader = new TaskReader(tasks, new TaskLists(database));
  const given = new RemedyGround(database, parts);
  const remedies = new DecideRemedies(given);
  const remedyReader = new RemedyReader(given);
  ground.parts.obstacles.push(openRemedies(given.remedies));
  ground.parts.asked.push(askedOf(tasks.tasks));
  const learned = new ActionGround(database, parts);
  const analyses = new Analyses(database);
  const plan = new PlanActions(learned, analyses);
  const actionReader = new ActionReader(learned, analyses, new Kinships(database));
  return {
    ask: new AskDepartments(tasks, links),
    tasks: doing,
    links,
    byLink: new AnswerByLink(tasks, links, doing, taskReader),
    taskReader,
    watch: new WatchTasks(tasks),
    reactions: new TaskReactions(tasks, links, doing),
    propose: new ProposeRemedies(given, remedies),
    remedies,
    remedyReader,
    plan,
    actions: new WorkActions(learned, plan),
    analyse: new AnalyseCases(parts, analyses),
    actionReader,
    report: new CaseReportReader(parts, taskReader, remedyReader, actionReader),
  };
}

function doorOf(ground: CaseGround, work: WorkCase): CaseDoor {
  return {
    readable: (actor, caseId) => ground.readable(actor, caseId),
    duties: (one) => dutiesOf(one, ground),
    askedOrAnswered: (actor, caseId) => ground.askedOrAnswered(actor, caseId),
    async toDepartment(actor, caseId, departmentId) {
      let { stage } = await ground.readable(actor, caseId);
      if (stage === 'received') ({ stage } = await work.move(actor, { id: caseId, stage: 'classified' }));
      if (stage === 'classified')
        await work.move(actor, { id: caseId, stage: 'with-department', departmentId, asked: true });
    },
  };
}
