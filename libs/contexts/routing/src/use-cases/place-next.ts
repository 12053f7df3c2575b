import type { SystemActor } from '@yingda/events';
import type { Clock, Timers, UnitOfWork } from '@yingda/platform';
import { choose, isFree, type Choice } from '../domain/choose-agent';
import { isNoLongerWaiting } from '../domain/refusals';
import { HOLD_MS } from '../domain/waiting';
import type { AgentPool, ConversationActions } from '../ports';
import type { QueueRow, QueueTable } from '../storage/queue';
import type { QueueWatcher } from './queue-watcher';

/** Who acts when routing does. */
export const ROUTING: SystemActor = { kind: 'system', name: 'routing' };
/** Kind of the timers that end offers; the key is the conversation's id. */
export const OFFER_TIMER = 'routing.offer';

// So many are looked at for one decision; those before them are resting or held.
const LOOK_AHEAD = 200;

/** `placed`: call again. `changed`: somebody was quicker, call again. `idle`: nothing can be placed now. */
export type Placement = 'placed' | 'changed' | 'idle';

/** Gives one waiting conversation of a team to one agent. */
export class PlaceNext {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly queue: QueueTable,
    private readonly pool: AgentPool,
    private readonly conversations: ConversationActions,
    private readonly timers: Timers,
    private readonly watcher: QueueWatcher,
  ) {}

  /** One decision, one transaction; not to be called inside another, which would keep its locks. */
  async execute(teamId: string): Promise<Placement> {
    const tried: { choice: Choice | null } = { choice: null };
    try {
      return await this.unitOfWork.run(() => this.decide(teamId, tried));
    } catch (error) {
      // One conversation that cannot be placed must not stop the whole queue behind it.
      const { choice } = tried;
      if (choice)
        await this.queue.hold(choice.conversationId, new Date(this.clock.now().getTime() + HOLD_MS));
      throw error;
    }
  }

  // The team's lock makes this the only decider about this queue. An agent of two teams can be chosen in both at once,
  // so their row is locked too and the load is read again under it. Only one agent is locked in a transaction, after
  // which comes the conversation, so no two deciders can wait for each other. That the conversation still waits is
  // decided by the conversation, under its own lock.
  private async decide(teamId: string, tried: { choice: Choice | null }): Promise<Placement> {
    await this.queue.lockTeam(teamId);
    const waiting = await this.queue.firstOf(teamId, LOOK_AHEAD);
    if (waiting.length === 0) return 'idle';
    const choice = choose(waiting, await this.pool.candidates(teamId), this.clock.now());
    if (!choice) return 'idle';
    tried.choice = choice;
    await this.pool.lock([choice.agentId]);
    const agent = (await this.pool.candidates(teamId)).find((one) => one.agentId === choice.agentId);
    if (!agent || !isFree(agent)) return 'changed';
    return this.place(
      choice,
      waiting.find((one) => one.conversationId === choice.conversationId)!,
    );
  }

  private async place(choice: Choice, row: QueueRow): Promise<Placement> {
    const team = await this.pool.team(row.teamId);
    this.watcher.changed(row.teamId);
    try {
      await this.unitOfWork.attempt(() =>
        team.automaticAccept
          ? this.assign(choice, row.teamId)
          : this.offer(choice, row.teamId, team.offerSeconds),
      );
      return 'placed';
    } catch (error) {
      if (!isNoLongerWaiting(error)) throw error;
      await this.queue.leaveStale(row);
      return 'changed';
    }
  }

  private async assign(choice: Choice, teamId: string): Promise<void> {
    await this.conversations.assign({ ...choice, teamId, automaticAccept: true, how: 'routed', by: ROUTING });
    await this.queue.leave(choice.conversationId);
  }

  private async offer(choice: Choice, teamId: string, seconds: number): Promise<void> {
    const at = this.clock.now();
    const expiresAt = new Date(at.getTime() + seconds * 1_000);
    await this.conversations.offer({ ...choice, teamId, expiresAt });
    await this.queue.offer({ ...choice, at, expiresAt });
    await this.timers.set(OFFER_TIMER, choice.conversationId, expiresAt, {
      conversationId: choice.conversationId,
      agentId: choice.agentId,
    });
  }
}
