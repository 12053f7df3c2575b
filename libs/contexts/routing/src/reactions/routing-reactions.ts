import type { ConversationChange, DomainEvent } from '@yingda/events';
import type { Clock, Handlers, Relay, Timers } from '@yingda/platform';
import { REST_MS } from '../domain/waiting';
import type { AgentPool } from '../ports';
import type { HandleTimes } from '../storage/handle-times';
import type { MissedOffers } from '../storage/missed-offers';
import type { QueueTable } from '../storage/queue';
import type { DrainQueues } from '../use-cases/drain-queues';
import { OFFER_TIMER } from '../use-cases/place-next';
import { REST_TIMER } from '../use-cases/routing-timers';
import type { QueueWatcher } from '../use-cases/queue-watcher';
import type { ReturnConversations } from '../use-cases/return-conversations';

type Of<N extends keyof Handlers & DomainEvent['name']> = DomainEvent<N>;

/** Anything that happened to a conversation. */
interface Happened {
  occurredAt: string;
  payload: ConversationChange;
}

/** What the reactions write to. */
export interface RoutingTables {
  queue: QueueTable;
  handleTimes: HandleTimes;
  missedOffers: MissedOffers;
}

/** What they set going. */
export interface RoutingMoves {
  returns: ReturnConversations;
  drain: DrainQueues;
  watcher: QueueWatcher;
}

/** Keeps the queue in step with what happens to conversations and agents, and drains it whenever that may help. */
export class RoutingReactions {
  constructor(
    private readonly tables: RoutingTables,
    private readonly needs: { pool: AgentPool; timers: Timers; clock: Clock },
    private readonly moves: RoutingMoves,
  ) {}

  register(relay: Relay): void {
    relay.subscribe('routing', {
      'conversation.queued': (event) => this.queued(event),
      'conversation.assigned': async (event) => {
        await this.left(event);
        await this.drainTeamsOf(event.payload.previousAgentId);
      },
      'conversation.declined': (event) => this.declined(event),
      'conversation.accepted': async (event) => {
        await this.left(event);
        await this.tables.missedOffers.forget(event.payload.agentId);
      },
      'conversation.transferred': async (event) => {
        // To a team: `conversation.queued` says so, and enters it there.
        if (event.payload.to.agentId) await this.left(event);
        await this.drainTeamsOf(event.payload.from.agentId);
      },
      'conversation.closed': (event) => this.closed(event),
      'conversation.abandoned': (event) => this.ended(event),
      'conversation.merged': (event) => this.ended(event),
      ...this.ofAgents(),
    });
  }

  private ofAgents(): Handlers {
    return {
      'presence.changed': (event) => this.presenceChanged(event),
      'agent.lost': ({ payload }) => this.agentGone(payload.agentId),
      // What they had is handed over by conversations; here only who is there has changed.
      'agent.deactivated': async ({ payload }) =>
        this.agentsChanged(await this.needs.pool.teamsOf(payload.agentId)),
      'agent.reactivated': ({ payload }) => this.drainTeamsOf(payload.agentId),
      'agent.updated': async ({ payload }) => this.agentsChanged(payload.teamIds),
      'team.updated': async ({ payload }) => this.agentsChanged([payload.teamId]),
    };
  }

  private async queued({ id, occurredAt, payload }: Of<'conversation.queued'>): Promise<void> {
    const { conversation, teamId, reason } = payload;
    const previous = await this.tables.queue.find(conversation.id);
    const entry = {
      conversationId: conversation.id,
      teamId,
      enteredBy: id,
      at: new Date(occurredAt),
      // Whoever comes back or from another team has waited before. After an offer it keeps the place it has here.
      front: payload.first ?? reason !== 'opened',
      queuedAt: new Date(conversation.queuedAt ?? occurredAt),
    };
    await (reason === 'declined' || reason === 'missed'
      ? this.tables.queue.reenter(entry)
      : this.tables.queue.enter(entry));
    if (previous && previous.teamId !== teamId) this.moves.watcher.changed(previous.teamId);
    this.moves.watcher.changed(teamId);
    this.moves.drain.request([teamId]);
  }

  // One missed was taken back by routing itself (use-cases/miss-offer.ts). `conversation.queued` follows and drains.
  private async declined({ payload }: Of<'conversation.declined'>): Promise<void> {
    if (payload.missed) return;
    const restUntil = new Date(this.needs.clock.now().getTime() + REST_MS);
    const decline = { conversationId: payload.conversation.id, agentId: payload.agentId, restUntil };
    const teamId = await this.tables.queue.decline(decline);
    await this.needs.timers.clear(OFFER_TIMER, payload.conversation.id);
    if (teamId) await this.needs.timers.set(REST_TIMER, teamId, restUntil, { teamId });
  }

  private async closed(event: Of<'conversation.closed'>): Promise<void> {
    const { id, teamId, acceptedAt, closedAt } = event.payload.conversation;
    if (teamId && acceptedAt && closedAt) {
      const seconds = Math.max(0, Math.round((Date.parse(closedAt) - Date.parse(acceptedAt)) / 1_000));
      await this.tables.handleTimes.record({
        teamId,
        conversationId: id,
        seconds,
        closedAt: new Date(closedAt),
      });
    }
    await this.ended(event);
  }

  private async ended(event: Happened): Promise<void> {
    const { agentId, teamId } = event.payload.conversation;
    await this.left(event);
    await this.drainTeamsOf(agentId);
    if (teamId) this.moves.drain.request([teamId]);
  }

  private async left({ occurredAt, payload }: Happened): Promise<void> {
    const { id } = payload.conversation;
    const teamId = await this.tables.queue.leave(id, new Date(occurredAt));
    if (!teamId) return;
    await this.needs.timers.clear(OFFER_TIMER, id);
    this.moves.watcher.changed(teamId);
  }

  private async presenceChanged({ payload }: Of<'presence.changed'>): Promise<void> {
    const { agentId, state, previous } = payload;
    if (state === 'online' && previous !== 'online') await this.tables.missedOffers.forget(agentId);
    this.agentsChanged(await this.needs.pool.teamsOf(agentId));
  }

  private async agentGone(agentId: string): Promise<void> {
    await this.moves.returns.execute(agentId);
    this.agentsChanged(await this.needs.pool.teamsOf(agentId));
  }

  // Who is there changes the estimates of a queue even when nothing can be placed.
  private agentsChanged(teamIds: string[]): void {
    for (const teamId of teamIds) this.moves.watcher.changed(teamId);
    this.moves.drain.request(teamIds);
  }

  private async drainTeamsOf(agentId: string | null | undefined): Promise<void> {
    if (agentId) this.moves.drain.request(await this.needs.pool.teamsOf(agentId));
  }
}
