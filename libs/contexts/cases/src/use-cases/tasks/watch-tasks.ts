import type { SystemActor } from '@yingda/events';
import { noticed } from '../../domain/tasks/task';
import { TASK_TIMER, type TaskGround } from './task-ground';

const CLOCK: SystemActor = { kind: 'system', name: 'cases' };

/** Notices what is nearly over and what is over, at most a second late and noted with the time it was due. */
export class WatchTasks {
  constructor(private readonly ground: TaskGround) {
    ground.parts.timers.on<{ taskId: string }>(TASK_TIMER, ({ taskId }) => this.notice(taskId));
  }

  private async notice(taskId: string): Promise<void> {
    await this.ground.changing(taskId, async (task, one) => {
      const { parts, tasks } = this.ground;
      const { after, marks } = noticed(task, parts.clock.now());
      if (marks.length > 0) await tasks.save(after);
      const supervisors = await this.ground.supervisors(one);
      const handlers = await this.ground.handlers(after);
      const leads = (await parts.staff.leadsOf(one.teamId)).map(({ id }) => id);
      for (const { clock, what, at } of marks) {
        const breach = what === 'breach';
        await this.ground.written(CLOCK, after, { step: breach ? 'breached' : 'warned', note: clock, at });
        const called = breach ? [...supervisors, ...handlers, ...leads] : [...supervisors, ...handlers];
        const told = {
          ...(await this.ground.news(CLOCK, { task: after, one }, called)),
          clock,
          dueAt: at.toISOString(),
        };
        if (breach) await parts.outbox.append('case-task.breached', one.id, told);
        else await parts.outbox.append('case-task.warned', one.id, told);
      }
      await this.ground.setTimer(after);
    });
  }
}
