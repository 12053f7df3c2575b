import type { ConversationChange, DomainEvent } from '@yingda/events';
import type { Clock, Handlers, Relay, Timers } from '@yingda/platform';
import { REST_MS } from '../domain/waiting';
import type { AgentPool } from '../ports';
import type { AgentPaces } from '../storage/agent-paces';
import type { CallbackTable } from '../storage/callbacks';
import type { DecisionsTable } from '../storage/decisions';
import type { HandleTimes } from '../storage/handle-times';
import type { MissedOffers } from '../storage/missed-offers';
import type { QueueTable } from '../storage/queue';
import type { RulesTable } from '../storage/rules';
import type { Unanswered } from '../storage/unanswered';
import type { DrainQueues } from '../use-cases/drain-queues';
import type { EnterQueue } from '../use-cases/enter-queue';
import type { MissReply } from '../use-cases/miss-reply';
import { OFFER_TIMER } from '../use-cases/place-next';
import { REST_TIMER } from '../use-cases/routing-timers';
import type { QueueWatcher } from '../use-cases/queue-watcher';
import type { ReturnConversations } from '../use-cases/return-conversations';

type Of<N extends keyof Handlers & DomainEvent['name']> = DomainEvent<N>;

type PromiseEventName = 'promise.made' | 'promise.due' | 'promise.broken' | 'promise.moved' | 'promise.kept';

/** Anything that happened to a conversation. */
interface Happened {
  occurredAt: string;
  payload: ConversationChange;
}

/** What the reactions write to. */
export interface RoutingTables {
  queue: QueueTable;
  handleTimes: HandleTimes;
  paces: AgentPaces;
  missedOffers: MissedOffers;
  decisions: DecisionsTable;
  rules: RulesTable;
  unanswered: Unanswered;
  callbacks: CallbackTable;
}

/** What they set going. */
export interface RoutingMoves {
  returns: ReturnConversations;
  drain: DrainQueues;
  enterQueue: EnterQueue;
  missReply: MissReply;
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
        const { agentId, conversation } = event.payload;
        await this.tables.decisions.given(agentId, new Date(event.occurredAt));
        await this.tables.callbacks.given(conversation.id, agentId);
        await this.left(event);
        await this.expectReply(event);
        await this.drainTeamsOf(event.payload.previousAgentId);
      },
      'conversation.declined': (event) => this.declined(event),
      'conversation.accepted': async (event) => {
        await this.left(event);
        await this.expectReply(event);
        await this.tables.missedOffers.forget(event.payload.agentId);
      },
      'conversation.transferred': async (event) => {
        // To a team: `conversation.queued` says so, and enters it there.
        if (event.payload.to.agentId) await this.left(event);
        await this.drainTeamsOf(event.payload.from.agentId);
      },
      'conversation.updated': (event) => this.updated(event),
      'conversation.closed': (event) => this.closed(event),
      'conversation.abandoned': (event) => this.ended(event),
      'conversation.merged': (event) => this.ended(event),
      'customer.updated': async ({ payload }) =>
        this.renewed(await this.moves.enterQueue.renewOf(payload.customerId)),
      'customer.stage-changed': async ({ payload }) =>
        this.renewed(await this.moves.enterQueue.renewOf(payload.customerId)),
      'segment.updated': async ({ payload }) =>
        this.renewed(await this.moves.enterQueue.segmentChanged(payload.segmentId)),
      'identity.joined': async ({ payload }) =>
        this.renewed(await this.moves.enterQueue.renewOf(payload.toCustomerId)),
      ...this.ofPromises(),
      ...this.ofAgents(),
    });
  }

  /** Whatever makes a promise due, or no longer so, may bring its customer forward. */
  private ofPromises(): Handlers {
    const changed = async ({ payload: { promise } }: DomainEvent<PromiseEventName>) => {
      if (promise.customerId) this.renewed(await this.moves.enterQueue.renewOf(promise.customerId));
    };
    return {
      'promise.made': changed,
      'promise.due': changed,
      'promise.broken': changed,
      'promise.moved': changed,
      'promise.kept': changed,
    };
  }

  private ofAgents(): Handlers {
    return {
      'presence.changed': (event) => this.presenceChanged(event),
      'agent.lost': ({ payload }) => this.agentGone(payload.agentId),
      // What they had is handed over by conversations; here only who is there has changed.
      'agent.deactivated': async ({ payload }) =>
        this.accountsChanged(await this.needs.pool.teamsOf(payload.agentId)),
      'agent.reactivated': async ({ payload }) =>
        this.accountsChanged(await this.needs.pool.teamsOf(payload.agentId)),
      'agent.updated': ({ payload }) => this.accountsChanged(payload.teamIds),
      'team.updated': ({ payload }) => this.accountsChanged([payload.teamId]),
      'shift.updated': ({ payload }) => this.accountsChanged([payload.teamId]),
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
      apart: conversation.leftMessage ? ('message' as const) : null,
    };
    if (reason !== 'opened') await this.tables.callbacks.released(conversation.id);
    // Another team begins anew, and so does who comes back after the end.
    if (reason === 'transferred' || reason === 'reopened')
      await this.tables.unanswered.forget(conversation.id);
    const back = reason === 'declined' || reason === 'missed';
    await this.moves.enterQueue.execute(entry, back ? 'again' : 'anew');
    if (conversation.leftMessage) await this.setApart(conversation);
    if (previous && previous.teamId !== teamId) this.moves.watcher.changed(previous.teamId);
    this.moves.watcher.changed(teamId);
    this.moves.drain.request([teamId]);
  }

  private async updated({ payload: { conversation } }: Of<'conversation.updated'>): Promise<void> {
    if (conversation.status !== 'queued' && conversation.status !== 'offered') return;
    await this.setApart(conversation);
    this.renewed(await this.moves.enterQueue.renew(conversation.id));
  }

  private renewed(teamIds: string[]): void {
    for (const teamId of teamIds) this.moves.watcher.changed(teamId);
    this.moves.drain.request(teamIds);
  }

  private async expectReply({
    payload,
  }: Of<'conversation.assigned'> | Of<'conversation.accepted'>): Promise<void> {
    const { id: conversationId, teamId, assignedAt, acceptedAt } = payload.conversation;
    const at = acceptedAt ?? assignedAt;
    const { agentId } = payload;
    if (at) await this.moves.missReply.expect({ conversationId, agentId }, { teamId, at: new Date(at) });
  }

  // Whoever leaves a message or is to be called lets those go before them who wait in front of it. A call that is owed
  // says more than this event, which may be heard late.
  private async setApart({ id, leftMessage }: { id: string; leftMessage: boolean }): Promise<void> {
    const row = await this.tables.queue.find(id);
    if (!row || (row.apart === null && !leftMessage)) return;
    const callback = await this.tables.callbacks.openOf(id);
    const apart = callback ? 'callback' : leftMessage ? 'message' : null;
    if (row.apart === apart) return;
    await this.moves.enterQueue.setApart(id, apart, callback?.from ?? null);
    this.moves.watcher.changed(row.teamId);
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
    const { id, teamId, agentId, acceptedAt, closedAt } = event.payload.conversation;
    if (teamId && acceptedAt && closedAt) {
      const seconds = Math.max(0, Math.round((Date.parse(closedAt) - Date.parse(acceptedAt)) / 1_000));
      const time = { conversationId: id, seconds, closedAt: new Date(closedAt) };
      await this.tables.handleTimes.record({ teamId, ...time });
      if (agentId) await this.tables.paces.record({ agentId, ...time });
    }
    await this.ended(event);
  }

  private async ended(event: Happened): Promise<void> {
    const { id, agentId, teamId } = event.payload.conversation;
    await this.tables.unanswered.forget(id);
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
    await this.agentsChanged(await this.needs.pool.teamsOf(agentId));
  }

  private async agentGone(agentId: string): Promise<void> {
    await this.moves.returns.execute(agentId);
    await this.agentsChanged(await this.needs.pool.teamsOf(agentId));
  }

  private async accountsChanged(teamIds: string[]): Promise<void> {
    this.needs.pool.forget();
    await this.agentsChanged(teamIds);
  }

  // Who is there changes the estimates of a queue even when nothing can be placed.
  private async agentsChanged(teamIds: string[]): Promise<void> {
    for (const teamId of teamIds) this.moves.watcher.changed(teamId);
    await this.drain(teamIds);
  }

  private async drainTeamsOf(agentId: string | null | undefined): Promise<void> {
    if (agentId) await this.drain(await this.needs.pool.teamsOf(agentId));
  }

  // Whoever has room may be needed by the teams they help, too.
  private async drain(teamIds: string[]): Promise<void> {
    this.moves.drain.request([...new Set([...teamIds, ...(await this.tables.rules.helpedBy(teamIds))])]);
  }
}
