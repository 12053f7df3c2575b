/** Payload of every event a client receives. */
import { IsIn } from 'class-validator';
import { Count, Flag, Id, Ids, ListOf, Nested, OneOf, Optional, Text, Time, Words } from '../fields';
import { BoardAgent, BoardFigures, BoardMinute, BoardRisk, BoardTeam } from '../models/board';
import {
  AgentCard,
  ConversationRow,
  ConversationState,
  CustomerBrief,
  CustomerConversation,
} from '../models/conversation';
import { ChannelWindow, MessageDelivery, WindowEnding } from '../models/channels';
import { Author, Message, StaffEntry } from '../models/message';
import { PageVisit, TeamNotice } from '../models/people';
import { RunningClock } from '../models/service-levels';
import { OfferedSurvey, SurveyInvitation } from '../models/surveys';
import { QUEUE_OFFERS, type QueueOffer } from '../names/routing';
import { BOARD_LIMITS } from '../names/board';
import { SERVICE_LEVEL_KINDS, type ServiceLevelKind } from '../names/service-levels';
import {
  PRESENCE_STATES,
  SHOWN_PRESENCE_STATES,
  VIEWER_ACTIVITIES,
  type PresenceState,
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
  @Optional() @Flag() atLeast?: boolean;
  @Flag() someoneThere!: boolean;
  @Optional() @Words(QUEUE_OFFERS) offers?: QueueOffer[];
}
export class SurveyOffered {
  @Id() conversationId!: string;
  /** Absent where the inbox has no form: then it is about a score of 1 to 5. */
  @Optional() @Nested(() => OfferedSurvey) survey?: OfferedSurvey;
}
/** To staff who look at the conversation. */
export class SurveyUpdated {
  @Id() conversationId!: string;
  @Nested(() => SurveyInvitation) survey!: SurveyInvitation;
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
  /** `unanswered`: they had it and did not answer in time, so it goes on to somebody else. */
  @IsIn(['taken', 'expired', 'returned', 'transferred', 'closed', 'unanswered']) reason!:
    'taken' | 'expired' | 'returned' | 'transferred' | 'closed' | 'unanswered';
  @Optional() @Text(80) byName?: string;
}
export class PresenceChanged {
  @Id() agentId!: string;
  @OneOf(SHOWN_PRESENCE_STATES) state!: ShownPresenceState;
  @Optional() @Text(80) reason?: string;
  @Count() load!: number;
}
/** Only to the agent: their lead has said for them whether they take conversations. */
export class PresenceForced {
  @OneOf(PRESENCE_STATES) state!: PresenceState;
  @Text(80) reason!: string;
  @Text(80) byName!: string;
}
export class TeamNotified {
  @Nested(() => TeamNotice) notice!: TeamNotice;
  /** Who said it: they know. */
  @Id() byId!: string;
}
/** A rule ran too often and has stopped itself, until somebody enables it again. */
export class RulePaused {
  @Id() ruleId!: string;
  @Text(80) ruleName!: string;
  @Text(500) why!: string;
  @Time() at!: string;
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
const DIRECTORY_LISTS = [
  'agents',
  'teams',
  'departments',
  'inboxes',
  'topics',
  'canned-responses',
  'canned-proposals',
  'words',
  'views',
] as const;
/** Agents, teams, inboxes, topics, canned responses, proposals of them or words changed: fetch that list anew. */
export class DirectoryChanged {
  @IsIn(DIRECTORY_LISTS)
  list!: (typeof DIRECTORY_LISTS)[number];
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
/**
 * What of a board is different now: each part replaces the one of its id. A screen whose revision is not `from` has missed
 * something and subscribes again. Without any part it says that nothing changed until `at`.
 */
export class BoardChanged {
  @Optional() @Id() teamId!: string | null;
  @Count() from!: number;
  @Count() revision!: number;
  @Time() at!: string;
  @Optional() @Nested(() => BoardFigures) total?: BoardFigures;
  @Optional() @ListOf(() => BoardTeam, 1_000) teams?: BoardTeam[];
  @Optional() @Ids(1_000) goneTeams?: string[];
  @Optional() @ListOf(() => BoardAgent, 10_000) agents?: BoardAgent[];
  @Optional() @Ids(10_000) goneAgents?: string[];
  /** The whole list, in its order. */
  @Optional() @ListOf(() => BoardRisk, BOARD_LIMITS.risks) risks?: BoardRisk[];
  @Optional() @ListOf(() => BoardMinute, BOARD_LIMITS.minutes) minutes?: BoardMinute[];
}
/** Shifts of a team were planned, removed, covered, or somebody is absent: whoever shows them fetches them anew. */
export class ShiftsUpdated {
  @Id() teamId!: string;
  /** Whose shifts. */
  @Ids(1_000) agentIds!: string[];
  /** Who has something new to read about it. */
  @Ids(1_000) toldIds!: string[];
}
/** Which clock of a conversation is due next has changed; null: none runs. */
export class ServiceLevelChanged {
  @Id() conversationId!: string;
  @Optional() @Nested(() => RunningClock) clock!: RunningClock | null;
}
/** A promised time is nearly over, or over. Told to whoever has it in a list; `agentIds` are to be called. */
export class ServiceLevelTold {
  @Id() conversationId!: string;
  @Text(20) number!: string;
  @Id() customerId!: string;
  @OneOf(SERVICE_LEVEL_KINDS) kind!: ServiceLevelKind;
  @Text(60) policyName!: string;
  @Time() startedAt!: string;
  @Time() dueAt!: string;
  @Count() targetSeconds!: number;
  @Ids(1_000) agentIds!: string[];
}
