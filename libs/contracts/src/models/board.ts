import { Count, Flag, Id, Ids, ListOf, Nested, OneOf, Optional, Text, Time } from '../fields';
import { BOARD_CLOCKS, BOARD_LEVELS, BOARD_LIMITS, type BoardClock, type BoardLevel } from '../names/board';
import {
  CONVERSATION_STATUSES,
  SHOWN_PRESENCE_STATES,
  TIERS,
  type ConversationStatus,
  type ShownPresenceState,
  type Tier,
} from '../names/states';

/** Seconds over `count` cases; null where there is none. */
export class BoardMeasures {
  @Count() count!: number;
  @Optional() @Count() median!: number | null;
  @Optional() @Count() p90!: number | null;
  @Optional() @Count() mean!: number | null;
}

/** Since the shop's day began, from the engine that reports ask. */
export class BoardToday {
  @Nested(() => BoardMeasures) firstResponse!: BoardMeasures;
  @Nested(() => BoardMeasures) averageResponse!: BoardMeasures;
  /** Answered within the target, of those answered or given up; figure 9. */
  @Count() withinTarget!: number;
  @Count() withinOf!: number;
  /** Left while waiting in the queue, of those who were in it; figure 11. */
  @Count() abandoned!: number;
  @Count() abandonedOf!: number;
  /** Left a message instead of waiting. */
  @Count() messagesLeft!: number;
  /** Reached by a call they chose instead of waiting; and such calls that are still owed. */
  @Count() calledBack!: number;
  @Count() callsOwed!: number;
  @Count() closed!: number;
}

/** How it stands now: of one team, or of all that the reader may see. */
export class BoardFigures {
  @Count() queue!: number;
  @Optional() @Time() longestSince!: string | null;
  /** Until whoever waits now is served; null when too little is known to say, or nobody could. */
  @Optional() @Count() clearsInSeconds!: number | null;
  /** With an agent. */
  @Count() open!: number;
  @Count() waitingForUs!: number;
  @Count() waitingForCustomer!: number;
  @Count() withBot!: number;
  /** Hundredths of a place, idle conversations left out, as routing counts. */
  @Count() busyUnits!: number;
  /** Hundredths of a place of those who are online or busy. */
  @Count() capacityUnits!: number;
  @Count() online!: number;
  @Count() busy!: number;
  @Count() away!: number;
  @Count() offline!: number;
  @Count() late!: number;
  @Count() soon!: number;
  /** Null while it cannot be worked out; what is now does not wait for it. */
  @Optional() @Nested(() => BoardToday) today!: BoardToday | null;
}

export class BoardTeam extends BoardFigures {
  @Id() teamId!: string;
  @Text(80) name!: string;
}

/** An agent's own part of today. */
export class BoardAgentToday {
  @Nested(() => BoardMeasures) firstResponse!: BoardMeasures;
  @Nested(() => BoardMeasures) averageResponse!: BoardMeasures;
  @Count() closed!: number;
}

export class BoardAgent {
  @Id() agentId!: string;
  @Text(80) name!: string;
  @Optional() @Text(2_000) avatarUrl?: string;
  @Ids() teamIds!: string[];
  @OneOf(SHOWN_PRESENCE_STATES) state!: ShownPresenceState;
  @Optional() @Text(80) reason?: string | null;
  @Optional() @Time() since!: string | null;
  /** Hundredths of a place. */
  @Count() busyUnits!: number;
  @Count() capacityUnits!: number;
  /** Of the conversations they hold: past the limit, else waiting for us, else waiting for the customer. */
  @Count() late!: number;
  @Count() waitingForUs!: number;
  @Count() waitingForCustomer!: number;
  /** The wait in their hands that ends first; null when nobody waits for them. */
  @Optional() @Time() longestSince!: string | null;
  @Optional() @Time() limitAt!: string | null;
  @Optional() @Nested(() => BoardAgentToday) today!: BoardAgentToday | null;
}

/** A conversation that needs somebody now. */
export class BoardRisk {
  @Id() conversationId!: string;
  @Text(20) number!: string;
  /** Null for those who may not see who customers are. */
  @Optional() @Text(80) customerName!: string | null;
  @Text(8) customerCode!: string;
  @Flag() isVisitor!: boolean;
  @OneOf(TIERS) tier!: Tier;
  @Optional() @Id() agentId!: string | null;
  @Optional() @Id() teamId!: string | null;
  @OneOf(CONVERSATION_STATUSES) status!: ConversationStatus;
  @OneOf(BOARD_CLOCKS) clock!: BoardClock;
  @OneOf(BOARD_LEVELS) level!: BoardLevel;
  @Time() startedAt!: string;
  @Time() dueAt!: string;
  /** Nobody of the team can take it now. */
  @Flag() nobodyFree!: boolean;
  /** Its agent has done nothing in it since. */
  @Optional() @Time() idleSince!: string | null;
  /** How much the channel still takes, where it counts. */
  @Optional() @Count() quotaLeft!: number | null;
}

/** How a minute ended, and what happened in it. */
export class BoardMinute {
  @Time() at!: string;
  @Count() queue!: number;
  @Count() longestWaitSeconds!: number;
  @Count() waitingForUs!: number;
  @Count() arrivals!: number;
  @Count() answered!: number;
  /** Over this minute and the four before it. */
  @Optional() @Count() firstResponseMedian!: number | null;
  @Count() recentWithin!: number;
  @Count() recentAnswered!: number;
}

/** Everything on the board, as it stood at `at`. */
export class Board {
  /** Grows by one with every change told to this screen. */
  @Count() revision!: number;
  @Time() at!: string;
  /** The team asked for; null: all that the reader may see. */
  @Optional() @Id() teamId!: string | null;
  /** Whether that is the whole shop. */
  @Flag() wholeShop!: boolean;
  /** What "within target" counts: seconds, and how many of a hundred there should be. */
  @Count() targetSeconds!: number;
  @Count(100) targetPercent!: number;
  @Nested(() => BoardFigures) total!: BoardFigures;
  @ListOf(() => BoardTeam, 1_000) teams!: BoardTeam[];
  @ListOf(() => BoardAgent, 10_000) agents!: BoardAgent[];
  @ListOf(() => BoardRisk, BOARD_LIMITS.risks) risks!: BoardRisk[];
  @ListOf(() => BoardMinute, BOARD_LIMITS.minutes) minutes!: BoardMinute[];
}

/** Which board: one team's, or all that the reader may see. */
export class BoardScope {
  @Optional() @Id() teamId?: string | null;
}
