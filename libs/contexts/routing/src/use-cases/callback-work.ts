import { Refusal, type CallOutcome } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';
import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { isNoLongerWaiting } from '../domain/refusals';
import type { Callback, CallbackTable } from '../storage/callbacks';
import type { TakeFromQueue } from './take-from-queue';

/** What agents do about promised calls. */
export class CallbackWork {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly callbacks: CallbackTable,
    private readonly takeFromQueue: TakeFromQueue,
  ) {}

  /**
   * The agent calls this customer, and has the conversation while it still waits. Of two at once the conversation lets
   * one have it. @throws Refusal not-permitted, callback-not-found, already-taken
   */
  async take(actor: Actor, id: string): Promise<Callback> {
    const agent = whoServes(actor);
    const callback = await this.openOne(id);
    if (callback.agentId === agent.agentId) return callback;
    if (agent.permissions['conversation.serve'] !== 'all' && !agent.teamIds.includes(callback.teamId))
      throw new Refusal('not-permitted', 'This call belongs to a team you are not in.');
    if (callback.agentId !== null)
      throw new Refusal('already-taken', 'A colleague has this call.', { byAgentId: callback.agentId });
    const { conversationId } = callback;
    try {
      await this.takeFromQueue.execute(actor, { conversationId });
    } catch (error) {
      // The conversation has ended, or is with somebody; a call is owed all the same.
      if (!isNoLongerWaiting(error) || error.code === 'already-taken') throw error;
    }
    await this.unitOfWork.run(() => this.callbacks.take(id, agent.agentId));
    return this.openOne(id);
  }

  /** Sent again, an attempt is counted once. @throws Refusal not-permitted, callback-not-found */
  async attempted(
    actor: Actor,
    { id, attempt, outcome }: { id: string; attempt: number; outcome: CallOutcome },
  ): Promise<Callback> {
    const { agentId } = whoServes(actor);
    return this.unitOfWork.run(async () => {
      const before = await this.callbacks.find(id);
      if (!before) throw notFound();
      await this.callbacks.lock(before.conversationId);
      const callback = (await this.callbacks.find(id))!;
      if (callback.attempts >= attempt) return callback;
      if (callback.agentId !== agentId || callback.state !== 'taken')
        throw new Refusal('not-permitted', 'Take the call first.');
      const count = callback.attempts + 1;
      const done = outcome === 'answered';
      await this.callbacks.attempted(id, { count, outcome, at: this.clock.now(), done });
      const { conversationId } = callback;
      await this.outbox.append('callback.attempted', conversationId, {
        ...{ callbackId: id, conversationId, agentId, attempt: count, outcome, done },
      });
      return (await this.callbacks.find(id))!;
    });
  }

  private async openOne(id: string): Promise<Callback> {
    const callback = await this.callbacks.find(id);
    if (!callback || callback.state === 'done' || callback.state === 'cancelled') throw notFound();
    return callback;
  }
}

function whoServes(actor: Actor): AgentActor {
  if (actor.kind === 'agent' && (actor.permissions['conversation.serve'] ?? 'none') !== 'none') return actor;
  throw new Refusal('not-permitted', 'Customers are called by those who serve them.');
}

function notFound(): Refusal {
  return new Refusal('callback-not-found', 'There is no such call, or it is over.');
}
