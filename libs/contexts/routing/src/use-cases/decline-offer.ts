import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import type { DrainQueues } from './drain-queues';
import type { EndOffer } from './end-offer';
import type { QueueWatcher } from './queue-watcher';

/** An agent does not want what they were offered: it goes to the next one. */
export class DeclineOffer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly endOffer: EndOffer,
    private readonly drain: DrainQueues,
    private readonly watcher: QueueWatcher,
  ) {}

  async execute(actor: Actor, command: { conversationId: string }): Promise<void> {
    if (actor.kind !== 'agent') throw new Refusal('not-permitted', 'Only agents are offered conversations.');
    await this.unitOfWork.run(async () => {
      const ending = { ...command, agentId: actor.agentId, reason: 'declined', by: actor } as const;
      const teamId = await this.endOffer.execute(ending);
      if (!teamId) {
        throw new Refusal('conversation-not-open', 'This conversation is not offered to you any more.');
      }
      this.watcher.changed(teamId);
      this.drain.request([teamId]);
    });
  }
}
