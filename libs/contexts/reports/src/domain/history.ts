import type {
  AuthorKind,
  Channel,
  ConversationStatus,
  EndedBy,
  Resolved,
  TimelineEvent,
} from '@yingda/contracts/names';

/** One line of a timeline as far as facts are made of it. */
export type HistoryEntry = HistoryMessage | HistoryEvent;

interface Line {
  /** Milliseconds since 1970. */
  at: number;
  authorKind: AuthorKind;
  authorId: string | null;
}
/** Something said to or by the customer. */
export interface HistoryMessage extends Line {
  kind: 'message';
  /** A copy that a merge made; it happened in the other conversation. */
  copied: boolean;
  /** Nothing is left of it. */
  recalled: boolean;
}
export interface HistoryEvent extends Line {
  kind: 'event';
  event: TimelineEvent;
  details: Readonly<Record<string, string>>;
}

/** A survey that the customer was sent about it, and what was answered last. */
export interface HistorySurvey {
  id: string;
  /** Which form, by its key. */
  formKey: string;
  sentAt: number;
  answeredAt: number | null;
  /** False: kept, but counted nowhere. */
  valid: boolean;
  /** By dimension: 1–5, `recommend` 0–10, `effort` 1–7. */
  scores: Readonly<Record<string, number>>;
  /** Reasons that were chosen. */
  tags: readonly string[];
  /** Who is credited with it. */
  agentId: string | null;
  teamId: string | null;
}

/** A conversation from its opening to now. */
export interface ConversationHistory {
  id: string;
  number: number;
  channel: Channel;
  inboxId: string;
  customerId: string;
  teamId: string | null;
  agentId: string | null;
  status: ConversationStatus;
  openedAt: number;
  closedAt: number | null;
  endedBy: EndedBy | null;
  topicId: string | null;
  resolved: Resolved | null;
  ratingScore: number | null;
  ratingResolved: Resolved | null;
  mergedIntoId: string | null;
  /** Came from another system. */
  imported: boolean;
  /** In order of their position. Notes are left out. */
  entries: readonly HistoryEntry[];
  /** In order of sending. */
  surveys: readonly HistorySurvey[];
  /** When the same customer began their next conversation. */
  returnedAt: number | null;
  /** Somebody asked before buying. */
  preSale: boolean;
  /** Its customer placed an order within seven days of its beginning. */
  ordered: boolean;
}
