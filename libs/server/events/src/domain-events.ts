import {
  type ChannelWindow as ChannelWindowModel,
  type ConversationState as State,
  type Disposition as DispositionModel,
  type MessageDelivery as MessageDeliveryModel,
  type StaffEntry as StaffEntryModel,
  type WindowEnding as WindowEndingModel,
} from '@yingda/contracts';
import type {
  CallDirection,
  CallKind,
  CallOutcome,
  EndedBy,
  JoinReason,
  PresenceState,
  Resolved,
  Role,
  ShownPresenceState,
  Tier,
} from '@yingda/contracts/names';
import type { ActorRef } from './actor';

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
export interface DomainEventMap {
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

  'customer.created': { customerId: string; inboxId: string; identityId: string; isVisitor: boolean };
  'customer.updated': {
    customerId: string;
    name: string;
    tier: Tier;
    isVisitor: boolean;
    code: string;
    blocked: boolean;
  };
  /**
   * An identity belongs to another customer now, and its conversations move along. The aggregate is the identity, so
   * that its joins and separations are heard in order. `reason` is absent in events of before it.
   */
  'identity.joined': {
    identityId: string;
    fromCustomerId: string;
    toCustomerId: string;
    reason?: JoinReason;
    by?: ActorRef;
  };
  /** A join was taken back: the identity, and all its conversations, are the earlier customer's again. */
  'identity.separated': { identityId: string; fromCustomerId: string; toCustomerId: string; by: ActorRef };
  'customer.blocked': { customerId: string; reason: string; until: string | null; by: ActorRef };
  'customer.unblocked': { customerId: string; by: ActorRef };
  'page.visited': { customerId: string; url: string; title: string; at: string };

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
  /** The grace time after a lost connection is over: waiting conversations go back to their queues. */
  'agent.lost': { agentId: string };
  'team.updated': { teamId: string };

  'inbox.updated': { inboxId: string };
  'topic.updated': { topicId: string };
  'canned-response.updated': { cannedResponseId: string };
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
