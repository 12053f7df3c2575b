import { newId, type Clock, type Log, type UnitOfWork } from '@yingda/platform';
import type { ConversationStandings, HeldConversation, WaitingConversation } from '../ports';
import type { DrainQueues } from './drain-queues';
import type { EnterQueue } from './enter-queue';
import type { MissOffer } from './miss-offer';
import type { QueueWatcher } from './queue-watcher';
import type { ReturnConversations } from './return-conversations';

/** Events need no longer than this; what stands longer was lost. Wider than clocks of nodes differ. */
const ON_THEIR_WAY_MS = 30_000;

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
    private readonly enterQueue: EnterQueue,
    private readonly standings: ConversationStandings,
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
    const settled = new Date(this.clock.now().getTime() - ON_THEIR_WAY_MS);
    for (const [agentId, ids] of await this.held(settled))
      await this.attempt(() => this.remedies.returns.execute(agentId, [...ids]));
    for (const offer of await this.ask(() => this.standings.offeredUntil(settled)))
      await this.attempt(() => this.remedies.missOffer.execute(offer));
    for (const one of await this.ask(() => this.standings.withoutPlace(settled)))
      await this.attempt(() => this.enter(one));
  }

  // Of an agent who is lost or never was here: whatever waits for us. Most of it goes back when they are lost; not what
  // crossed that moment, what was written since, or what an account holds that nobody has signed in to. What waits for
  // its customer stays theirs. Of an account that has ended: everything.
  private async held(settled: Date): Promise<Map<string, Set<string>>> {
    const byAgent = new Map<string, Set<string>>();
    const add = ({ agentId, conversationId }: HeldConversation) =>
      byAgent.set(agentId, (byAgent.get(agentId) ?? new Set()).add(conversationId));
    (await this.ask(() => this.standings.waitingWithLost())).forEach(add);
    (await this.ask(() => this.standings.heldByEnded(settled))).forEach(add);
    return byAgent;
  }

  private async enter(one: WaitingConversation): Promise<void> {
    await this.enterQueue.execute({ ...one, enteredBy: newId(), at: this.clock.now() });
    this.remedies.watcher.changed(one.teamId);
    this.remedies.drain.request([one.teamId]);
  }

  private async ask<T>(question: () => Promise<T[]>): Promise<T[]> {
    let answer: T[] = [];
    await this.attempt(async () => void (answer = await question()));
    return answer;
  }

  private async attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.error({ err: error }, 'A forgotten conversation could not be helped and is tried again');
    }
  }
}
