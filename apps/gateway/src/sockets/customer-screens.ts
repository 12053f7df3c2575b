import type { ConversationChange } from '@yingda/events';
import {
  AgentCard,
  ConversationRow,
  CustomerConversation,
  PresenceChanged,
  SurveyInvitation,
} from '@yingda/contracts';
import type { Emitter } from './emitter';
import type { Lookups } from './lookups';
import { rooms } from './rooms';

/** What is looked up to fill a screen: implemented over the contexts' readers in `wiring`. */
export abstract class ScreenFacts {
  abstract customerConversation(conversationId: string): Promise<CustomerConversation | null>;
  abstract row(conversationId: string): Promise<ConversationRow | null>;
  abstract presence(agentId: string): Promise<PresenceChanged | null>;
  /** How an invitation stands, for staff; null when there is none. */
  abstract survey(surveyId: string): Promise<SurveyInvitation | null>;
  /** Whether this customer may not write at the moment. */
  abstract blocked(customerId: string): Promise<boolean>;
}

/** Screens that need a look-up before they can be told: the customer's view, offers, presence. */
export class CustomerScreens {
  private readonly shownAgent = new Map<string, string | null>();

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

  /** Staff see how the invitation stands; the customer whether they are asked. */
  survey({ surveyId, conversationId }: { surveyId: string; conversationId: string | null }): void {
    if (!conversationId) return;
    this.refresh(conversationId);
    this.lookups.run(`survey ${surveyId}`, async () => {
      const survey = await this.facts.survey(surveyId);
      if (survey)
        this.emit.console([rooms.staffOf(conversationId)], 'survey.updated', { conversationId, survey });
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
    const { survey } = conversation;
    // Where the inbox has forms, they say who is asked and what; elsewhere everybody is asked for a score.
    if (survey) this.emit.widget(room, 'survey.offered', { conversationId, survey });
    else if (survey === undefined && conversation.status === 'closed' && !conversation.rating)
      this.emit.widget(room, 'survey.offered', { conversationId });
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
