import type { Actor, SystemActor } from '@yingda/events';
import type { Candidate } from './domain/choose-agent';

/** How a team takes what it is given. */
export interface TeamAcceptance {
  automaticAccept: boolean;
  /** Seconds an offer stands when the team does not accept automatically. */
  offerSeconds: number;
}

/** Who could take a conversation. Called inside routing's unit of work and joining it. */
export abstract class AgentPool {
  /**
   * Every active agent of the team with the state others see. One whose connection is lost is not `online`, even
   * while their place is kept. `load` counts what is offered, assigned and active, in all teams.
   */
  abstract candidates(teamId: string): Promise<Candidate[]>;
  /** Locks the agents' rows (FOR NO KEY UPDATE) in order of id. */
  abstract lock(agentIds: string[]): Promise<void>;
  /** Sets the agent away; `reason` is a code: `missed-offers`. */
  abstract setAway(agentId: string, reason: string): Promise<void>;
  abstract teamsOf(agentId: string): Promise<string[]>;
  /** Whether the agent is signed in and seen, whatever they chose; also those without a team. */
  abstract isThere(agentId: string): Promise<boolean>;
  abstract team(teamId: string): Promise<TeamAcceptance>;
}

export interface Assignment {
  conversationId: string;
  /** The queue it is taken from; when it waits in another team's by now, nothing is to happen. Not given for picks. */
  teamId?: string;
  agentId: string;
  /** True: accepted at once. */
  automaticAccept: boolean;
  how: 'routed' | 'picked';
  by: Actor;
}

export interface Offer {
  conversationId: string;
  /** As in `Assignment`. */
  teamId: string;
  agentId: string;
  expiresAt: Date;
}

export interface Return {
  conversationId: string;
  /** Who has it, or is offered it; when somebody else does by now, nothing is to happen. */
  agentId: string;
  /** `returned`: the agent is gone; `missed`: they did not answer the offer in time. */
  reason: 'returned' | 'missed';
  by: SystemActor;
}

/** A conversation with the agent who has it, or is offered it. */
export interface HeldConversation {
  conversationId: string;
  agentId: string;
}

/** A waiting conversation, and where in its team's queue it belongs. */
export interface WaitingConversation {
  conversationId: string;
  teamId: string;
  front: boolean;
  queuedAt: Date;
}

/** How open conversations stand, read over agents, conversations and the queue at once; of each a few hundred at most. */
export abstract class ConversationStandings {
  /** With agents who are not connected, or never were, and waiting for us. */
  abstract waitingWithLost(): Promise<HeldConversation[]>;
  /** With agents who are not connected and whose account was ended before that moment. */
  abstract heldByEnded(before: Date): Promise<HeldConversation[]>;
  /** Offered until that moment or an earlier one, and still so. */
  abstract offeredUntil(moment: Date): Promise<HeldConversation[]>;
  /** Waiting for a team since before that moment, without a place in the queue. */
  abstract withoutPlace(before: Date): Promise<WaitingConversation[]>;
}

/**
 * What routing makes of a conversation. Each locks the conversation, decides by its state, and refuses when the
 * conversation does not wait any more: `already-taken` with `details.byName` (and `details.byAgentId`) when somebody
 * has it, `conversation-closed` or `conversation-not-open` when it has ended. Refusing leaves nothing written.
 */
export abstract class ConversationActions {
  /** From `queued`, or from `offered` to whomever: the quicker one wins. Emits `conversation.assigned` (and `accepted`). */
  abstract assign(assignment: Assignment): Promise<void>;
  /** From `queued` only. Emits `conversation.offered`. */
  abstract offer(offer: Offer): Promise<void>;
  /** Back to `queued` in its team. For `missed` emits `conversation.declined` first, then `conversation.queued`. */
  abstract returnToQueue(back: Return): Promise<void>;
  /** The agent's conversations in `offered`, `assigned` or `active` whose customer waits for us. */
  abstract waitingOf(agentId: string): Promise<string[]>;
}
