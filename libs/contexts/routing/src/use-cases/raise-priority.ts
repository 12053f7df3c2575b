import { Refusal } from '@yingda/contracts/names';
import type { UnitOfWork } from '@yingda/platform';
import { classify } from '../domain/classify';
import type { QueueTable } from '../storage/queue';
import type { RulesTable } from '../storage/rules';
import type { DrainQueues } from './drain-queues';
import type { QueueWatcher } from './queue-watcher';

/** Puts a waiting conversation before all in its queue that have not waited before, as long as it waits there. */
export class RaisePriority {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tables: { queue: QueueTable; rules: RulesTable },
    private readonly after: { drain: DrainQueues; watcher: QueueWatcher },
  ) {}

  /** @throws Refusal conversation-not-open when it does not wait */
  async execute(conversationId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { queue, rules } = this.tables;
      const found = await queue.find(conversationId);
      if (found) await queue.lockTeam(found.teamId);
      // Under the team's lock nobody gives it away or moves it meanwhile.
      const row = found && (await queue.find(conversationId));
      if (!row || row.teamId !== found.teamId)
        throw new Refusal('conversation-not-open', 'It does not wait in a queue.');
      if (row.front) return;
      const known = { ...row, channel: row.channel ?? ('web' as const) };
      const classified = classify(known, (await rules.of(row.teamId)).rules, { ...row, front: true });
      await queue.toFront(conversationId, classified);
      this.after.watcher.changed(row.teamId);
      this.after.drain.request([row.teamId]);
    });
  }
}
