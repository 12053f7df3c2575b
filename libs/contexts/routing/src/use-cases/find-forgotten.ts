import { newId, type Clock, type Log, type UnitOfWork } from '@yingda/platform';
import type { ConversationActions, Forgotten } from '../ports';
import type { QueueTable } from '../storage/queue';
import type { DrainQueues } from './drain-queues';
import type { MissOffer } from './miss-offer';
import type { QueueWatcher } from './queue-watcher';
import type { ReturnConversations } from './return-conversations';

/** What is done about what was found. */
export interface Remedies {
  returns: ReturnConversations;
  missOffer: MissOffer;
  drain: DrainQueues;
  watcher: QueueWatcher;
}

/**
 * Finds conversations that events have lost: a colleague transferred to an agent who went away in that moment, a customer
 * answered somebody who had gone home, an offer's timer went with a fact heard late. Part of every sweep.
 */
export class FindForgotten {
  private running: Promise<void> | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly queue: QueueTable,
    private readonly conversations: ConversationActions,
    private readonly remedies: Remedies,
    private readonly log: Log,
  ) {}

  /** After the current unit of work's commit: each is a transaction of its own, so that one that fails holds up none. */
  request(): void {
    this.unitOfWork.afterCommit(() => {
      this.running ??= this.find().finally(() => (this.running = null));
    });
  }

  /** Resolves when nothing requested is being worked on. */
  async settled(): Promise<void> {
    await this.running;
  }

  private async find(): Promise<void> {
    let found: Forgotten = { held: [], overdue: [], unqueued: [] };
    await this.attempt(async () => void (found = await this.conversations.forgotten(this.clock.now())));
    const byAgent = new Map<string, string[]>();
    for (const { agentId, conversationId } of found.held)
      byAgent.set(agentId, [...(byAgent.get(agentId) ?? []), conversationId]);
    for (const [agentId, ids] of byAgent)
      await this.attempt(() => this.remedies.returns.execute(agentId, ids));
    for (const offer of found.overdue) await this.attempt(() => this.remedies.missOffer.execute(offer));
    for (const one of found.unqueued) await this.attempt(() => this.enter(one));
  }

  private async enter(one: Forgotten['unqueued'][number]): Promise<void> {
    await this.queue.enter({ ...one, enteredBy: newId(), at: this.clock.now() });
    this.remedies.watcher.changed(one.teamId);
    this.remedies.drain.request([one.teamId]);
  }

  private async attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.error({ err: error }, 'A forgotten conversation could not be helped and is tried again');
    }
  }
}
