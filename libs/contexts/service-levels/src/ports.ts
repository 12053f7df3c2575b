import { type RunningClock } from '@yingda/contracts';
import type { ConversationStatus, Tier, WaitingFor } from '@yingda/contracts/names';
import type { Calendar } from '@yingda/platform';

/** Whose calendar is asked for. */
export interface CalendarSubject {
  tier: Tier | null;
  inboxId: string | null;
  teamId: string | null;
}

/** The calendar that counts for somebody. */
export interface CalendarInForce {
  calendarId: string;
  name: string;
  calendar: Calendar;
}

/** In which hours business clocks run. */
export abstract class BusinessHours {
  /** Null: open round the clock. */
  abstract of(subject: CalendarSubject): Promise<CalendarInForce | null>;
}

/** What a conversation does not say of itself. */
export interface Background {
  tier: Tier;
  topicId: string | null;
}

/** How a conversation stands at this moment. */
export interface Standing {
  status: ConversationStatus;
  waitingFor: WaitingFor;
  answered: boolean;
}

/** Conversations and their customers, read. */
export abstract class ConversationFacts {
  /** Null when there is no such conversation. */
  abstract background(conversationId: string): Promise<Background | null>;
  /** By id, as committed; nothing waits for a lock. */
  abstract standings(conversationIds: readonly string[]): Promise<Map<string, Standing>>;
}

/** Who is to be called. */
export abstract class TeamLeads {
  abstract of(teamId: string): Promise<string[]>;
}

/** What is done to a conversation by itself. Each decides by its state at that moment and refuses with a sentence. */
export abstract class Measures {
  /** A line in its timeline. */
  abstract record(conversationId: string, details: Record<string, string>): Promise<void>;
  /** Before all in its queue that have not waited before. */
  abstract raisePriority(conversationId: string): Promise<void>;
  /** Away from who has it, to somebody else. */
  abstract reassign(conversationId: string, from: string): Promise<void>;
  /** One level up. */
  abstract escalate(conversationId: string, reason: string): Promise<void>;
}

/** Which clock of a conversation is due next, as screens show it. */
export interface ClockShown {
  conversationId: string;
  agentId: string | null;
  teamId: string | null;
  clock: RunningClock | null;
}

/** Screens that count down; told after the commit, and losing one only means that the next look at the list tells. */
export abstract class ClockScreens {
  abstract show(changed: readonly ClockShown[]): void;
}
