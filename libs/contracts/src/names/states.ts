/** Closed sets of words used in tables, on the wire and on screens. */
export const CONVERSATION_STATUSES = [
  'bot',
  'queued',
  'offered',
  'assigned',
  'active',
  'closed',
  'abandoned',
] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** States in which a conversation takes messages from both sides. */
export const OPEN_STATUSES = [
  'bot',
  'queued',
  'offered',
  'assigned',
  'active',
] as const satisfies readonly ConversationStatus[];

export const WAITING_FOR = ['us', 'customer'] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

export const RESOLVED = ['yes', 'partly', 'no'] as const;
export type Resolved = (typeof RESOLVED)[number];

/** Who or what ended a conversation. */
export const ENDED_BY = ['agent', 'customer', 'silence', 'system', 'merge'] as const;
export type EndedBy = (typeof ENDED_BY)[number];

export const CHANNELS = [
  'web',
  'wechat',
  'wechat-mini-program',
  'wecom',
  'email',
  'telegram',
  'whatsapp',
  'messenger',
  'instagram',
  'line',
  'sms',
  'weibo',
  'phone',
  'api',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const AUTHOR_KINDS = ['customer', 'agent', 'bot', 'system'] as const;
export type AuthorKind = (typeof AUTHOR_KINDS)[number];

/** What a timeline entry is: said to the customer, said among staff, or something that happened. */
export const ENTRY_KINDS = ['message', 'note', 'event'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What an agent chooses; `offline` is what others see when no screen of theirs is connected. */
export const PRESENCE_STATES = ['online', 'busy', 'away'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];
export const SHOWN_PRESENCE_STATES = [...PRESENCE_STATES, 'offline'] as const;
export type ShownPresenceState = (typeof SHOWN_PRESENCE_STATES)[number];

export const ROLES = [
  'agent',
  'senior-agent',
  'supervisor',
  'manager',
  'quality-reviewer',
  'handler',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

export const AGENT_STATES = ['invited', 'active', 'deactivated'] as const;
export type AgentState = (typeof AGENT_STATES)[number];

export const TIERS = ['standard', 'silver', 'gold', 'vip'] as const;
export type Tier = (typeof TIERS)[number];

/** Seconds within which a customer of the tier should get our reply; until service levels have their own settings. */
export const TIER_REPLY_TARGET_SECONDS: Record<Tier, number> = {
  standard: 120,
  silver: 90,
  gold: 60,
  vip: 30,
};

/** Days of the week as calendars name them. */
export const WEEKDAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type WeekdayName = (typeof WEEKDAY_NAMES)[number];

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Kinds of `content` that may be stored; a channel says which of them it can carry. */
export const CONTENT_KINDS = [
  'text',
  'image',
  'file',
  'voice',
  'video',
  'product-card',
  'order-card',
  'link',
  'location',
  'template',
  'email',
  'menu',
  'survey',
  'event',
  'unsupported',
] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** Kinds a person may send; the rest come from the system. */
export const SENDABLE_KINDS = [
  'text',
  'image',
  'file',
  'voice',
  'video',
  'product-card',
  'link',
  'template',
] as const satisfies readonly ContentKind[];

/** Of the sendable ones: only the shop's people send them. */
export const STAFF_KINDS = ['template'] as const satisfies readonly ContentKind[];

/** What an `event` entry tells. Those in CUSTOMER_EVENTS take a sequence and are shown to the customer too. */
export const TIMELINE_EVENTS = [
  'conversation-opened',
  'conversation-queued',
  'conversation-offered',
  'offer-declined',
  'offer-missed',
  'conversation-assigned',
  'conversation-accepted',
  'conversation-transferred',
  'transfer-taken-back',
  'conversation-escalated',
  'conversation-waiting',
  'conversation-closed',
  'conversation-disposed',
  'conversation-reopened',
  'conversation-abandoned',
  'conversation-merged',
  'conversation-unmerged',
  'conversation-returned',
  'reply-missed',
  'conversation-rated',
  'message-left',
  'callback-planned',
  'callback-cancelled',
  'queue-rejoined',
  'message-kept-apart',
  'agent-joined',
  'agent-changed',
  'colleague-joined',
  'colleague-left',
  'chat-closed',
  'service-level-breached',
  'customer-identified',
  'customer-joined',
  'customer-separated',
  'survey-sent',
  'survey-not-sent',
  'survey-answered',
  'survey-withdrawn',
  'promise-made',
  'promise-kept',
  'promise-broken',
  'case-opened',
  'case-told',
  'case-closed',
  'case-reopened',
] as const;
export type TimelineEvent = (typeof TIMELINE_EVENTS)[number];
export const CUSTOMER_EVENTS = [
  'agent-joined',
  'agent-changed',
  'chat-closed',
] as const satisfies readonly TimelineEvent[];

/** What somebody looking at a conversation is doing. */
export const VIEWER_ACTIVITIES = ['viewing', 'note', 'reply'] as const;
export type ViewerActivity = (typeof VIEWER_ACTIVITIES)[number];

/** `mentions`: where the agent was named in a note, unread ones first. */
export const INBOX_VIEWS = ['mine', 'queue', 'all', 'closed', 'mentions'] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];
/** `turn`: as the queue is served; elsewhere it means `limit`. */
export const INBOX_SORTS = ['turn', 'limit', 'oldest', 'newest'] as const;
export type InboxSort = (typeof INBOX_SORTS)[number];

/** Fields a pre-chat form can ask for. */
export const PRE_CHAT_FIELDS = ['name', 'contact', 'topic', 'order', 'consent'] as const;
export type PreChatFieldKind = (typeof PRE_CHAT_FIELDS)[number];

/**
 * What became of a piece given to a provider, from least to most; `unknown`: maybe sent. `failed` stands aside, and so
 * does `withdrawn`: taken back before it went out, so it never will.
 */
export const DELIVERY_STATES = [
  'failed',
  'queued',
  'sending',
  'unknown',
  'accepted',
  'sent',
  'delivered',
  'read',
  'withdrawn',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What may be done to a message that was said already. */
export const MESSAGE_CHANGES = ['edit', 'recall'] as const;
export type MessageChangeKind = (typeof MESSAGE_CHANGES)[number];

/** Why a message can no longer be changed where the customer sees it. */
export const UNCHANGEABLE_WHY = ['cannot', 'on-its-way', 'maybe-sent'] as const;
export type UnchangeableWhy = (typeof UNCHANGEABLE_WHY)[number];

/** Why a provider did not take something; every code of a provider belongs to one of these. */
export const FAILURE_CLASSES = [
  'retry-later',
  'refresh-token',
  'window-closed',
  'quota-reached',
  'recipient-unreachable',
  'bad-content',
  'not-permitted',
  'unknown-outcome',
] as const;
export type FailureClass = (typeof FAILURE_CLASSES)[number];

/** What opens the time in which one may write to a customer of a channel. */
export const WINDOW_ACTS = ['message', 'menu', 'follow', 'scan', 'enter', 'pay'] as const;
export type WindowAct = (typeof WINDOW_ACTS)[number];

/** What can be done when the window has closed. */
export const WINDOW_FALLBACKS = ['template', 'human-agent-tag', 'other-channel', 'ask-to-write'] as const;
export type WindowFallback = (typeof WINDOW_FALLBACKS)[number];

/** Why nothing can be sent through a channel now. */
export const WINDOW_CLOSED_WHY = ['never-opened', 'over', 'quota', 'unreachable'] as const;
export type WindowClosedWhy = (typeof WINDOW_CLOSED_WHY)[number];

/** What comes to its end while a customer waits for an answer. */
export const WINDOW_ENDING_WHY = ['time', 'quota'] as const;
export type WindowEndingWhy = (typeof WINDOW_ENDING_WHY)[number];

/**
 * What happens to answers on the web that a shopper who has left did not read: `ready`, they go by e-mail; else why they
 * do not. `stopped`: a mail came back, or the shopper asked for no more.
 */
export const FOLLOW_UP_STATES = ['ready', 'no-address', 'no-inbox', 'off', 'stopped'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** What a channel cannot carry as it is, and what becomes of it. */
export const CONVERSIONS = [
  'split',
  'file-as-link',
  'file-as-file',
  'card-as-text',
  'card-as-link',
  'link-as-text',
  'location-as-text',
  'menu-as-text',
  'caption-apart',
  'quote-as-text',
] as const;
export type Conversion = (typeof CONVERSIONS)[number];

export const CANNED_SCOPES = ['personal', 'team', 'shop'] as const;
export type CannedScope = (typeof CANNED_SCOPES)[number];

/**
 * Why an identity belongs to a customer it did not begin with. `signed-in`: the shop's signature said so; `union`: the
 * provider's id of the person; `hand`: an agent decided it.
 */
export const JOIN_REASONS = ['signed-in', 'union', 'hand'] as const;
export type JoinReason = (typeof JOIN_REASONS)[number];

/** What makes two customers look like one person. */
export const LIKENESSES = ['union', 'shop-id', 'email', 'phone', 'order'] as const;
export type Likeness = (typeof LIKENESSES)[number];
