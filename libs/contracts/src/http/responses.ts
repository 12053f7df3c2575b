/** Bodies of HTTP answers that are not a model themselves. Lists are keyset pages: pass `next` back as `cursor`. */
import { IsObject } from 'class-validator';
import { Count, Flag, Id, Ids, ListOf, Nested, OneOf, Optional, Text, Time } from '../fields';
import { ConversationRow, CustomerBrief, CustomerConversation, Disposition } from '../models/conversation';
import { FollowUp, Outlet } from '../models/channels';
import { Message, StaffEntry } from '../models/message';
import { AgentBrief, AgentRecord, CustomerRecord, Me, PermissionRow, TeamRecord } from '../models/people';
import { ApiKeyRecord, InboxRecord, TopicRecord } from '../models/settings';
import { CHANNELS, LIKENESSES, TIERS, type Channel, type Likeness, type Tier } from '../names/states';

export class SignedIn {
  /** Bearer token, valid 15 minutes; renew with POST /api/auth/refresh. */
  @Text(4_000) accessToken!: string;
  @Count() expiresInSeconds!: number;
  @Nested(() => Me) agent!: Me;
}
export class LinkInfo {
  @OneOf(['invitation', 'password-reset', 'setup']) purpose!: 'invitation' | 'password-reset' | 'setup';
  @Text(254) email!: string;
  @Text(80) name!: string;
}
/** A link to copy, for when no mail can be sent. `mailed` says whether it was also mailed. */
export class CopyLink {
  @Text(2_000) url!: string;
  @Time() expiresAt!: string;
  @Flag() mailed!: boolean;
}
export class InvitedAgent {
  @Nested(() => AgentRecord) agent!: AgentRecord;
  @Nested(() => CopyLink) link!: CopyLink;
}

export class InboxBrief {
  @Id() id!: string;
  @Text(40) key!: string;
  @OneOf(CHANNELS) channel!: Channel;
  @Text(60) name!: string;
  /** What customers know the shop by; fills {{store_name}} of canned responses. */
  @Optional() @Text(60) shopName?: string;
  @Id() teamId!: string;
}
/** Who and what rows refer to by id; fetched once and kept fresh by `directory.changed` and `presence.changed`. */
export class Directory {
  @ListOf(() => AgentBrief, 5_000) agents!: AgentBrief[];
  @ListOf(() => TeamRecord, 500) teams!: TeamRecord[];
  @ListOf(() => InboxBrief, 500) inboxes!: InboxBrief[];
  @ListOf(() => TopicRecord, 500) topics!: TopicRecord[];
}

/** The newest note of a conversation in which the agent who asks was named. */
export class MentionBrief {
  @Id() conversationId!: string;
  @Id() noteId!: string;
  @Count() position!: number;
  @Optional() @Id() byId?: string;
  @Text(80) byName!: string;
  @Text(200) excerpt!: string;
  @Time() at!: string;
  /** Notes of the conversation with an unread mention, and the place of the first of them. */
  @Count() unread!: number;
  @Optional() @Count() firstUnread?: number;
}
export class ConversationPage {
  @ListOf(() => ConversationRow) items!: ConversationRow[];
  @Optional() @Text(200) next!: string | null;
  /** Only with `view=mentions`: one for each item, in their order. */
  @Optional() @ListOf(() => MentionBrief) mentions?: MentionBrief[];
}
export class ConversationCounts {
  /** Open ones of this agent; a part of `all`. */
  @Count() mine!: number;
  /** Ended ones of this agent whose summary is due; listed with theirs, counted in nothing else. */
  @Optional() @Count() wrapUp?: number;
  /** Of `mine`, those whose customer has no answer yet and is not blocked. */
  @Count() mineWaiting!: number;
  @Count() queue!: number;
  @Count() all!: number;
  @Optional() @Time() queueOldestSince!: string | null;
  @Count() closedToday!: number;
  /** Median first response of the conversations this agent answered today, in seconds; null when none. */
  @Optional() @Count() firstResponseTodaySeconds!: number | null;
  /** Conversations with an unread mention of this agent. */
  @Optional() @Count() mentions?: number;
}
/** Agents who may read a conversation, and so be named in its notes. */
export class Colleagues {
  @Ids(5_000) agentIds!: string[];
}
export class ConversationDetail {
  @Nested(() => ConversationRow) conversation!: ConversationRow;
  /** This agent's unsent text. */
  @Text(20_000) draft!: string;
  /** What this agent may do here. */
  @Flag() mayReply!: boolean;
  @Flag() mayJoin!: boolean;
  @Flag() mayTakeOver!: boolean;
  /** May write along with who has it. */
  @Flag() mayWriteAlong!: boolean;
  @Flag() mayUnmerge!: boolean;
  /** The ways to answer; more than one where the customer is known on several channels. */
  @Optional() @ListOf(() => Outlet, 100) outlets?: Outlet[];
  /** Of conversations on the web. */
  @Optional() @Nested(() => FollowUp) followUp?: FollowUp | null;
}
/** Entries in order of position; older ones before `before`. */
export class EntryPage {
  @ListOf(() => StaffEntry) entries!: StaffEntry[];
  @Flag() hasMore!: boolean;
}
/** One earlier (or later) conversation of a customer. */
export class ConversationSummary {
  @Nested(() => ConversationRow) conversation!: ConversationRow;
  @Optional() @Nested(() => Disposition) disposition!: Disposition | null;
  @Count() messages!: number;
}
export class SummaryPage {
  @ListOf(() => ConversationSummary) items!: ConversationSummary[];
  @Optional() @Text(200) next!: string | null;
}

export class CustomerHit extends CustomerBrief {
  @Optional() @Time() lastSeenAt!: string | null;
  @Text(120) label!: string;
}
export class CustomerPage {
  @ListOf(() => CustomerHit) items!: CustomerHit[];
  @Optional() @Text(200) next!: string | null;
}

/** Why two customers may be one person. */
export class SamePersonReason {
  @OneOf(LIKENESSES) likeness!: Likeness;
  /** What they share, fit to be shown: a masked address or number, a shop's id, an order number. Empty for `union`. */
  @Text(120) value!: string;
  /** Proven on both sides; false when somebody only told it. */
  @Flag() proven!: boolean;
}
export class SamePersonSuggestion {
  @Nested(() => CustomerHit) customer!: CustomerHit;
  @ListOf(() => SamePersonReason) reasons!: SamePersonReason[];
}
export class SamePersonList {
  @ListOf(() => SamePersonSuggestion, 20) items!: SamePersonSuggestion[];
}
/** A join was taken back: who stays, and who they are again that went. */
export class SeparatedCustomers {
  @Nested(() => CustomerRecord) customer!: CustomerRecord;
  @Id() separatedCustomerId!: string;
}

export class MessageHit {
  @Id() conversationId!: string;
  @Text(20) number!: string;
  @Id() messageId!: string;
  @Count() position!: number;
  @Text(80) customerName!: string;
  /** Names a visitor without a name. */
  @Text(8) customerCode!: string;
  @Text(80) authorName!: string;
  /** Text around the hit; hits are between U+0001 and U+0002. */
  @Text(400) excerpt!: string;
  @Time() at!: string;
}
export class ConversationHit {
  @Id() conversationId!: string;
  @Text(20) number!: string;
  @Text(80) customerName!: string;
  @Text(8) customerCode!: string;
  @Text(200) excerpt!: string;
  @Time() at!: string;
}
export class SearchResults {
  @ListOf(() => CustomerHit, 20) customers!: CustomerHit[];
  @ListOf(() => ConversationHit, 20) conversations!: ConversationHit[];
  @ListOf(() => MessageHit, 50) messages!: MessageHit[];
}

export class CustomerConversationPage {
  @ListOf(() => CustomerConversation) items!: CustomerConversation[];
  @Optional() @Text(200) next!: string | null;
}
export class MessagePage {
  @ListOf(() => Message) messages!: Message[];
  @Flag() hasMore!: boolean;
}
export class AttachmentLink {
  @Text(2_000) url!: string;
  @Time() expiresAt!: string;
}
export class PermissionTable {
  /** Scopes in the order of ROLES. */
  @ListOf(() => PermissionRow) rows!: PermissionRow[];
}
/** The inbox's secret signs visitors' identities. Shown once. */
export class InboxSecret {
  @Text(200) secret!: string;
  @Optional() @Time() previousValidUntil!: string | null;
}
export class InboxWithSnippet {
  @Nested(() => InboxRecord) inbox!: InboxRecord;
  @Text(2_000) snippet!: string;
}
export class CreatedApiKey {
  @Nested(() => ApiKeyRecord) key!: ApiKeyRecord;
  /** Shown once. */
  @Text(200) secret!: string;
}
export class SetupState {
  @Flag() setupNeeded!: boolean;
  @Text(60) shopName!: string;
  /** Demo sign-ins may be shown on the sign-in page. */
  @Flag() demo!: boolean;
}

/** /api/v1 */
export class ApiCustomer {
  @Id() id!: string;
  @Optional() @Text(80) externalId!: string | null;
  @Text(80) name!: string;
  @OneOf(TIERS) tier!: Tier;
  @Optional() @Text(254) email!: string | null;
  @Optional() @Text(40) phone!: string | null;
  @IsObject() attributes!: Record<string, string>;
  @Time() createdAt!: string;
}
