import type { Actor, SystemActor } from '@yingda/events';
import type { CallHours, CallTime } from './domain/call-times';
import type { Candidate } from './domain/candidate';
import type { Acquainted } from './domain/classify';

/** How a team takes what it is given. */
export interface TeamAcceptance {
  automaticAccept: boolean;
  /** Seconds an offer stands when the team does not accept automatically. */
  offerSeconds: number;
}

/** Whose agents are looked at. */
export interface PoolQuestion {
  teamId: string;
  /** Teams that help this one; who is in both is a member. */
  helpers: string[];
  /** Only this agent. */
  agentId?: string;
}

/** Who could take a conversation. Called inside routing's unit of work and joining it. */
export abstract class AgentPool {
  /**
   * Every active agent of the team with the state others see. One whose connection is lost is not `online`, even
   * while their place is kept. `held` counts what is offered, assigned and active, in all teams, each by the weight
   * its own team gives it.
   */
  abstract candidates(question: PoolQuestion): Promise<Candidate[]>;
  /** What was kept of accounts, teams, skills and rules is out of date. */
  abstract forget(): void;
  /** Reads anew all that is kept: also what time alone has changed, which no write tells of. */
  abstract renew(): Promise<void>;
  /** Whether the team works now. */
  abstract isOpen(teamId: string, now: Date): Promise<boolean>;
  /** Locks the agents' rows (FOR NO KEY UPDATE) in order of id. */
  abstract lock(agentIds: string[]): Promise<void>;
  /** Sets the agent away; `reason` is a code: `MISSED_OFFERS`. */
  abstract setAway(agentId: string, reason: string): Promise<void>;
  /** Places and units of all they hold now, from whichever team; null when there is no such agent. */
  abstract loadOf(agentId: string): Promise<{ capacity: number; held: number } | null>;
  abstract teamsOf(agentId: string): Promise<string[]>;
  /** Whether the agent is signed in and seen, whatever they chose; also those without a team. */
  abstract isThere(agentId: string): Promise<boolean>;
  abstract team(teamId: string): Promise<TeamAcceptance>;
}

/** What of agents decides when they are free, beside what decisions look at. */
export abstract class AgentOutlook {
  /** Since when each of these agents has had each of the conversations they serve; who has none may be left out. */
  abstract running(agentIds: string[]): Promise<Map<string, Date[]>>;
  /** When these agents are to go, as planned; those of whom nothing is planned are left out. */
  abstract shiftEnds(agentIds: string[], now: Date): Promise<Map<string, Date>>;
  /** When the team, open now, closes; null: not within a day, or it is closed. */
  abstract closesAt(teamId: string, now: Date): Promise<Date | null>;
}

/** What planning calls needs of conversations and calendars; called inside routing's unit of work and joining it. */
export abstract class CallPlanning {
  /** The team whose queue it is in. @throws Refusal conversation-not-found, not-permitted */
  abstract teamOf(conversationId: string, by: Actor): Promise<string>;
  /** When the team may call; of a team that is open round the clock the hours of the day. */
  abstract hours(teamId: string): Promise<CallHours>;
  /** Its customer is to be called then. @throws Refusal conversation-not-open */
  abstract awaitCall(conversationId: string, time: CallTime, by: Actor): Promise<void>;
  /** Its customer waits again; nothing happens when somebody answers by now. */
  abstract rejoin(conversationId: string, how: { cancelled: boolean }, by: Actor): Promise<void>;
}

/** What is known of a conversation that comes to wait; asked once, when it does. */
export abstract class Acquaintance {
  /** Null when there is no such conversation. */
  abstract of(conversationId: string): Promise<Acquainted | null>;
  /** Of these segments, in which the customer of each conversation is now; none where it is not named. */
  abstract segmentsOf(
    conversationIds: readonly string[],
    segmentIds: readonly string[],
  ): Promise<Map<string, string[]>>;
  /** A customer's conversations that wait for an agent. */
  abstract waitingOf(customerId: string): Promise<string[]>;
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
  /** `returned`: the agent is gone; `missed`: they did not take the offer in time; `unanswered`: nor answer what they have. */
  reason: 'returned' | 'missed' | 'unanswered';
  by: SystemActor;
}

/** A conversation whose agent owes the first answer. */
export interface Unreplied {
  agentId: string;
  teamId: string | null;
  /** Since when they have had it. */
  since: Date;
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
  /** Who has it and has not answered since, while its customer waits for us; null when it is not so. Locks nothing. */
  abstract unanswered(conversationId: string): Promise<Unreplied | null>;
  /** Several agents have not answered; whoever leads is to look at it. */
  abstract tellLead(conversationId: string): Promise<void>;
  /** The agent's conversations in `offered`, `assigned` or `active` whose customer waits for us. */
  abstract waitingOf(agentId: string): Promise<string[]>;
}
