import {
  type ChannelWindow as ChannelWindowModel,
  type ConversationState as State,
  type Disposition as DispositionModel,
  type MessageDelivery as MessageDeliveryModel,
  type StaffEntry as StaffEntryModel,
  type TeamNotice as TeamNoticeModel,
  type WindowEnding as WindowEndingModel,
} from '@yingda/contracts';
import type {
  AutoReplyAction,
  AutoReplyKind,
  BotDeed,
  CallDirection,
  CallKind,
  CallOutcome,
  EndedBy,
  HandOverReason,
  Mood,
  PresenceState,
  Resolved,
  Role,
  ShownPresenceState,
} from '@yingda/contracts/names';
import type { ActorRef } from './actor';
import type { CaseEvents } from './case-events';
import type { ContactEvents } from './contact-events';
import type { NoticeEvents } from './notice-events';
import type { OrderEvents } from './order-events';
import type { CustomerEvents } from './customer-events';
import type { FeedbackEvents } from './feedback-events';
import type { PromiseEvents } from './promise-events';
import type { RuleEvents } from './rule-events';
import type { ServiceLevelEvents } from './service-level-events';
import type { SurveyEvents } from './survey-events';
import type { TrendEvents } from './trend-events';

/** What every change of a conversation carries: the state after it and the timeline entries it added. */
export interface ConversationChange {
  conversation: State;
  /** Entries added by this change, in order of position. */
  entries: StaffEntryModel[];
  by: ActorRef;
  /** Whose load it was and is counted in, where that has changed. */
  holder?: { before: string | null; after: string | null };
}

/** Every domain event, name → payload. Names are `noun.past`; payloads are only ever added to. */
export interface DomainEventMap
  extends
    SurveyEvents,
    PromiseEvents,
    ServiceLevelEvents,
    RuleEvents,
    CaseEvents,
    FeedbackEvents,
    ContactEvents,
    NoticeEvents,
    CustomerEvents,
    OrderEvents,
    TrendEvents {
  'conversation.opened': ConversationChange;
  'conversation.queued': ConversationChange & {
    teamId: string;
    reason: 'opened' | 'transferred' | 'returned' | 'reopened' | 'declined' | 'missed';
    /** Before those who have not waited yet; among its like by `conversation.queuedAt`. Absent in events of before it. */
    first?: boolean;
  };
  'conversation.offered': ConversationChange & { agentId: string; expiresAt: string };
  'conversation.assigned': ConversationChange & {
    agentId: string;
    previousAgentId: string | null;
    how: 'routed' | 'picked' | 'assigned' | 'transferred' | 'taken-over' | 'reopened';
  };
  'conversation.accepted': ConversationChange & { agentId: string };
  'conversation.declined': ConversationChange & { agentId: string; missed: boolean };
  'conversation.transferred': ConversationChange & {
    from: { agentId: string | null; teamId: string | null };
    to: { agentId: string | null; teamId: string | null };
    /** Empty when a transfer is taken back. */
    note: string;
    /** The last transfer undone by who made it, before anybody went on with it. */
    takenBack?: boolean;
  };
  'conversation.escalated': ConversationChange & { level: number; reason: string };
  /** waitingFor, marks, subject or another plain field changed. */
  'conversation.updated': ConversationChange;
  'conversation.closed': ConversationChange & {
    endedBy: EndedBy;
    disposition: DispositionModel | null;
    agentId: string | null;
  };
  'conversation.disposed': ConversationChange & { disposition: DispositionModel };
  'conversation.reopened': ConversationChange & { previousStatus: 'closed' | 'abandoned' };
  'conversation.abandoned': ConversationChange & { waitedSeconds: number };
  'conversation.merged': ConversationChange & { intoConversationId: string };
  'conversation.unmerged': ConversationChange & { fromConversationId: string };
  'conversation.rated': ConversationChange & {
    score: number;
    resolved: Resolved | null;
    comment: string | null;
  };
  'conversation.read': {
    conversationId: string;
    reader: 'customer' | 'agent';
    deliveredSequence: number;
    readSequence: number;
    /** Customer's messages still unread by agents. */
    unread: number;
    agentId: string | null;
    teamId: string | null;
  };
  /**
   * A conversation of another system is here, over and whole, or has been put right; all of it is in its history. Told to
   * no screen, and nothing is set going by it.
   */
  'conversation.imported': { conversationId: string; importId: string; updated: boolean };
  'message.sent': ConversationChange & {
    /** True for the first message of a person of the shop. */ firstResponse: boolean;
  };
  'message.updated': {
    conversation: State;
    entry: StaffEntryModel;
    /** `filled`: a file of it has arrived, or will not. */
    how: 'edited' | 'recalled' | 'filled';
    customerRevision: number;
    staffRevision: number;
    by: ActorRef;
  };
  /** `mentions`: agents who were named and may read the conversation. */
  'note.added': ConversationChange & { mentions: string[] };
  'mention.read': { agentId: string; conversationId: string; upToPosition: number };

  /** A message has come further on its way through a channel, or not. */
  'delivery.changed': { conversationId: string; messageId: string; delivery: MessageDeliveryModel };
  /** How long and how much may be sent to an identity. `window` is null where the channel has no window. */
  'window.changed': {
    customerId: string;
    identityId: string;
    inboxId: string;
    window: ChannelWindowModel | null;
  };

  /** A customer waits for an answer, and the window it can go through ends soon. Once for each window. */
  'window.ending': {
    conversationId: string;
    customerId: string;
    inboxId: string;
    teamId: string | null;
    ending: WindowEndingModel;
    /** Who has the conversation and who leads its team: they are told. */
    agentIds: string[];
  };

  /** An agent has written down a call. */
  'call.logged': {
    callId: string;
    inboxId: string;
    conversationId: string;
    identityId: string;
    agentId: string;
    direction: CallDirection;
    outcome: CallOutcome;
    about: CallKind | null;
    startedAt: string;
    durationSeconds: number;
  };

  /** A customer wants to be called instead of waiting; again with another time or number. The aggregate is the conversation. */
  'callback.planned': {
    callbackId: string;
    conversationId: string;
    teamId: string;
    from: string;
    until: string;
  };
  'callback.attempted': {
    callbackId: string;
    conversationId: string;
    agentId: string;
    attempt: number;
    outcome: CallOutcome;
    /** The customer was reached. */
    done: boolean;
  };
  'callback.cancelled': { callbackId: string; conversationId: string };

  'agent.invited': { agentId: string; role: Role };
  'agent.updated': {
    agentId: string;
    role: Role;
    teamIds: string[];
    capacity: number;
    /** Sockets must be closed: role or password changed. */ endSessions: boolean;
  };
  'agent.deactivated': { agentId: string; successorId: string | null; by: ActorRef };
  'agent.reactivated': { agentId: string };
  'presence.changed': {
    agentId: string;
    state: ShownPresenceState;
    chosen: PresenceState;
    reason: string | null;
    previous: ShownPresenceState;
  };
  /** A lead has said for an agent whether they take conversations. */
  'presence.forced': { agentId: string; state: PresenceState; reason: string; by: ActorRef };
  'team.notified': { notice: TeamNoticeModel; byId: string };
  /** The grace time after a lost connection is over: waiting conversations go back to their queues. */
  'agent.lost': { agentId: string };
  'team.updated': { teamId: string };

  /** The bot of an inbox was edited. The aggregate is the inbox. */
  'bot.updated': { inboxId: string };
  /** The bot has said something to a customer. The aggregate is the conversation, as of the next two. */
  'bot.answered': {
    conversationId: string;
    inboxId: string;
    messageId: string;
    deed: BotDeed;
    articleKey: string | null;
    /** In percent. */
    score: number | null;
    /** It was the first time in this conversation. */
    first: boolean;
  };
  /** People were given what the bot had. */
  'bot.handed-over': { conversationId: string; inboxId: string; reason: HandOverReason; mood: Mood };
  /** 24 h after the bot ended a conversation alone. `contained`: the customer has not come back meanwhile. */
  'bot.contained': {
    conversationId: string;
    inboxId: string;
    closedAt: string;
    contained: boolean;
    returnedAt: string | null;
  };

  /** An auto-reply has been said. The aggregate is the conversation. */
  'auto-reply.sent': {
    conversationId: string;
    autoReplyId: string;
    key: string | null;
    kind: AutoReplyKind;
    action: AutoReplyAction;
    messageId: string;
    inboxId: string;
    teamId: string | null;
    /** The customer's message it answers; null on an occasion of its own. */
    heardMessageId: string | null;
  };
  'auto-reply.updated': { autoReplyId: string };

  'inbox.updated': { inboxId: string };
  /** Added, edited, removed, or gone by by others than before: what is open when must be asked anew. */
  'calendar.updated': { calendarId: string; removed: boolean };
  /** Shifts or absences of agents of a team changed. `toldIds`: for whom there is a notice. */
  'shift.updated': { teamId: string; agentIds: string[]; toldIds: string[] };
  'topic.updated': { topicId: string };
  'canned-response.updated': { cannedResponseId: string };
  /** Made, decided or withdrawn. */
  'canned-proposal.updated': { proposalId: string };
  /** The list of words that answers are looked through for was changed. The aggregate is one id for the whole list. */
  'word-list.updated': { version: number };
  /** Written, published, archived: what may be found is other than before. */
  'article.updated': { articleId: string };
  'article.voted': { articleId: string; number: number; helpful: boolean; inboxId: string };
  /** An agent gave it to a customer. */
  'article.inserted': { articleId: string; conversationId: string; agentId: string; how: 'text' | 'link' };
}

export type EventName = keyof DomainEventMap & string;

/** One fact as stored in the outbox. `id` is what subscribers are idempotent by; `occurredAt` is ISO 8601 from the injected clock. */
export interface DomainEvent<N extends EventName = EventName> {
  id: string;
  name: N;
  aggregateId: string;
  occurredAt: string;
  payload: DomainEventMap[N];
  /** The command, request, timer or job it goes back to, on whichever node that was; for logs and traces only. */
  requestId?: string;
}

/** `DomainEvent` as a union that narrows by `name`. */
export type AnyDomainEvent = { [N in EventName]: DomainEvent<N> }[EventName];
