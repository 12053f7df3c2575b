import type { Actor } from '@yingda/events';
import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import type { CallbackParts } from './plan-callback';
import type { DrainQueues } from './drain-queues';

/** A customer who left a message, or was to be called, waits after all: at their own place, as if they had never gone. */
export class RejoinQueue {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly parts: CallbackParts,
    private readonly drain: DrainQueues,
  ) {}

  /** Nothing happens when they wait already, or somebody answers by now. @throws Refusal conversation-not-found, not-permitted */
  async execute(actor: Actor, { conversationId }: { conversationId: string }): Promise<void> {
    const { callbacks, enterQueue, watcher, planning } = this.parts;
    await this.unitOfWork.run(async () => {
      await callbacks.lock(conversationId);
      const known = await callbacks.openOf(conversationId);
      // An agent who has taken it is about to call.
      if (known?.state === 'taken') return;
      await planning.rejoin(conversationId, { cancelled: known !== null }, actor);
      if (known) {
        await callbacks.cancel(known.id, this.clock.now());
        await this.outbox.append('callback.cancelled', conversationId, {
          callbackId: known.id,
          conversationId,
        });
      }
      const teamId = await enterQueue.setApart(conversationId, null);
      if (!teamId) return;
      watcher.changed(teamId);
      this.drain.request([teamId]);
    });
  }
}
