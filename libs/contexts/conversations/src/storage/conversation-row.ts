import type { Conversation } from '../domain/conversation';

const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

// Every field of a conversation that its row may change; the compiler refuses a field that is missing here.
const CHANGING: Record<
  Exclude<keyof Conversation, 'id' | 'number' | 'channel' | 'inboxId' | 'openedAt'>,
  true
> = {
  customerId: true,
  identityId: true,
  teamId: true,
  agentId: true,
  joinedAgentIds: true,
  status: true,
  waitingFor: true,
  waitingSince: true,
  escalationLevel: true,
  queuedAt: true,
  queueFirst: true,
  assignedAt: true,
  acceptedAt: true,
  firstResponseAt: true,
  firstResponseId: true,
  closedAt: true,
  endedBy: true,
  wrapUpDue: true,
  dispositionTopicId: true,
  dispositionResolved: true,
  dispositionSummary: true,
  ratingScore: true,
  ratingResolved: true,
  ratingComment: true,
  ratedAt: true,
  lastMessageAuthorKind: true,
  lastMessageAuthorId: true,
  lastMessageAuthorName: true,
  lastMessageExcerpt: true,
  lastMessageAt: true,
  unread: true,
  customerDelivered: true,
  customerRead: true,
  agentRead: true,
  sequence: true,
  position: true,
  customerRevision: true,
  staffRevision: true,
  leftMessage: true,
  mergedIntoId: true,
  subject: true,
  tags: true,
  priority: true,
};
const changing = Object.keys(CHANGING) as (keyof typeof CHANGING)[];
const all = ['id', 'number', 'channel', 'inboxId', 'openedAt', ...changing] as (keyof Conversation)[];

/** Columns under the names of the domain; rows of it are conversations. `c` is the table's alias. */
export const CONVERSATION_COLUMNS = all.map((field) => `c.${snake(field)} as "${field}"`).join(', ');

export const INSERT_CONVERSATION = `insert into conversations (${all.map(snake).join(', ')})
values (${all.map((_, index) => `$${index + 1}`).join(', ')}) on conflict do nothing`;

const given = all.filter((field) => field !== 'number');
const numberedHere = given.map(snake);

/** Inserts many from one JSON array; the database numbers them. */
export const INSERT_CONVERSATIONS = `insert into conversations (${numberedHere.join(', ')})
select ${numberedHere.join(', ')} from jsonb_populate_recordset(null::conversations, $1::jsonb) order by opened_at, id`;

/** One element of that array. */
export function insertRecord(conversation: Conversation): Record<string, unknown> {
  return Object.fromEntries(given.map((field) => [snake(field), conversation[field]]));
}

export const UPDATE_CONVERSATION = `update conversations
set ${changing.map((field, index) => `${snake(field)} = $${index + 2}`).join(', ')} where id = $1`;

export function insertValues(conversation: Conversation): unknown[] {
  return all.map((field) => conversation[field]);
}

export function updateValues(conversation: Conversation): unknown[] {
  return [conversation.id, ...changing.map((field) => conversation[field])];
}
