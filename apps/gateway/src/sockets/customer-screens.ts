import type { ConversationChange } from '@yingda/events';
import {
  AgentCard,
  ConversationRow,
  CustomerConversation,
  PresenceChanged,
  QueuePlace,
} from '@yingda/contracts';
import type { Emitter } from './emitter';
import type { Lookups } from './lookups';
import { rooms } from './rooms';

/** What is looked up to fill a screen: implemented over the contexts' readers in `wiring`. */
export abstract class ScreenFacts {
  abstract customerConversation(conversationId: string): Promise<CustomerConversation | null>;
  abstract row(conversationId: string): Promise<ConversationRow | null>;
  abstract presence(agentId: string): Promise<PresenceChanged | null>;
  /** Places of all waiting conversations of a team, and the team's summary. */
  abstract queue(
    teamId: string,
  ): Promise<{ places: Map<string, QueuePlace>; waiting: number; oldestSince: string | null }>;
  /** Whether this customer may not write at the moment. */
  abstract blocked(customerId: string): Promise<boolean>;
}

const QUEUE_EVERY_MS = 1_000;

/** Screens that need a look-up before they can be told: the customer's view, offers, presence, places in a queue. */
export class CustomerScreens {
  private readonly shownAgent = new Map<string, string | null>();
  private readonly waitingTeams = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly emit: Emitter,
    private readonly facts: ScreenFacts,
    private readonly lookups: Lookups,
  ) {}

  /** Sends the customer's view anew; the change of agent is told by itself too. */
  refresh(conversationId: string): void {
    this.lookups.run(`conversation ${conversationId}`, () => this.tellCustomer(conversationId));
  }

  offer(change: ConversationChange & { agentId: string; expiresAt: string }): void {
    const { agentId, expiresAt } = change;
    this.lookups.run(`offer ${change.conversation.id} ${agentId}`, async () => {
      const conversation = await this.facts.row(change.conversation.id);
      // Told late, it may be over by now.
      if (conversation?.status !== 'offered' || conversation.agentId !== agentId) return;
      this.emit.console([rooms.agent(agentId)], 'conversation.offered', { conversation, expiresAt });
    });
  }

  presence(agentId: string): void {
    this.lookups.run(`presence ${agentId}`, async () => {
      const presence = await this.facts.presence(agentId);
      if (presence) this.emit.console([rooms.staff], 'presence.changed', presence);
    });
  }

  /** An identity has become this customer's: calls back when they may not write. */
  ifBlocked(customerId: string, tell: () => void): void {
    this.lookups.run(`blocked ${customerId}`, async () => {
      if (await this.facts.blocked(customerId)) tell();
    });
  }

  private async tellCustomer(conversationId: string): Promise<void> {
    const conversation = await this.facts.customerConversation(conversationId);
    if (!conversation) return;
    const room = [rooms.customerOf(conversationId)];
    this.emit.widget(room, 'conversation.updated', { conversation });
    this.agentChanged(conversationId, conversation.agent);
    if (conversation.status === 'closed' && !conversation.rating)
      this.emit.widget(room, 'survey.offered', { conversationId });
  }

  /** A team's queue changed: everybody in it hears their place, at most once a second per team. */
  queueChanged(teamId: string): void {
    if (this.waitingTeams.has(teamId)) return;
    const timer = setTimeout(() => {
      this.waitingTeams.delete(teamId);
      this.lookups.run(`queue ${teamId}`, () => this.tellQueue(teamId));
    }, QUEUE_EVERY_MS);
    timer.unref();
    this.waitingTeams.set(teamId, timer);
  }

  private async tellQueue(teamId: string): Promise<void> {
    const queue = await this.facts.queue(teamId);
    this.emit.console([rooms.staff], 'queue.changed', {
      teamId,
      waiting: queue.waiting,
      oldestSince: queue.oldestSince,
    });
    for (const [conversationId, place] of queue.places)
      this.emit.widget([rooms.customerOf(conversationId)], 'queue.updated', { conversationId, ...place });
  }

  private agentChanged(conversationId: string, agent: AgentCard | null): void {
    const id = agent?.id ?? null;
    if (this.shownAgent.get(conversationId) === id) return;
    this.shownAgent.set(conversationId, id);
    // Bounded: the oldest is forgotten; telling a customer twice who answers does no harm.
    if (this.shownAgent.size > 10_000) this.shownAgent.delete(this.shownAgent.keys().next().value as string);
    this.emit.widget([rooms.customerOf(conversationId)], 'agent.changed', { conversationId, agent });
  }
}
