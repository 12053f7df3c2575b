import { type AskDepartment } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { CaseAccess } from '../../domain/access';
import type { Case } from '../../domain/case';
import type { Task } from '../../domain/tasks/task';
import { timesFrom } from '../../domain/tasks/task-times';
import type { DepartmentBrief } from '../../work-ports';
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
      await parts.outbox.append('case-task.sent', caseId, {
        ...(await this.ground.news(actor, { task, one }, await this.ground.handlers(task))),
        byMail: task.byMail,
      });
      if (task.byMail) await this.linking.make(actor, { task, one }, null);
      return task;
    });
  }

  private async sent(actor: AgentActor, one: Case, asked: Omit<AskDepartment, 'caseId'>): Promise<Task> {
    const { parts, tasks } = this.ground;
    const now = parts.clock.now();
    const kind = await parts.kinds.find(one.kind);
    const dueAt = asked.dueAt ? new Date(asked.dueAt) : null;
    if (dueAt && dueAt <= now)
      throw new Refusal('invalid-payload', 'Ask for it by a time to come.', { field: 'dueAt' });
    const plan = { ...(await tasks.times()), answerMinutes: kind?.deadlines.departmentMinutes ?? 1_440 };
    const times = timesFrom(now, plan, { time: await this.ground.timeOf(one), dueAt });
    return {
      ...{
        id: newId(),
        caseId: one.id,
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
