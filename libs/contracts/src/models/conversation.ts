import { Count, Flag, Id, Ids, ListOf, Nested, OneOf, Optional, Text, Texts, Time, Words } from '../fields';
import {
  AUTHOR_KINDS,
  CHANNELS,
  CONVERSATION_STATUSES,
  ENDED_BY,
  RESOLVED,
  SHOWN_PRESENCE_STATES,
  TIERS,
  WAITING_FOR,
  type AuthorKind,
  type Channel,
  type ConversationStatus,
  type EndedBy,
  type Resolved,
  type ShownPresenceState,
  type Tier,
  type WaitingFor,
} from '../names/states';
import { NOTICE_LIMITS } from '../names/notices';
import { PRIORITIES, type Priority } from '../names/rules';
import { QUEUE_OFFERS, type QueueOffer } from '../names/routing';
import { Aside } from './callbacks';
import { WindowEnding } from './channels';
import { RunningClock } from './service-levels';
import { OfferedSurvey } from './surveys';

/** Latest numbers of a conversation for one audience; `position` is sent to staff only. */
export class Head {
  @Id() conversationId!: string;
  @Count() sequence!: number;
  @Count() revision!: number;
  @Optional() @Count() position?: number;
}

export class LastMessage {
  @OneOf(AUTHOR_KINDS) authorKind!: AuthorKind;
  /** First 120 characters; for other kinds than text a bracketed word such as "[image]" that screens translate. */
  @Text(200) excerpt!: string;
  @Time() at!: string;
  /** Whose it is, told to staff where it is not the customer's; the name is the one shown to customers. */
  @Optional() @Id() authorId?: string | null;
  @Optional() @Text(80) authorName?: string | null;
}

/** Latest read and delivered sequences of both sides. */
export class Marks {
  @Count() customerDelivered!: number;
  @Count() customerRead!: number;
  @Count() agentRead!: number;
}

export class Disposition {
  @Id() topicId!: string;
  @OneOf(RESOLVED) resolved!: Resolved;
  @Text(4_000) summary!: string;
}

export class Rating {
  @Count(5, 1) score!: number;
  @Optional() @OneOf(RESOLVED) resolved?: Resolved;
  @Optional() @Text(2_000) comment?: string;
  @Time() ratedAt!: string;
}

/** Everything a conversation knows of itself; others are named by id only, screens look them up in the directory. Staff only. */
export class ConversationState {
  @Id() id!: string;
  /** What people say: "100318". */
  @Text(20) number!: string;
  @OneOf(CHANNELS) channel!: Channel;
  @Id() inboxId!: string;
  @Id() customerId!: string;
  @Id() identityId!: string;
  @Optional() @Id() teamId!: string | null;
  @Optional() @Id() agentId!: string | null;
  @OneOf(CONVERSATION_STATUSES) status!: ConversationStatus;
  @OneOf(WAITING_FOR) waitingFor!: WaitingFor;
  /** Since when the side named by `waitingFor` has been waited for. */
  @Time() waitingSince!: string;
  @Count(3, 1) escalationLevel!: number;
  @Time() openedAt!: string;
  @Optional() @Time() queuedAt!: string | null;
  /** In the queue before all that are not: they have waited before. */
  @Optional() @Flag() queueFirst?: boolean;
  @Optional() @Time() assignedAt!: string | null;
  @Optional() @Time() acceptedAt!: string | null;
  @Optional() @Time() firstResponseAt!: string | null;
  @Optional() @Time() closedAt!: string | null;
  @Optional() @OneOf(ENDED_BY) endedBy!: EndedBy | null;
  @Flag() wrapUpDue!: boolean;
  @Optional() @Nested(() => Disposition) disposition!: Disposition | null;
  @Optional() @Nested(() => Rating) rating!: Rating | null;
  @Optional() @Nested(() => LastMessage) lastMessage!: LastMessage | null;
  /** Customer's messages that no agent has read yet. */
  @Count() unread!: number;
  @Nested(() => Marks) marks!: Marks;
  @Nested(() => Head) head!: Head;
  @Flag() leftMessage!: boolean;
  @Optional() @Id() mergedInto!: string | null;
  @Optional() @Text(200) subject!: string | null;
  /** Supervisors who joined and write along. Absent in events of before it. */
  @Optional() @Ids(3) joinedAgentIds?: string[];
  /** Short words staff and rules sort by; absent, as the priority, in events of before them. */
  @Optional() @Texts(20, 40) tags?: string[];
  @Optional() @OneOf(PRIORITIES) priority?: Priority;
}

/** The customer as a row needs it; `code` is the short name of a visitor without a name ("7F3K"). */
export class CustomerBrief {
  @Id() id!: string;
  @Text(80) name!: string;
  @OneOf(TIERS) tier!: Tier;
  @Flag() isVisitor!: boolean;
  @Text(8) code!: string;
  @Flag() blocked!: boolean;
}

/** One row of the console's inbox. */
export class ConversationRow extends ConversationState {
  @Nested(() => CustomerBrief) customer!: CustomerBrief;
  /** The customer waits, and soon nothing can be sent to them any more. */
  @Optional() @Nested(() => WindowEnding) windowEnding?: WindowEnding;
  /** What is due next here, by its service level. */
  @Optional() @Nested(() => RunningClock) clock?: RunningClock;
}

/** The agent as a customer may know them. */
export class AgentCard {
  @Id() id!: string;
  @Text(80) name!: string;
  @Optional() @Text(2_000) avatarUrl?: string;
  @Optional() @OneOf(SHOWN_PRESENCE_STATES) state?: ShownPresenceState;
}

/** A notice that stands over the queue for as long as it is true. */
export class ShownNotice {
  @Id() id!: string;
  @Text(NOTICE_LIMITS.banner) zh!: string;
  @Text(NOTICE_LIMITS.banner) en!: string;
}

/** Place in the queue, from 1; `estimatedSeconds` is null when too little is known to say. */
export class QueuePlace {
  @Count(1_000_000, 1) position!: number;
  /** Rounded up to what is shown: whole minutes, in fives beyond ten; null while nothing can be said. */
  @Optional() @Count() estimatedSeconds!: number | null;
  /** Longer than that. */
  @Optional() @Flag() atLeast?: boolean;
  /** False when nobody who could answer is signed in: the widget then offers to leave a message. */
  @Flag() someoneThere!: boolean;
  /** What they may choose instead of waiting; they keep their place until they do. */
  @Optional() @Words(QUEUE_OFFERS) offers?: QueueOffer[];
  /** What the shop tells those who wait; none where nothing is told. */
  @Optional() @ListOf(() => ShownNotice, NOTICE_LIMITS.shown) notices?: ShownNotice[];
}

/** A conversation as its customer sees it. */
export class CustomerConversation {
  @Id() id!: string;
  @Text(20) number!: string;
  @OneOf(CONVERSATION_STATUSES) status!: ConversationStatus;
  @Optional() @Nested(() => AgentCard) agent!: AgentCard | null;
  @Optional() @Nested(() => QueuePlace) queue!: QueuePlace | null;
  @Time() openedAt!: string;
  @Optional() @Time() closedAt!: string | null;
  @Optional() @OneOf(ENDED_BY) endedBy!: EndedBy | null;
  /** Until when a further message reopens it; null while open or when over. */
  @Optional() @Time() reopenUntil!: string | null;
  @Optional() @Nested(() => Rating) rating!: Rating | null;
  @Flag() leftMessage!: boolean;
  /** What they are asked now; null: not asked. Absent where the inbox has no form. */
  @Optional() @Nested(() => OfferedSurvey) survey?: OfferedSurvey | null;
  /** While it waits and they left a message or are called back. */
  @Optional() @Nested(() => Aside) aside?: Aside | null;
  @Count() unread!: number;
  @Optional() @Nested(() => LastMessage) lastMessage!: LastMessage | null;
  @Optional() @Text(200) subject!: string | null;
  @Nested(() => Head) head!: Head;
  @Nested(() => Marks) marks!: Marks;
}
