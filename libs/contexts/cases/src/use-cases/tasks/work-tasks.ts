import { type AnswerCaseTask, type SendBackCaseTask, type WithdrawCaseTask } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import {
  accepted,
  acknowledged,
  answered,
  handed,
  sentBack,
  type Task,
  withdrawn,
} from '../../domain/tasks/task';
import { SubjectAccess, type TaskSubject } from '../../domain/tasks/task-subject';
import { demandVersion, type TaskGround } from './task-ground';
import type { TaskLinking } from './task-linking';

type On<T = object> = T & { id: string; version?: number };

/** What is done with a task: by the department, and by who supervises it. */
export class WorkTasks {
  constructor(
    private readonly ground: TaskGround,
    private readonly linking: TaskLinking,
  ) {}

  /** Takes it. A second time it is what it was. @throws Refusal not-permitted, task-not-found, stale-edit */
  acknowledge(actor: Actor, { id, version, note = '' }: On<{ note?: string }>): Promise<Task> {
    return this.ground.changing(id, async (task, one) => {
      await this.ground.demandWork(actor, task, one);
      demandVersion(task, version);
      return this.taken(actor, { task, one }, note);
    });
  }

  /** Inside a unit of work, rights looked at. */
  async taken(actor: Actor, { task, one }: { task: Task; one: TaskSubject }, note: string): Promise<Task> {
    const { outbox, directory } = this.ground.parts;
    const isHandler =
      actor.kind === 'agent' && (await directory.find(task.departmentId))?.agentIds.includes(actor.agentId);
    const after = acknowledged(task, this.moment(actor), isHandler ? actor.agentId : null);
    if (after === task) return task;
    await this.ground.tasks.save(after);
    await this.ground.written(actor, after, { step: 'acknowledged', note });
    await outbox.append(
      'case-task.acknowledged',
      one.id,
      await this.ground.news(actor, { task: after, one }, []),
    );
    return after;
  }

  /** @throws Refusal not-permitted, task-not-found, stale-edit, wrong-state, attachment-not-found */
  answer(actor: Actor, { id, version, ...given }: On<AnswerCaseTask>): Promise<Task> {
    return this.ground.changing(id, async (task, one) => {
      await this.ground.demandWork(actor, task, one);
      demandVersion(task, version);
      return this.answered(actor, { task, one }, given);
    });
  }

  /** Inside a unit of work, rights looked at. The owner is told, and owes nothing of it while they look at it. */
  async answered(
    actor: Actor,
    { task, one }: { task: Task; one: TaskSubject },
    { text, attachmentIds = [] }: AnswerCaseTask,
  ): Promise<Task> {
    const { parts, tasks, files } = this.ground;
    const after = answered(task, this.moment(actor), text.trim());
    const kept = await parts.files.keep(actor, attachmentIds);
    await tasks.save(after);
    await files.add(
      task.id,
      kept.map((file) => ({ ...file, part: 'answer' as const })),
      parts.clock.now(),
    );
    await this.ground.written(actor, after, {
      step: 'answered',
      note: after.answer!,
      caseStep: 'task-answered',
    });
    await parts.owed.move(`task:${task.id}`, null, { reason: '', by: actor });
    const told = await this.ground.news(actor, { task: after, one }, await this.ground.supervisors(one));
    await parts.outbox.append('case-task.answered', one.id, told);
    return after;
  }

  /** @throws Refusal not-permitted, task-not-found, stale-edit, wrong-state */
  accept(actor: Actor, { id, version, note = '' }: On<{ note?: string }>): Promise<Task> {
    return this.supervising(actor, { id, version }, async (task, one) => {
      const { parts } = this.ground;
      const after = accepted(task, this.moment(actor));
      await this.ended(actor, after, { note, outcome: after.answer!, reached: 'yes', at: task.answeredAt! });
      await this.ground.written(actor, after, { step: 'accepted', note, caseStep: 'task-accepted' });
      await parts.outbox.append(
        'case-task.accepted',
        one.id,
        await this.ground.news(actor, { task: after, one }, []),
      );
      return after;
    });
  }

  /** Not enough: its clock begins anew. @throws Refusal not-permitted, task-not-found, stale-edit, wrong-state, invalid-payload */
  sendBack(actor: Actor, { id, version, reason, dueAt }: On<SendBackCaseTask>): Promise<Task> {
    return this.supervising(actor, { id, version }, async (task, one) => {
      const { parts, tasks } = this.ground;
      const now = parts.clock.now();
      const wanted = dueAt ? new Date(dueAt) : null;
      if (wanted && wanted <= now)
        throw new Refusal('invalid-payload', 'Ask for it by a time to come.', { field: 'dueAt' });
      const after = sentBack(task, await this.ground.timesOf(one, now, wanted));
      await tasks.save(after);
      await this.ground.written(actor, after, {
        step: 'sent-back',
        note: reason.trim(),
        caseStep: 'task-returned',
      });
      await parts.owed.move(`task:${id}`, after.dueAt, { reason: reason.trim(), by: actor });
      const told = await this.ground.news(actor, { task: after, one }, await this.ground.handlers(after));
      await parts.outbox.append('case-task.sent-back', one.id, {
        ...told,
        reason: reason.trim(),
        byMail: task.byMail,
      });
      if (task.byMail) await this.linking.make(actor, { task: after, one }, null);
      return after;
    });
  }

  /** @throws Refusal not-permitted, task-not-found, stale-edit, wrong-state */
  withdraw(actor: Actor, { id, version, reason }: On<WithdrawCaseTask>): Promise<Task> {
    return this.supervising(actor, { id, version }, async (task, one) => {
      const note = reason.trim();
      const after = withdrawn(task, this.moment(actor));
      await this.ended(actor, after, {
        note,
        outcome: note,
        reached: 'not-needed',
        at: this.ground.parts.clock.now(),
      });
      await this.ground.written(actor, after, { step: 'withdrawn', note, caseStep: 'task-withdrawn' });
      const told = await this.ground.news(actor, { task: after, one }, await this.ground.handlers(after));
      await this.ground.parts.outbox.append('case-task.withdrawn', one.id, { ...told, reason: note });
      return after;
    });
  }

  /** To a handler of the department, or back to all of it. @throws Refusal not-permitted, task-not-found, agent-not-found, wrong-state, stale-edit */
  hand(actor: Actor, command: On<{ handlerId: string | null; reason: string }>): Promise<Task> {
    const { id, version, handlerId, reason } = command;
    return this.ground.changing(id, async (task, one) => {
      if (!SubjectAccess.maySupervise(actor, one)) await this.ground.demandWork(actor, task, one);
      demandVersion(task, version);
      const department = await this.ground.parts.directory.find(task.departmentId);
      if (handlerId && !department?.agentIds.includes(handlerId))
        throw new Refusal('agent-not-found', 'Nobody of this department is called so.', {
          field: 'handlerId',
        });
      const after = handed(task, handlerId);
      await this.ground.tasks.save(after);
      await this.ground.written(actor, after, { step: 'handed', note: reason.trim() });
      const told = await this.ground.news(actor, { task: after, one }, handlerId ? [handlerId] : []);
      await this.ground.parts.outbox.append('case-task.handed', one.id, { ...told, fromId: task.handlerId });
      return after;
    });
  }

  private supervising(
    actor: Actor,
    { id, version }: On<{ version?: number | undefined }>,
    change: (task: Task, one: TaskSubject) => Promise<Task>,
  ): Promise<Task> {
    return this.ground.changing(id, async (task, one) => {
      await this.ground.demandSupervision(actor, task, one);
      demandVersion(task, version);
      return change(task, one);
    });
  }

  private async ended(
    actor: Actor,
    after: Task,
    how: { note: string; outcome: string; reached: 'yes' | 'not-needed'; at: Date },
  ): Promise<void> {
    const { parts, tasks, links } = this.ground;
    await tasks.save(after);
    await links.revokeOf(after.id, parts.clock.now());
    const { at, outcome, reached } = how;
    await parts.owed.settle(`task:${after.id}`, { at, outcome: outcome.slice(0, 2_000), reached, by: actor });
    if (after.caseId) await parts.door.askedOrAnswered(actor, after.caseId);
  }

  private moment(actor: Actor): { now: Date; byName: string } {
    return { now: this.ground.parts.clock.now(), byName: refOf(actor).name };
  }
}
