import { AgentReader, SetPresence } from '@yingda/agents';
import {
  AssignConversation,
  ConversationReader,
  OfferConversation,
  ReturnConversation,
} from '@yingda/conversations';
import {
  AgentPool,
  ConversationActions,
  ConversationStandings,
  type Assignment,
  type Candidate,
  type HeldConversation,
  type Offer,
  type Return,
  type TeamAcceptance,
  type WaitingConversation,
} from '@yingda/routing';
import { ServingView } from '../views/serving';
import { StandingsView } from '../views/standings';
import type { Lookup } from './lookup';

const ROUTING = { kind: 'system', name: 'routing' } as const;

/** routing → agents (and conversations for loads): who could take a conversation. */
export class PoolFromAgents extends AgentPool {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async candidates(teamId: string): Promise<Candidate[]> {
    const reader = this.lookup.get(AgentReader);
    const agents = (await reader.briefsOfTeam(teamId)).filter((agent) => agent.active);
    const [available, given] = await Promise.all([
      reader.available(teamId),
      this.lookup.get(ServingView).lastAssigned(agents.map((agent) => agent.id)),
    ]);
    const able = new Set(available.map((agent) => agent.agentId));
    return agents.map(({ id, capacity, load, state }) => ({
      agentId: id,
      capacity,
      load,
      // Seen as online but not to be given anything: another role, or a connection that has just been lost.
      state: state === 'online' && !able.has(id) ? ('away' as const) : state,
      lastAssignedAt: given.get(id) ?? null,
    }));
  }
  override async lock(agentIds: string[]): Promise<void> {
    for (const agentId of [...agentIds].sort()) await this.lookup.get(AgentReader).lock(agentId);
  }
  override async setAway(agentId: string, reason: string): Promise<void> {
    const actor = await this.lookup.get(AgentReader).actor(agentId);
    if (actor) await this.lookup.get(SetPresence).execute(actor, { state: 'away', reason });
  }
  override async teamsOf(agentId: string): Promise<string[]> {
    return (await this.lookup.get(AgentReader).brief(agentId))?.teamIds ?? [];
  }
  override async isThere(agentId: string): Promise<boolean> {
    const brief = await this.lookup.get(AgentReader).brief(agentId);
    return brief !== null && brief.active && brief.state !== 'offline';
  }
  override async team(teamId: string): Promise<TeamAcceptance> {
    const team = await this.lookup.get(AgentReader).team(teamId);
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
