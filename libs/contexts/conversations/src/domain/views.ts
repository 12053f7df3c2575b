import {
  type Author,
  type Content,
  type ConversationState,
  type CustomerConversation,
  type Message,
  type StaffEntry,
} from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import type { Conversation } from './conversation';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** What staff and events know of a conversation. `storage/state-sql.ts` says the same in SQL; a database spec holds both together. */
export function stateOf(c: Conversation): ConversationState {
  return {
    id: c.id,
    number: c.number,
    channel: c.channel,
    inboxId: c.inboxId,
    customerId: c.customerId,
    identityId: c.identityId,
    teamId: c.teamId,
    agentId: c.agentId,
    status: c.status,
    waitingFor: c.waitingFor,
    waitingSince: c.waitingSince.toISOString(),
    escalationLevel: c.escalationLevel,
    openedAt: c.openedAt.toISOString(),
    queuedAt: iso(c.queuedAt),
    queueFirst: c.queueFirst,
    assignedAt: iso(c.assignedAt),
    acceptedAt: iso(c.acceptedAt),
    firstResponseAt: iso(c.firstResponseAt),
    closedAt: iso(c.closedAt),
    endedBy: c.endedBy,
    wrapUpDue: c.wrapUpDue,
    disposition:
      c.dispositionTopicId === null
        ? null
        : {
            topicId: c.dispositionTopicId,
            resolved: c.dispositionResolved!,
            summary: c.dispositionSummary!,
          },
    rating: ratingOf(c),
    lastMessage: lastMessageForStaff(c),
    unread: c.unread,
    marks: marksOf(c),
    head: { conversationId: c.id, sequence: c.sequence, revision: c.staffRevision, position: c.position },
    leftMessage: c.leftMessage,
    mergedInto: c.mergedIntoId,
    subject: c.subject,
    joinedAgentIds: [...c.joinedAgentIds],
    tags: [...c.tags],
    priority: c.priority,
  };
}

/** Until when a further message reopens it; null while open, when merged and when that time is over. */
export function reopenUntil(c: Conversation, now: Date): Date | null {
  if (c.closedAt === null || c.mergedIntoId !== null) return null;
  const until = new Date(c.closedAt.getTime() + LIMITS.reopenWindowMs);
  return until.getTime() > now.getTime() ? until : null;
}

/** The customer's view, field by field; who serves it and the place in the queue are filled in by who knows them. */
export function customerViewOf(c: Conversation, unread: number, now: Date): CustomerConversation {
  return {
    id: c.id,
    number: c.number,
    status: c.status,
    agent: null,
    queue: null,
    openedAt: c.openedAt.toISOString(),
    closedAt: iso(c.closedAt),
    endedBy: c.endedBy,
    reopenUntil: iso(reopenUntil(c, now)),
    rating: ratingOf(c),
    leftMessage: c.leftMessage,
    unread,
    lastMessage: lastMessageOf(c),
    subject: c.subject,
    head: { conversationId: c.id, sequence: c.sequence, revision: c.customerRevision },
    marks: marksOf(c),
  };
}

/** Details of a customer-visible event that may leave the shop; `agentName` is the name shown to customers. */
const CUSTOMER_DETAILS = ['agentName', 'endedBy'];

/** What the customer may see of an entry, built field by field; null when they see nothing of it. */
export function customerMessageOf(entry: StaffEntry): Message | null {
  if (entry.sequence === null || entry.sequence === undefined || entry.entry === 'note') return null;
  const message: Message = {
    id: entry.id,
    conversationId: entry.conversationId,
    sequence: entry.sequence,
    author: authorFor(entry.author),
    content: contentFor(entry.content),
    createdAt: entry.createdAt,
  };
  if (entry.clientMessageId) message.clientMessageId = entry.clientMessageId;
  if (entry.replyTo)
    message.replyTo = {
      id: entry.replyTo.id,
      author: authorFor(entry.replyTo.author),
      excerpt: entry.replyTo.excerpt,
    };
  if (entry.editedAt) message.editedAt = entry.editedAt;
  if (entry.recalledAt) message.recalledAt = entry.recalledAt;
  return message;
}

function authorFor(author: Author): Author {
  const shown: Author = { kind: author.kind, name: author.name };
  if (author.id) shown.id = author.id;
  if (author.avatarUrl) shown.avatarUrl = author.avatarUrl;
  return shown;
}

function contentFor(content: Content): Content {
  if (content.kind !== 'event') return content;
  const details = Object.fromEntries(
    Object.entries(content.details).filter(([key]) => CUSTOMER_DETAILS.includes(key)),
  );
  return { kind: 'event', event: content.event, details };
}

function ratingOf(c: Conversation): ConversationState['rating'] {
  if (c.ratingScore === null || c.ratedAt === null) return null;
  return {
    score: c.ratingScore,
    ...(c.ratingResolved === null ? {} : { resolved: c.ratingResolved }),
    ...(c.ratingComment === null ? {} : { comment: c.ratingComment }),
    ratedAt: c.ratedAt.toISOString(),
  };
}

function lastMessageOf(c: Conversation): ConversationState['lastMessage'] {
  if (c.lastMessageAt === null) return null;
  return {
    authorKind: c.lastMessageAuthorKind!,
    excerpt: c.lastMessageExcerpt!,
    at: c.lastMessageAt.toISOString(),
  };
}

function lastMessageForStaff(c: Conversation): ConversationState['lastMessage'] {
  const last = lastMessageOf(c);
  return last && { ...last, authorId: c.lastMessageAuthorId, authorName: c.lastMessageAuthorName };
}

function marksOf(c: Conversation): ConversationState['marks'] {
  return { customerDelivered: c.customerDelivered, customerRead: c.customerRead, agentRead: c.agentRead };
}
