import { refOf, type SystemActor } from '@yingda/events';
import type { Relay } from '@yingda/platform';
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
      'case.handed-over': ({ payload }) =>
        this.handedOver(payload.case.id, payload.case.ownerId, payload.reason),
      'case.closed': ({ payload }) => this.closed(payload.case.id, refOf(CASES).name),
    });
  }

  private async handedOver(caseId: string, ownerId: string | null, reason: string): Promise<void> {
    for (const task of await this.ground.tasks.ofCase(caseId))
      if (!task.endedAt) await this.ground.parts.owed.hand(`task:${task.id}`, ownerId, { reason, by: CASES });
  }

  private async closed(caseId: string, reason: string): Promise<void> {
    const one = await this.ground.parts.cases.find(caseId);
    // It may have been reopened before this was heard.
    if (!one?.closedAt) return;
    for (const task of await this.ground.tasks.ofCase(caseId))
      if (!task.endedAt) await this.work.withdraw(CASES, { id: task.id, reason });
  }
}
