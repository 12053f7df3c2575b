/** What was seen beside the clients, and what they had at the end. Times are milliseconds since the beginning. */

/** Who a client is. Several pages of one visitor are several clients of one person. */
export interface Client {
  /** "visitor-3 page 2". */
  name: string;
  audience: 'customer' | 'staff';
  /** Identity of a visitor, id of an agent. */
  personId: string;
}

/** A text handed to a send queue. */
export interface Writing {
  client: string;
  clientMessageId: string;
  entry: 'message' | 'note';
  text: string;
  /** The conversation it was written in; it may have moved on to the next. */
  place: string;
  at: number;
  /** Place among what this client wrote: grows, and anew when a refused one is sent again. */
  order: number;
  /** The queue had put it on the device. Until then a reload may lose it. */
  kept: boolean;
  /** Refused once: it has left the queue, and its writer goes on without it. */
  refused?: boolean;
  /** Taken back by its writer after it was refused. */
  withdrawn: boolean;
}

/** An acknowledgement of a message or note, as it came over the line. */
export interface Answer {
  client: string;
  at: number;
  /** Milliseconds from the sending of this attempt. */
  tookMs: number;
  conversationId: string;
  clientMessageId: string;
  id: string;
  sequence: number | null;
  createdAt: string;
}

/** An acknowledged edit or recall, or one of which nobody knows what became of it. */
export interface Change {
  client: string;
  at: number;
  messageId: string;
  /** Null: recalled. */
  text: string | null;
  acknowledged: boolean;
}

/** What came over one client's line about one conversation, told or asked for. */
export interface Heard {
  client: string;
  conversationId: string;
  /** message id → its order number for this audience and when it was first heard. */
  entries: Map<string, { order: number; at: number }>;
  /** Ids of entries a customer must never see. */
  hidden: Set<string>;
}

/** A screen at the end of the quiet phase. */
export interface Screen {
  client: string;
  conversationId: string;
  ready: boolean;
  /** Code of what keeps it from being read for good. */
  failure: string | null;
  /** Order number before the first shown entry. */
  start: number;
  entries: ShownEntry[];
  marks: { customerDelivered: number; customerRead: number; agentRead: number };
}
export interface ShownEntry {
  id: string;
  order: number;
  sequence: number | null;
  /** The text, or the whole content of other kinds. */
  words: string;
  edited: boolean;
  recalled: boolean;
}

/** A text still in a queue at the end. */
export interface Unsent {
  client: string;
  clientMessageId: string;
  state: 'waiting' | 'sending' | 'failed';
  /** Code of the refusal. */
  failure: string | null;
}

/** Something a screen did that no screen may do, noticed when it happened. */
export interface Mishap {
  client: string;
  conversationId: string;
  at: number;
  says: string;
}

export interface Evidence {
  /** When the tables were read: what was seen after that is not compared with them. */
  until: number;
  clients: Client[];
  writings: Writing[];
  answers: Answer[];
  changes: Change[];
  heard: Heard[];
  /** Texts that came over a customer's line, by the client message id in them. */
  overheard: { client: string; clientMessageId: string; note: boolean }[];
  screens: Screen[];
  unsent: Unsent[];
  mishaps: Mishap[];
}

/** The database at the end. */
export interface Stored {
  conversations: StoredConversation[];
  entries: StoredEntry[];
  /** Whom a conversation was with, in the order of its positions. */
  holders: Holding[];
  agents: { id: string; teamIds: string[]; seesAll: boolean; open: number | null }[];
  /** Conversations in routing's list of who waits. */
  queued: string[];
  /** Outbox rows that were never told to screens. */
  untold: number;
}
/** From this position on, a conversation was with this agent and team. */
export interface Holding {
  conversationId: string;
  position: number;
  agentId: string | null;
  teamId: string | null;
  /** Milliseconds since the epoch. */
  at: number;
}
export interface StoredConversation {
  id: string;
  customerId: string;
  identityId: string;
  agentId: string | null;
  teamId: string | null;
  status: string;
  sequence: number;
  position: number;
  unread: number;
  customerDelivered: number;
  customerRead: number;
  agentRead: number;
}
export interface StoredEntry {
  id: string;
  conversationId: string;
  position: number;
  sequence: number | null;
  entry: 'message' | 'note' | 'event';
  clientMessageId: string | null;
  authorKind: string;
  authorId: string | null;
  words: string;
  createdAt: string;
  edited: boolean;
  recalled: boolean;
  copied: boolean;
}

/** One promise that was not kept. */
export interface Violation {
  rule: string;
  says: string;
  conversationId: string | null;
  client: string | null;
  clientMessageId: string | null;
}
