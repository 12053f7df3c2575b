import { AgentReader, CalendarReader, SetPresence } from '@yingda/agents';
import {
  AssignConversation,
  ConversationReader,
  EscalateConversation,
  OfferConversation,
  ReturnConversation,
} from '@yingda/conversations';
import {
  Acquaintance,
  type Acquainted,
  AgentPool,
  ConversationActions,
  ConversationStandings,
  type Assignment,
  type Candidate,
  type HeldConversation,
  type Offer,
  type PoolQuestion,
  type Return,
  type TeamAcceptance,
  type Unreplied,
  type WaitingConversation,
} from '@yingda/routing';
import { SegmentReader } from '@yingda/customers';
import { AcquaintanceView } from '../views/acquaintance';
import { RoutingPoolView } from '../views/routing-pool';
import { StandingsView } from '../views/standings';
import type { Lookup } from './lookup';

/** As an escalation's reason: screens say it in their language. */
const NO_REPLY = 'no-reply';
const ROUTING = { kind: 'system', name: 'routing' } as const;

/** routing → agents (and conversations for what they hold): who could take a conversation. */
export class PoolFromAgents extends AgentPool {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override candidates(question: PoolQuestion): Promise<Candidate[]> {
    return this.lookup.get(RoutingPoolView).of(question);
  }
  override forget(): void {
    this.lookup.get(RoutingPoolView).forget();
  }
  override renew(): Promise<void> {
    return this.lookup.get(RoutingPoolView).renew();
  }
  override async isOpen(teamId: string, now: Date): Promise<boolean> {
    const applying = await this.lookup.get(CalendarReader).applying({ teamId });
    return applying?.calendar.isOpen(now) ?? true;
  }
  override async lock(agentIds: string[]): Promise<void> {
    await this.lookup.get(AgentReader).lockAll(agentIds);
  }
  override async setAway(agentId: string, reason: string): Promise<void> {
    const actor = await this.lookup.get(AgentReader).actor(agentId);
    if (actor) await this.lookup.get(SetPresence).execute(actor, { state: 'away', reason });
  }
  override loadOf(agentId: string): Promise<{ capacity: number; held: number } | null> {
    return this.lookup.get(RoutingPoolView).loadOf(agentId);
  }
  override async teamsOf(agentId: string): Promise<string[]> {
    return (await this.lookup.get(AgentReader).brief(agentId))?.teamIds ?? [];
  }
  override async isThere(agentId: string): Promise<boolean> {
    const brief = await this.lookup.get(AgentReader).brief(agentId);
    return brief !== null && brief.active && brief.state !== 'offline';
  }
  override async team(teamId: string): Promise<TeamAcceptance> {
    const team = await this.lookup.get(AgentReader).acceptance(teamId);
    return { automaticAccept: team?.automaticAccept ?? true, offerSeconds: team?.offerSeconds ?? 30 };
  }
}

/** routing → conversations: what it makes of them. */
export class ActionsOnConversations extends ConversationActions {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async assign({ by, ...assignment }: Assignment): Promise<void> {
    await this.lookup.get(AssignConversation).execute(by, assignment);
  }
  override async offer(offer: Offer): Promise<void> {
    await this.lookup.get(OfferConversation).execute(ROUTING, offer);
  }
  override async returnToQueue({ conversationId, agentId, reason }: Return): Promise<void> {
    await this.lookup.get(ReturnConversation).execute(ROUTING, { conversationId, agentId, reason });
  }
  override unanswered(conversationId: string): Promise<Unreplied | null> {
    return this.lookup.get(StandingsView).unanswered(conversationId);
  }
  override async tellLead(conversationId: string): Promise<void> {
    await this.lookup.get(EscalateConversation).execute(ROUTING, { conversationId, reason: NO_REPLY });
  }
  override waitingOf(agentId: string): Promise<string[]> {
    return this.lookup.get(ConversationReader).openIdsOfAgent(agentId, 'us');
  }
}

/** routing → agents, conversations: with whom open conversations stand. */
export class StandingsFromViews extends ConversationStandings {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override waitingWithLost(): Promise<HeldConversation[]> {
    return this.view.waitingWithLost();
  }
  override heldByEnded(before: Date): Promise<HeldConversation[]> {
    return this.view.heldByEnded(before);
  }
  override offeredUntil(moment: Date): Promise<HeldConversation[]> {
    return this.view.offeredUntil(moment);
  }
  override withoutPlace(before: Date): Promise<WaitingConversation[]> {
    return this.view.withoutPlace(before);
  }
  private get view(): StandingsView {
    return this.lookup.get(StandingsView);
  }
}

/** routing → conversations, customers, channels: what a conversation is that comes to wait. */
export class AcquaintanceFromContexts extends Acquaintance {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override of(conversationId: string): Promise<Acquainted | null> {
    return this.lookup.get(AcquaintanceView).of(conversationId);
  }
  override waitingOf(customerId: string): Promise<string[]> {
    return this.lookup.get(AcquaintanceView).waitingOf(customerId);
  }
  override async segmentsOf(
    conversationIds: readonly string[],
    segmentIds: readonly string[],
  ): Promise<Map<string, string[]>> {
    const people = await this.lookup.get(AcquaintanceView).customersOf(conversationIds);
    const customers = [...new Set(people.map(({ customerId }) => customerId))];
    const segments = await this.lookup.get(SegmentReader).amongMany(customers, [...segmentIds]);
    return new Map(people.map(({ id, customerId }) => [id, segments.get(customerId) ?? []]));
  }
}
