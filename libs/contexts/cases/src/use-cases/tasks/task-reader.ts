import {
  type CaseTask,
  type CaseTaskCounts,
  type CaseTaskDetail,
  type CaseTaskFile,
} from '@yingda/contracts';
import { type CaseTaskPage, type CaseTaskTimes, type CaseTasksQuery } from '@yingda/contracts';
import type { Actor, AgentActor } from '@yingda/events';
import type { Task } from '../../domain/tasks/task';
import {
  SubjectAccess,
  subjectOfCase,
  subjectOfFeedback,
  type TaskSubject,
} from '../../domain/tasks/task-subject';
import type { TaskLists, TaskReach } from '../../storage/tasks/task-lists';
import { feedbackNotFound } from '../feedback/feedback-ground';
import { demandFeedback } from '../feedback/feedback-rights';
import { auditedBy } from './work-parts';
import { notFound, recordOf, refused, type TaskGround } from './task-ground';
import { linkRecord } from './task-linking';

const PAGE = 50;

/** Tasks, read: a handler's own department's, what an owner supervises, a team's, the shop's. */
export class TaskReader {
  constructor(
    private readonly ground: TaskGround,
    private readonly lists: TaskLists,
  ) {}

  /** @throws Refusal not-permitted, invalid-payload for a cursor that is none */
  async list(actor: AgentActor, query: CaseTasksQuery): Promise<CaseTaskPage> {
    const { view = 'open', departmentId, mine, overdue, cursor, limit = PAGE } = query;
    const filter = {
      ...{ view, departmentId },
      handlerId: mine ? actor.agentId : undefined,
      overdueAt: overdue ? this.ground.parts.clock.now() : undefined,
    };
    const page = await this.lists.page(await this.reachOf(actor), filter, { cursor, limit });
    return { items: await this.records(page.items), nextCursor: page.nextCursor };
  }

  /** @throws Refusal not-permitted */
  async counts(actor: AgentActor): Promise<CaseTaskCounts> {
    return this.lists.counts(await this.reachOf(actor), this.ground.parts.clock.now());
  }

  /** @throws Refusal case-not-found */
  async ofCase(actor: Actor, caseId: string): Promise<CaseTask[]> {
    await this.ground.parts.door.readable(actor, caseId);
    return this.records(await this.ground.tasks.ofCase(caseId));
  }

  /** @throws Refusal not-permitted, feedback-not-found */
  async ofFeedback(actor: Actor, feedbackId: string): Promise<CaseTask[]> {
    demandFeedback(actor, 'read');
    if (!(await this.ground.parts.feedback.find(feedbackId))) throw feedbackNotFound();
    return this.records(await this.ground.tasks.ofFeedback(feedbackId));
  }

  /** @throws Refusal task-not-found */
  async detail(actor: AgentActor, id: string): Promise<CaseTaskDetail> {
    const task = await this.ground.tasks.find(id);
    if (!task) throw notFound();
    const one = await this.ground.subject(task);
    const mayWork = await this.ground.mayWork(actor, task, one);
    if (!mayWork && !SubjectAccess.mayRead(actor, one)) throw notFound();
    const maySupervise = SubjectAccess.maySupervise(actor, one);
    const links = maySupervise ? await this.ground.links.ofTask(id) : [];
    return { ...(await this.whole(task, one)), links: links.map(linkRecord), mayWork, maySupervise };
  }

  /** What a link shows: the task, its files and why it was sent back. */
  async byLink(id: string): Promise<CaseTaskDetail & { departmentName: Record<'zh-CN' | 'en', string> }> {
    const task = (await this.ground.tasks.find(id))!;
    const one = await this.ground.subject(task);
    const department = await this.ground.parts.directory.find(task.departmentId);
    const whole = await this.whole(task, one);
    const name = department?.name ?? { 'zh-CN': '', en: '' };
    return { ...whole, links: [], mayWork: true, maySupervise: false, departmentName: name };
  }

  times(): Promise<CaseTaskTimes> {
    return this.ground.tasks.times();
  }

  /** @throws Refusal not-permitted */
  async setTimes(actor: AgentActor, times: CaseTaskTimes): Promise<CaseTaskTimes> {
    if (actor.permissions['case-policy.edit'] !== 'all') throw refused('case-policy.edit');
    const { acknowledgeMinutes, warnPercent } = times;
    await this.ground.parts.unitOfWork.run(async () => {
      await this.ground.tasks.setTimes({ acknowledgeMinutes, warnPercent });
      await this.ground.parts.audit.record({
        ...auditedBy(actor),
        ...{ action: 'case-task-times.edited', subjectKind: 'case-policy', subjectId: null },
        details: { acknowledgeMinutes, warnPercent },
      });
    });
    return this.times();
  }

  private async whole(
    task: Task,
    one: TaskSubject,
  ): Promise<Omit<CaseTaskDetail, 'links' | 'mayWork' | 'maySupervise'>> {
    const [files, lines] = await Promise.all([
      this.ground.files.of(task.id),
      this.ground.tasks.lines(task.id),
    ]);
    const shown = (part: 'question' | 'answer'): CaseTaskFile[] =>
      files
        .filter((file) => file.part === part)
        .map(({ id, facts }) => ({ id, file: facts, url: this.ground.parts.files.linkTo(id) }));
    return {
      ...(await this.ground.record(task, one)),
      files: shown('question').slice(0, 20),
      answerFiles: shown('answer').slice(-20),
      history: lines.map(({ step, at, byName, note }) => ({ step, at: at.toISOString(), byName, note })),
    };
  }

  private async records(tasks: readonly Task[]): Promise<CaseTask[]> {
    if (tasks.length === 0) return [];
    const { cases, feedback, customers } = this.ground.parts;
    const caseIds = new Set(tasks.flatMap(({ caseId }) => caseId ?? []));
    const otherIds = new Set(tasks.flatMap(({ caseId, feedbackId }) => (caseId ? [] : (feedbackId ?? []))));
    const ofCases = caseIds.size > 0 ? await cases.select('id = any($1::uuid[])', [[...caseIds]]) : [];
    const others = otherIds.size > 0 ? await feedback.these([...otherIds]) : [];
    const people = [...ofCases, ...others].flatMap(({ customerId }) => customerId ?? []);
    const names = await customers.names([...new Set(people)]);
    const caseOf = new Map(ofCases.map((one) => [one.id, one]));
    const feedbackOf = new Map(others.map((one) => [one.id, one]));
    return tasks.map((task) => {
      const one = task.caseId
        ? subjectOfCase(caseOf.get(task.caseId)!)
        : subjectOfFeedback(feedbackOf.get(task.feedbackId!)!, task.askedById);
      return recordOf(task, one, (one.customerId && names.get(one.customerId)) || null);
    });
  }

  /** @throws Refusal not-permitted */
  private async reachOf(actor: AgentActor): Promise<TaskReach> {
    switch (actor.permissions['task.work'] ?? 'none') {
      case 'all':
        return { kind: 'all' };
      case 'team':
        return { kind: 'teams', teamIds: actor.teamIds, ownerId: actor.agentId };
      case 'own': {
        const departmentIds = await this.ground.parts.directory.ofAgent(actor.agentId);
        return { kind: 'departments', departmentIds, handlerId: actor.agentId };
      }
      default:
        // Who owns cases supervises what was asked for them.
        if ((actor.permissions['case.work'] ?? 'none') === 'none') throw refused('task.work');
        return { kind: 'owner', ownerId: actor.agentId };
    }
  }
}
