import { refOf, type SystemActor } from '@yingda/events';
import type { Relay } from '@yingda/platform';
import { subjectOfCase } from '../../domain/tasks/task-subject';
import type { TaskGround } from './task-ground';
import type { TaskLinking } from './task-linking';
import type { WorkTasks } from './work-tasks';

const CASES: SystemActor = { kind: 'system', name: 'cases' };

/** Mails links; keeps what is owed with who owns the case; ends what was asked for a case that is over. */
export class TaskReactions {
  constructor(
    private readonly ground: TaskGround,
    private readonly linking: TaskLinking,
    private readonly work: WorkTasks,
  ) {}

  register(relay: Relay): void {
    relay.subscribe('case-tasks', {
      'case-task.link-made': ({ payload }) => this.linking.mail(payload),
      'case.handed-over': ({ payload }) => this.handedOver(payload.case.id, payload.reason),
      'feedback.decided': ({ payload }) => this.feedbackDone(payload.feedback.id),
      'feedback.told': ({ payload }) => this.feedbackDone(payload.feedback.id),
      'case.closed': ({ payload }) => this.closed(payload.case.id, refOf(CASES).name),
    });
  }

  private async handedOver(caseId: string, reason: string): Promise<void> {
    const { ownerId } = subjectOfCase((await this.ground.parts.cases.find(caseId))!);
    for (const task of await this.ground.tasks.ofCase(caseId))
      if (!task.endedAt) await this.ground.parts.owed.hand(`task:${task.id}`, ownerId, { reason, by: CASES });
  }

  /** What was answered was of use; what nobody answered is not needed any more. What goes on as a case went with it. */
  private async feedbackDone(feedbackId: string): Promise<void> {
    if ((await this.ground.parts.feedback.find(feedbackId))?.state !== 'done') return;
    for (const { id, state, caseId, endedAt } of await this.ground.tasks.ofFeedback(feedbackId)) {
      if (caseId || endedAt) continue;
      if (state === 'answered') await this.work.accept(CASES, { id });
      else await this.work.withdraw(CASES, { id, reason: refOf(CASES).name });
    }
  }

  private async closed(caseId: string, reason: string): Promise<void> {
    const one = await this.ground.parts.cases.find(caseId);
    // It may have been reopened before this was heard.
    if (!one?.closedAt) return;
    for (const task of await this.ground.tasks.ofCase(caseId))
      if (!task.endedAt) await this.work.withdraw(CASES, { id: task.id, reason });
  }
}
