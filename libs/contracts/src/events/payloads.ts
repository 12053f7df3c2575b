/** Payload of every event a client receives. */
import { IsIn } from 'class-validator';
import { Count, Flag, Id, Ids, ListOf, Nested, OneOf, Optional, Text, Time } from '../fields';
import {
  AgentCard,
  ConversationRow,
  ConversationState,
  CustomerBrief,
  CustomerConversation,
} from '../models/conversation';
import { ChannelWindow, MessageDelivery, WindowEnding } from '../models/channels';
import { Author, Message, StaffEntry } from '../models/message';
import { PageVisit } from '../models/people';
import {
  SHOWN_PRESENCE_STATES,
  VIEWER_ACTIVITIES,
  type ShownPresenceState,
  type ViewerActivity,
} from '../names/states';

export class CustomerMessageSent {
  @Nested(() => Message) message!: Message;
}
export class StaffMessageSent {
  @Nested(() => StaffEntry) message!: StaffEntry;
}
export class CustomerMessageUpdated {
  @Nested(() => Message) message!: Message;
  @Count() revision!: number;
}
export class StaffMessageUpdated {
  @Nested(() => StaffEntry) message!: StaffEntry;
  @Count() revision!: number;
}
export class CustomerConversationUpdated {
  @Nested(() => CustomerConversation) conversation!: CustomerConversation;
}
/** `customer` is left out when the receiver already knows the row; fetch the row when it does not. */
export class StaffConversationUpdated {
  @Nested(() => ConversationState) conversation!: ConversationState;
}
/** How far the named side has received and read. */
export class ConversationReadUpTo {
  @Id() conversationId!: string;
  @IsIn(['customer', 'agent']) reader!: 'customer' | 'agent';
  @Count() deliveredSequence!: number;
  @Count() readSequence!: number;
}
export class TypingChanged {
  @Id() conversationId!: string;
  @Nested(() => Author) author!: Author;
  @Flag() typing!: boolean;
  /** Staff only: the shopper's unsent text. */
  @Optional() @Text(2_000) text?: string;
}
/** The socket will be closed: sign in or ask for a new session. `code` is an error code. */
export class SessionEnded {
  @Text(64) code!: string;
}
export class QueueUpdated {
  @Id() conversationId!: string;
  @Count(1_000_000, 1) position!: number;
  @Optional() @Count() estimatedSeconds!: number | null;
  @Flag() someoneThere!: boolean;
}
export class SurveyOffered {
  @Id() conversationId!: string;
}
export class AgentChanged {
  @Id() conversationId!: string;
  @Optional() @Nested(() => AgentCard) agent!: AgentCard | null;
}
export class ConversationOffered {
  @Nested(() => ConversationRow) conversation!: ConversationRow;
  @Time() expiresAt!: string;
}
/** An offer or an assignment is gone: taken by somebody else, run out, returned to the queue. */
export class ConversationWithdrawn {
  @Id() conversationId!: string;
  @IsIn(['taken', 'expired', 'returned', 'transferred', 'closed']) reason!:
    'taken' | 'expired' | 'returned' | 'transferred' | 'closed';
  @Optional() @Text(80) byName?: string;
}
export class PresenceChanged {
  @Id() agentId!: string;
  @OneOf(SHOWN_PRESENCE_STATES) state!: ShownPresenceState;
  @Optional() @Text(80) reason?: string;
  @Count() load!: number;
}
export class QueueChanged {
  @Id() teamId!: string;
  @Count() waiting!: number;
  @Optional() @Time() oldestSince!: string | null;
}
export class Viewer {
  @Id() agentId!: string;
  @Text(80) name!: string;
  @OneOf(VIEWER_ACTIVITIES) activity!: ViewerActivity;
}
export class ViewersChanged {
  @Id() conversationId!: string;
  @ListOf(() => Viewer, 200) viewers!: Viewer[];
}
export class PageVisited {
  @Id() customerId!: string;
  @Nested(() => PageVisit) visit!: PageVisit;
}
export class AgentMentioned {
  @Id() conversationId!: string;
  @Text(20) number!: string;
  @Text(80) byName!: string;
  @Text(200) excerpt!: string;
  @Optional() @Id() noteId?: string;
  @Optional() @Id() byId?: string;
  /** The note's place in the timeline. */
  @Optional() @Count() position?: number;
  @Optional() @Time() at?: string;
}
/** This agent has read mentions of themselves, on whichever screen. */
export class MentionsRead {
  @Id() conversationId!: string;
  @Count() upToPosition!: number;
}
export class AgentLoad {
  @Id() agentId!: string;
  /** Open conversations counted against the capacity. */
  @Count() load!: number;
}
/** Loads of agents as they are now, at most once a second. */
export class LoadsChanged {
  @ListOf(() => AgentLoad, 5_000) loads!: AgentLoad[];
}
export class CustomerUpdated {
  @Nested(() => CustomerBrief) customer!: CustomerBrief;
}
/** Agents, teams, inboxes, topics or canned responses changed: fetch that list anew. */
export class DirectoryChanged {
  @IsIn(['agents', 'teams', 'inboxes', 'topics', 'canned-responses', 'views']) list!:
    'agents' | 'teams' | 'inboxes' | 'topics' | 'canned-responses' | 'views';
}
/** How far a message has come on its way through a channel. */
export class DeliveryChanged {
  @Id() conversationId!: string;
  @Id() messageId!: string;
  @Nested(() => MessageDelivery) delivery!: MessageDelivery;
}
/** How long and how much may be sent to one identity of a customer. */
export class WindowChanged {
  @Id() customerId!: string;
  @Id() identityId!: string;
  /** Null: always open. */
  @Optional() @Nested(() => ChannelWindow) window!: ChannelWindow | null;
}
/** A customer waits and soon cannot be answered; `agentIds` are to be told of it. */
export class WindowEndingSoon {
  @Id() conversationId!: string;
  @Id() customerId!: string;
  @Nested(() => WindowEnding) ending!: WindowEnding;
  @Ids() agentIds!: string[];
}
/** A shopper has left the shop's pages, or is back. */
export class ShopperChanged {
  @Id() customerId!: string;
  /** Null: they are there. */
  @Optional() @Time() goneSince!: string | null;
}
