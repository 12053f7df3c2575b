import type { Known } from '../domain/classify';
import type { InLine } from '../domain/in-line';

/** A row of the queue. */
export interface QueueRow extends Omit<InLine, 'promiseDue'>, Omit<Known, 'channel'> {
  teamId: string;
  /** Null of those who came before it was noted. */
  channel: Known['channel'] | null;
  /** The event that last put it here. */
  enteredBy: string;
  offerExpiresAt: Date | null;
  /** Its customer does not wait in front of it: they left a message, or are called back. */
  apart: Apart | null;
}

export type Apart = 'message' | 'callback';

export const COLUMNS = `conversation_id as "conversationId", team_id as "teamId", entered_by as "enteredBy", front,
  queued_at as "queuedAt", offered_agent_id as "offeredAgentId", offer_expires_at as "offerExpiresAt",
  declined_by as "declinedBy", tried_by as "triedBy", rest_until as "restUntil", held_until as "heldUntil", channel, tier, language,
  topic_id as "topicId", owner_agent_id as "ownerAgentId", last_agent_id as "lastAgentId", units,
  head_start_seconds as "headStartSeconds", needs, apart, segment_ids as "segmentIds",
  promise_due as "promiseDue"`;

/** Order of serving, as `inTurn` has it. */
export const TURN = 'front desc, turn_at, conversation_id';
