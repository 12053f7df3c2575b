import type { Channel, ConversationStatus, EndedBy, Resolved, Tier } from '@yingda/contracts/names';

/** What every row of facts says of its conversation. Names are those of the columns. */
export interface OfConversation {
  conversation_id: string;
  /** 0: the conversation as one; 1, 2, …: each stretch of a reopened one. */
  part: number;
  whole: boolean;
  apart: boolean;
  opened_at: string;
  closed_at: string | null;
  channel: Channel;
  inbox_id: string;
  tier: Tier;
  topic_id: string | null;
  first_agent_id: string | null;
  last_agent_id: string | null;
  first_team_id: string | null;
  last_team_id: string | null;
}

export interface ConversationFact extends OfConversation {
  number: number;
  customer_id: string;
  status: ConversationStatus;
  inbound: boolean;
  imported: boolean;
  merged_into_id: string | null;
  ended_by: EndedBy | null;
  queued: boolean;
  accepted: boolean;
  abandoned: boolean;
  left_message: boolean;
  /** The customer's word, else the agent's. */
  resolved: Resolved | null;
  rating: number | null;
  transfers: number;
  escalations: number;
  reopenings: number;
  customer_messages: number;
  agent_messages: number;
  bot_messages: number;
  /** From the customer's first message to the bot's first after it; null where no bot spoke. */
  bot_first_ms: number | null;
  /** A bot spoke in it, and it ended without a person: never queued, never anybody's. */
  bot_alone: boolean;
  /** When the same customer began their next conversation. */
  returned_at: string | null;
  pre_sale: boolean;
  ordered: boolean;
  /** From acceptance to the end without idle time, all agents together; null while it is open or was never accepted. */
  handle_ms: number | null;
  idle_ms: number | null;
  /** From an end without disposition to the disposition. */
  wrap_up_ms: number | null;
}

/** One time the customer asked. */
export interface TurnFact extends OfConversation {
  no: number;
  bots_out: boolean;
  bots_in: boolean;
  /** The first for which a person was needed. */
  first: boolean;
  asked_at: string;
  /** Answered, or over without an answer; null while it is owed. */
  ended_at: string | null;
  answered: boolean;
  by_bot: boolean;
  /** It ended with the customer leaving the queue. */
  abandoned: boolean;
  agent_id: string | null;
  team_id: string | null;
  wall_ms: number | null;
  open_ms: number | null;
  /** From when the agent who answered (or had it at the end) had it; null where nobody had it. */
  assigned_wall_ms: number | null;
  assigned_open_ms: number | null;
}

/** One time in a queue; offers that came to nothing do not interrupt it. */
export interface WaitFact extends OfConversation {
  no: number;
  team_id: string | null;
  /** Who took it. */
  agent_id: string | null;
  queued_at: string;
  left_at: string | null;
  reason: string;
  how: WaitEnd | null;
  offers: number;
  declined: number;
  missed: number;
  wall_ms: number | null;
  open_ms: number | null;
}
export type WaitEnd = 'taken' | 'abandoned' | 'closed' | 'moved' | 'merged';

/** One agent's time with it. */
export interface HoldingFact extends OfConversation {
  no: number;
  agent_id: string;
  team_id: string | null;
  from_at: string;
  accepted_at: string | null;
  to_at: string | null;
  how: string;
  ended: string | null;
  handle_ms: number | null;
  idle_ms: number | null;
  transfers: number;
  escalations: number;
  customer_messages: number;
  agent_messages: number;
}

/** One survey the customer was sent. */
export interface SurveyFact extends OfConversation {
  no: number;
  form_key: string;
  sent_at: string;
  answered_at: string | null;
  valid: boolean;
  overall: number | null;
  product: number | null;
  service: number | null;
  attitude: number | null;
  knowledge: number | null;
  speed: number | null;
  recommend: number | null;
  effort: number | null;
  tags: readonly string[];
  /** Who is credited. */
  agent_id: string | null;
  team_id: string | null;
}

/** Everything that is known of one conversation. */
export interface Facts {
  conversations: ConversationFact[];
  turns: TurnFact[];
  waits: WaitFact[];
  holdings: HoldingFact[];
  surveys: SurveyFact[];
}
