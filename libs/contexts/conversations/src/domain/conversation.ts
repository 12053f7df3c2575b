import type {
  AuthorKind,
  Channel,
  ConversationStatus,
  EndedBy,
  Priority,
  Resolved,
  WaitingFor,
} from '@yingda/contracts/names';
import { OPEN_STATUSES } from '@yingda/contracts/names';

/** One episode of service, as its row holds it. Changed only by making the next one (`step.ts`). */
export interface Conversation {
  readonly id: string;
  readonly number: string;
  readonly channel: Channel;
  readonly inboxId: string;
  readonly customerId: string;
  readonly identityId: string;
  readonly teamId: string | null;
  readonly agentId: string | null;
  /** Who writes along with the agent: supervisors who joined, in the order they came. Nobody once it is over. */
  readonly joinedAgentIds: readonly string[];
  readonly status: ConversationStatus;
  readonly waitingFor: WaitingFor;
  readonly waitingSince: Date;
  readonly escalationLevel: number;
  readonly openedAt: Date;
  readonly queuedAt: Date | null;
  /** Stands before the others of its team's queue: it has waited before. */
  readonly queueFirst: boolean;
  /** Given or offered to the agent. */
  readonly assignedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly firstResponseAt: Date | null;
  /** The message that was the first response. */
  readonly firstResponseId: string | null;
  /** End of a closed and of an abandoned conversation. */
  readonly closedAt: Date | null;
  readonly endedBy: EndedBy | null;
  readonly wrapUpDue: boolean;
  readonly dispositionTopicId: string | null;
  readonly dispositionResolved: Resolved | null;
  readonly dispositionSummary: string | null;
  readonly ratingScore: number | null;
  readonly ratingResolved: Resolved | null;
  readonly ratingComment: string | null;
  readonly ratedAt: Date | null;
  readonly lastMessageAuthorKind: AuthorKind | null;
  /** Whose the last message is; null where it is the customer's. */
  readonly lastMessageAuthorId: string | null;
  readonly lastMessageAuthorName: string | null;
  readonly lastMessageExcerpt: string | null;
  readonly lastMessageAt: Date | null;
  readonly unread: number;
  readonly customerDelivered: number;
  readonly customerRead: number;
  readonly agentRead: number;
  readonly sequence: number;
  readonly position: number;
  readonly customerRevision: number;
  readonly staffRevision: number;
  readonly leftMessage: boolean;
  readonly mergedIntoId: string | null;
  readonly subject: string | null;
  /** Short words that staff and rules sort by, in the order they came. */
  readonly tags: readonly string[];
  readonly priority: Priority;
}

const open: ReadonlySet<ConversationStatus> = new Set(OPEN_STATUSES);
const held: ReadonlySet<ConversationStatus> = new Set(['offered', 'assigned', 'active']);

/** Takes messages from both sides. */
export function isOpen(conversation: { status: ConversationStatus }): boolean {
  return open.has(conversation.status);
}

/** An agent has it or is being asked to take it: it counts against the agent's capacity. */
export function isHeld(conversation: { status: ConversationStatus }): boolean {
  return held.has(conversation.status);
}

/** Whom it counts for, or null. */
export function holderOf(conversation: Pick<Conversation, 'status' | 'agentId'>): string | null {
  return isHeld(conversation) ? conversation.agentId : null;
}

/** An agent serves it: given to them, accepted or not, answered or not. */
export function isServed(conversation: { status: ConversationStatus }): boolean {
  return conversation.status === 'assigned' || conversation.status === 'active';
}

/** A conversation at the moment of its opening; its number is given by the database. */
export function emptyConversation(
  facts: Pick<
    Conversation,
    'id' | 'channel' | 'inboxId' | 'customerId' | 'identityId' | 'teamId' | 'subject'
  >,
  now: Date,
): Conversation {
  return {
    ...facts,
    number: '',
    agentId: null,
    joinedAgentIds: [],
    status: 'bot',
    waitingFor: 'us',
    waitingSince: now,
    escalationLevel: 1,
    openedAt: now,
    queuedAt: null,
    queueFirst: false,
    assignedAt: null,
    acceptedAt: null,
    firstResponseAt: null,
    firstResponseId: null,
    closedAt: null,
    endedBy: null,
    wrapUpDue: false,
    dispositionTopicId: null,
    dispositionResolved: null,
    dispositionSummary: null,
    ratingScore: null,
    ratingResolved: null,
    ratingComment: null,
    ratedAt: null,
    lastMessageAuthorKind: null,
    lastMessageAuthorId: null,
    lastMessageAuthorName: null,
    lastMessageExcerpt: null,
    lastMessageAt: null,
    unread: 0,
    customerDelivered: 0,
    customerRead: 0,
    agentRead: 0,
    sequence: 0,
    position: 0,
    customerRevision: 0,
    staffRevision: 0,
    leftMessage: false,
    mergedIntoId: null,
    tags: [],
    priority: 'normal',
  };
}
