import type { SystemActor } from '@yingda/events';
import type { Clock, Timers, UnitOfWork } from '@yingda/platform';
import { decide, type Decision, isAnybodyAble, stillCan } from '../domain/decide';
import { keptExplanation } from '../domain/explanation';
import { isNoLongerWaiting } from '../domain/refusals';
import { HOLD_MS } from '../domain/waiting';
import type { AgentPool, ConversationActions } from '../ports';
import type { DecisionsTable } from '../storage/decisions';
import type { Line } from '../storage/line';
import type { QueueTable } from '../storage/queue';
import type { QueueRow } from '../storage/queue-row';
import type { QueueWatcher } from './queue-watcher';
import { present, type Situations } from './situations';

/** Who acts when routing does. */
export const ROUTING: SystemActor = { kind: 'system', name: 'routing' };
/** Kind of the timers that end offers; the key is the conversation's id. */
export const OFFER_TIMER = 'routing.offer';

/** `placed`: call again. `changed`: somebody was quicker, call again. `idle`: nothing can be placed now. */
export type Placement = 'placed' | 'changed' | 'idle';

/** What decisions are made from and written to. */
export interface PlacingTables {
  queue: QueueTable;
  line: Line;
  decisions: DecisionsTable;
  situations: Situations;
}

/** Gives one waiting conversation of a team to one agent. */
export class PlaceNext {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly tables: PlacingTables,
    private readonly pool: AgentPool,
    private readonly conversations: ConversationActions,
    private readonly timers: Timers,
    private readonly watcher: QueueWatcher,
  ) {}

  /** One decision, one transaction; not to be called inside another, which would keep its locks. */
  async execute(teamId: string): Promise<Placement> {
    const tried: { decision: Decision | null } = { decision: null };
    try {
      return await this.unitOfWork.run(() => this.decide(teamId, tried));
    } catch (error) {
      // One conversation that cannot be placed must not stop the whole queue behind it.
      const { decision } = tried;
      const until = new Date(this.clock.now().getTime() + HOLD_MS);
      if (decision) await this.tables.queue.hold(decision.conversationId, until);
      throw error;
    }
  }

  // The team's lock makes this the only decider about this queue. An agent of two teams, or one who helps another, can
  // be chosen in both at once, so their row is locked too and what they have is read again under it. Only one agent is
  // locked in a transaction, after which comes the conversation, so no two deciders can wait for each other. That the
  // conversation still waits is decided by the conversation, under its own lock.
  private async decide(teamId: string, tried: { decision: Decision | null }): Promise<Placement> {
    const { queue, line, situations } = this.tables;
    await queue.lockTeam(teamId);
    if (await line.isEmpty(teamId)) return 'idle';
    const situation = await situations.of(teamId);
    if (!isAnybodyAble(situation)) return 'idle';
    const { now } = situation;
    const waiting = await line.heads(teamId, { now, present: present(situation) });
    const decision = decide(waiting, situation);
    if (!decision) return 'idle';
    tried.decision = decision;
    await this.pool.lock([decision.agentId]);
    const row = waiting.find((one) => one.conversationId === decision.conversationId)!;
    const again = await situations.again(teamId, situation, decision.agentId);
    if (!again || !stillCan(row, again)) {
      this.pool.forget();
      return 'changed';
    }
    return this.place(decision, row);
  }

  private async place(decision: Decision, row: QueueRow): Promise<Placement> {
    const team = await this.pool.team(row.teamId);
    this.watcher.changed(row.teamId);
    try {
      await this.unitOfWork.attempt(() =>
        team.automaticAccept
          ? this.assign(decision, row.teamId)
          : this.offer(decision, row.teamId, team.offerSeconds),
      );
      return 'placed';
    } catch (error) {
      if (!isNoLongerWaiting(error)) throw error;
      await this.tables.queue.leaveStale(row);
      return 'changed';
    }
  }

  private async assign(decision: Decision, teamId: string): Promise<void> {
    const { conversationId, agentId } = decision;
    const how = { automaticAccept: true, how: 'routed', by: ROUTING } as const;
    await this.conversations.assign({ conversationId, agentId, teamId, ...how });
    await this.tables.queue.leave(conversationId);
    await this.keep(decision, teamId, 'assigned');
  }

  private async offer(decision: Decision, teamId: string, seconds: number): Promise<void> {
    const { conversationId, agentId } = decision;
    const at = this.clock.now();
    const expiresAt = new Date(at.getTime() + seconds * 1_000);
    await this.conversations.offer({ conversationId, agentId, teamId, expiresAt });
    await this.tables.queue.offer({ conversationId, agentId, at, expiresAt });
    await this.timers.set(OFFER_TIMER, conversationId, expiresAt, { conversationId, agentId });
    await this.keep(decision, teamId, 'offered');
  }

  private async keep(decision: Decision, teamId: string, how: 'assigned' | 'offered'): Promise<void> {
    const { conversationId, agentId, explanation } = decision;
    const kept = { conversationId, agentId, teamId, how, decidedAt: this.clock.now() };
    await this.tables.decisions.add({ ...kept, explanation: keptExplanation(explanation) });
  }
}
