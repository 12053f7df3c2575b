import { type AskDepartment } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { CaseAccess } from '../../domain/access';
import type { Task } from '../../domain/tasks/task';
import { subjectOfCase, subjectOfFeedback, type TaskSubject } from '../../domain/tasks/task-subject';
import type { DepartmentBrief } from '../../work-ports';
import { feedbackNotFound } from '../feedback/feedback-ground';
import { demandFeedback } from '../feedback/feedback-rights';
import type { TaskGround } from './task-ground';
import type { TaskLinking } from './task-linking';

/** Asks a department for something: it sees what is chosen for it, by when it is due, and no more of the case. */
export class AskDepartments {
  constructor(
    private readonly ground: TaskGround,
    private readonly linking: TaskLinking,
  ) {}

  /** @throws Refusal not-permitted, case-not-found, case-stage, case-not-ready, department-not-found, agent-not-found, attachment-not-found */
  async execute(actor: AgentActor, { caseId, ...asked }: AskDepartment & { caseId: string }): Promise<Task> {
    const { parts } = this.ground;
    const known = await parts.door.readable(actor, caseId);
    CaseAccess.demand(actor, 'case.work', known);
    const department = await this.department(asked);
    return parts.unitOfWork.run(async () => {
      // The case moves first: its own use case locks the conversation before it.
      await parts.door.toDepartment(actor, caseId, department.id);
      const one = (await parts.cases.lock(caseId))!;
      if (one.closedAt)
        throw new Refusal('case-stage', 'A closed case asks nothing of departments; reopen it.', {
          stage: one.stage,
        });
      return this.send(actor, subjectOfCase(one), asked);
    });
  }

  /** Without a case of it: its own clock and state stay as they are. @throws Refusal not-permitted, feedback-not-found, feedback-state, and as above */
  async ofFeedback(
    actor: AgentActor,
    { feedbackId, ...asked }: AskDepartment & { feedbackId: string },
  ): Promise<Task> {
    demandFeedback(actor, 'work');
    await this.department(asked);
    const { unitOfWork, feedback } = this.ground.parts;
    return unitOfWork.run(async () => {
      const one = await feedback.lock(feedbackId);
      if (!one) throw feedbackNotFound();
      if (one.state === 'done')
        throw new Refusal('feedback-state', 'It is done; nothing is asked for it any more.');
      return this.send(actor, subjectOfFeedback(one, actor.agentId), asked);
    });
  }

  /** Inside a unit of work, under the lock of what it is about. */
  private async send(actor: AgentActor, one: TaskSubject, asked: AskDepartment): Promise<Task> {
    const { parts } = this.ground;
    const task = await this.sent(actor, one, asked);
    const files = await parts.files.keep(actor, asked.attachmentIds ?? []);
    await this.ground.tasks.add(task);
    await this.ground.files.add(
      task.id,
      files.map((file) => ({ ...file, part: 'question' as const })),
      task.sentAt,
    );
    await this.ground.written(actor, task, { step: 'sent', note: task.text, caseStep: 'task-sent' });
    await parts.owed.ensure(actor, {
      ...{ key: `task:${task.id}`, kind: 'task', what: task.text.slice(0, 500), dueAt: task.dueAt },
      ...{ ownerId: one.ownerId, teamId: one.teamId, customerId: one.customerId },
    });
    await parts.outbox.append('case-task.sent', one.id, {
      ...(await this.ground.news(actor, { task, one }, await this.ground.handlers(task))),
      byMail: task.byMail,
    });
    if (one.case) await parts.door.askedOrAnswered(actor, one.id);
    if (task.byMail) await this.linking.make(actor, { task, one }, null);
    return task;
  }

  private async sent(actor: AgentActor, one: TaskSubject, asked: AskDepartment): Promise<Task> {
    const now = this.ground.parts.clock.now();
    const dueAt = asked.dueAt ? new Date(asked.dueAt) : null;
    if (dueAt && dueAt <= now)
      throw new Refusal('invalid-payload', 'Ask for it by a time to come.', { field: 'dueAt' });
    const times = await this.ground.timesOf(one, now, dueAt);
    return {
      ...{
        id: newId(),
        caseId: one.case ? one.id : null,
        feedbackId: one.case ? null : one.id,
        departmentId: asked.departmentId,
        handlerId: asked.handlerId ?? null,
      },
      ...{ state: 'sent', text: asked.text.trim(), facts: asked.facts, byMail: asked.byMail ?? false },
      ...{ askedById: actor.agentId, askedByName: actor.name, sentAt: now, ...times },
      ...{
        acknowledgedAt: null,
        acknowledgedByName: null,
        answeredAt: null,
        answeredByName: null,
        answer: null,
      },
      ...{ endedAt: null, sentBack: 0, late: false, version: 1 },
    };
  }

  private async department({ departmentId, handlerId, byMail }: AskDepartment): Promise<DepartmentBrief> {
    const found = await this.ground.parts.directory.find(departmentId);
    if (!found || found.archived)
      throw new Refusal('department-not-found', 'There is no such department, or it is given up.');
    if (handlerId && !found.agentIds.includes(handlerId))
      throw new Refusal('agent-not-found', 'Nobody of this department is called so.', { field: 'handlerId' });
    if (byMail && !handlerId && !found.email)
      throw new Refusal('invalid-payload', 'This department has no address for a link.', { field: 'byMail' });
    return found;
  }
}
