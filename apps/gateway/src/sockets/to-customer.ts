import type { Author, Content, Message, StaffEntry } from '@yingda/contracts';
import { CUSTOMER_EVENTS, type TimelineEvent } from '@yingda/contracts/names';

/**
 * The only way from a staff entry to a customer's screen: built field by field, so that a field added for staff
 * stays with staff until somebody adds it here. Notes and internal events give null.
 */
export function toCustomerMessage(entry: StaffEntry): Message | null {
  if (entry.sequence === null || entry.entry === 'note') return null;
  if (entry.content.kind === 'event' && !isCustomerEvent(entry.content.event)) return null;
  const message: Message = {
    id: entry.id,
    conversationId: entry.conversationId,
    sequence: entry.sequence,
    author: toCustomerAuthor(entry.author),
    content: toCustomerContent(entry.content),
    createdAt: entry.createdAt,
  };
  if (entry.clientMessageId) message.clientMessageId = entry.clientMessageId;
  if (entry.replyTo) message.replyTo = { id: entry.replyTo.id, author: toCustomerAuthor(entry.replyTo.author), excerpt: entry.replyTo.excerpt };
  if (entry.editedAt) message.editedAt = entry.editedAt;
  if (entry.recalledAt) message.recalledAt = entry.recalledAt;
  return message;
}

/** Details of a customer-visible event that may leave the shop. */
const CUSTOMER_DETAILS = ['agentName', 'endedBy'];

function toCustomerContent(content: Content): Content {
  if (content.kind !== 'event') return content;
  const details = Object.fromEntries(Object.entries(content.details).filter(([key]) => CUSTOMER_DETAILS.includes(key)));
  return { kind: 'event', event: content.event, details };
}

function toCustomerAuthor(author: Author): Author {
  const shown: Author = { kind: author.kind, name: author.name };
  if (author.id) shown.id = author.id;
  if (author.avatarUrl) shown.avatarUrl = author.avatarUrl;
  return shown;
}

function isCustomerEvent(event: TimelineEvent): boolean {
  return (CUSTOMER_EVENTS as readonly TimelineEvent[]).includes(event);
}
