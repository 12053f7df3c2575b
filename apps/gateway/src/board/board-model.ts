import { PLACE } from '@yingda/routing';
import { isOwed, limitOf } from './limits';
import {
  addAgent,
  addConversation,
  addInHand,
  emptyHanded,
  isQueued,
  noSums,
  type InHand,
  type Sums,
} from './tally';
import type { Limit, WatchedAgent, WatchedConversation, WatchedTeam } from './watched';

/** What all boards of one moment are made from. */
export interface Standing {
  now: number;
  teams: Map<string, Sums>;
  /** Conversations of no team. */
  teamless: Sums;
  hands: Map<string, InHand>;
  /** Late or nearly, the earliest limit first. */
  risks: { conversation: WatchedConversation; limit: Limit }[];
  /** Teams in which somebody has a place free. */
  free: Set<string>;
}

/** What is open and who works, as last read; every figure of now is folded from it, so none can drift away. */
export class BoardModel {
  readonly conversations = new Map<string, WatchedConversation>();
  agents = new Map<string, WatchedAgent>();
  teams: WatchedTeam[] = [];
  /** When the channel of a conversation takes no answer any more. */
  endings: ReadonlyMap<string, Limit> = new Map();

  /** Everything that is open. */
  replaceAll(conversations: readonly WatchedConversation[]): void {
    this.conversations.clear();
    for (const one of conversations) this.conversations.set(one.id, one);
  }

  /** What has become of the conversations of these ids: those not among the open ones are open no more. */
  put(ids: readonly string[], open: readonly WatchedConversation[]): void {
    for (const id of ids) this.conversations.delete(id);
    for (const one of open) this.conversations.set(one.id, one);
  }

  replaceAgents(agents: readonly WatchedAgent[]): void {
    this.agents = new Map(agents.map((agent) => [agent.agentId, agent]));
  }

  /** Of these ids, who is not among the found watches or serves no more. */
  putAgents(ids: readonly string[], found: readonly WatchedAgent[]): void {
    for (const id of ids) this.agents.delete(id);
    for (const agent of found) this.agents.set(agent.agentId, agent);
  }

  /** What ends first: the time to answer, or the channel's to take the answer. */
  limitOf(conversation: WatchedConversation): Limit | null {
    const answer = limitOf(conversation);
    const ending = isOwed(conversation) ? this.endings.get(conversation.id) : undefined;
    if (!ending) return answer;
    return answer && answer.dueAt <= ending.dueAt ? answer : ending;
  }

  /** Ids of the open conversations of a customer. */
  of(customerId: string): string[] {
    return [...this.conversations.values()].flatMap((one) => (one.customerId === customerId ? one.id : []));
  }

  /** Who came last to each team's queue: when they are served, all are. */
  lastInQueues(): Map<string, string> {
    const last = new Map<string, WatchedConversation>();
    for (const one of this.conversations.values()) {
      if (one.teamId === null || !isQueued(one)) continue;
      const before = last.get(one.teamId);
      if (!before || (before.queuedAt ?? 0) < (one.queuedAt ?? 0)) last.set(one.teamId, one);
    }
    return new Map([...last].map(([teamId, { id }]) => [teamId, id]));
  }

  standing(now: number): Standing {
    const teams = new Map(this.teams.map(({ teamId }) => [teamId, noSums()]));
    const standing: Standing = {
      ...{ now, teams, teamless: noSums() },
      ...{ hands: new Map(), risks: [], free: new Set() },
    };
    for (const conversation of this.conversations.values()) this.addConversation(standing, conversation);
    for (const agent of this.agents.values()) {
      const busyUnits = standing.hands.get(agent.agentId)?.busyUnits ?? 0;
      for (const teamId of agent.teamIds) {
        const team = teams.get(teamId);
        if (team) addAgent(team, agent, busyUnits);
        if (agent.state === 'online' && busyUnits + PLACE <= agent.capacityUnits) standing.free.add(teamId);
      }
    }
    standing.risks.sort(
      (a, b) => a.limit.dueAt - b.limit.dueAt || (a.conversation.id < b.conversation.id ? -1 : 1),
    );
    return standing;
  }

  private addConversation(standing: Standing, conversation: WatchedConversation): void {
    const { now, teams, teamless, hands, risks } = standing;
    const limit = this.limitOf(conversation);
    const level = levelOf(limit, now);
    addConversation(teams.get(conversation.teamId ?? '') ?? teamless, conversation, level);
    if (limit && level) risks.push({ conversation, limit });
    if (!conversation.agentId || conversation.status === 'bot' || conversation.status === 'queued') return;
    let hand = hands.get(conversation.agentId);
    if (!hand) hands.set(conversation.agentId, (hand = emptyHanded()));
    addInHand(hand, conversation, { now, limit });
  }
}

/** Whether a limit is past or near. */
export function levelOf(limit: Limit | null, now: number): 'late' | 'soon' | null {
  if (!limit || now < limit.soonAt) return null;
  return now < limit.dueAt ? 'soon' : 'late';
}
