import { type ConversationsQuery } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { Database } from '@yingda/platform';

const OPEN = `c.status in ('bot', 'queued', 'offered', 'assigned', 'active')`;
const ENDED = `c.status in ('closed', 'abandoned')`;

/** Ids of one page of the inbox, in order, and where the next page begins. */
export interface InboxPage {
  ids: string[];
  next: string | null;
}

interface Order {
  /** Columns of the keyset, each with its direction; the last one is the id. */
  columns: { sql: string; type: string; descending: boolean }[];
}
const BY_WAIT: Order = {
  columns: [
    { sql: 'c.waiting_for', type: 'text', descending: true },
    { sql: 'c.waiting_since', type: 'timestamptz', descending: false },
    { sql: 'c.id', type: 'uuid', descending: false },
  ],
};
const BY_QUEUE: Order = {
  columns: [
    { sql: 'c.queue_first', type: 'boolean', descending: true },
    { sql: 'c.queued_at', type: 'timestamptz', descending: false },
    { sql: 'c.id', type: 'uuid', descending: false },
  ],
};
const BY_OPENED: Order = {
  columns: [
    { sql: 'c.opened_at', type: 'timestamptz', descending: true },
    { sql: 'c.id', type: 'uuid', descending: true },
  ],
};
const BY_CLOSED: Order = {
  columns: [
    { sql: 'c.closed_at', type: 'timestamptz', descending: true },
    { sql: 'c.id', type: 'uuid', descending: true },
  ],
};

/** The inbox of one agent: tabs, filters, keyset pages. Joins conversations with customers for the tier only. */
export class InboxPageView {
  constructor(private readonly database: Database) {}

  async page(actor: AgentActor, query: ConversationsQuery): Promise<InboxPage> {
    const limit = query.limit ?? 50;
    const values: unknown[] = [];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const order = orderOf(query);
    const conditions = [
      ...tabConditions(actor, query, bind),
      ...filterConditions(query, bind),
      ...cursorConditions(order, query.cursor, bind),
    ];
    const keys = order.columns.map((column, index) => `${column.sql}::text as key${index}`).join(', ');
    const direction = order.columns
      .map((column) => `${column.sql} ${column.descending ? 'desc' : 'asc'}`)
      .join(', ');
    const join = query.tier ? 'join customers p on p.id = c.customer_id' : '';
    const rows = await this.database.query<Record<string, string>>(
      `select c.id, ${keys} from conversations c ${join} where ${conditions.join(' and ')} order by ${direction} limit ${bind(limit + 1)}`,
      values,
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      ids: shown.map((row) => row['id'] as string),
      next: last ? encodeCursor(order.columns.map((_, index) => last[`key${index}`] as string)) : null,
    };
  }
}

type Bind = (value: unknown) => string;

function orderOf(query: ConversationsQuery): Order {
  if (query.view === 'closed') return BY_CLOSED;
  if (query.sort === 'newest') return BY_OPENED;
  return query.view === 'queue' ? BY_QUEUE : BY_WAIT;
}

function tabConditions(actor: AgentActor, query: ConversationsQuery, bind: Bind): string[] {
  switch (query.view) {
    case 'mine':
      // A conversation the shopper ended stays here until its disposition is given.
      return [`c.agent_id = ${bind(actor.agentId)}`, `(${OPEN} or c.wrap_up_due)`];
    case 'queue':
      return [`c.status in ('queued', 'offered')`, ...visible(actor, bind)];
    case 'all':
      return [OPEN, ...visible(actor, bind)];
    case 'closed':
      return [ENDED, ...visible(actor, bind)];
  }
}

/** Which conversations an agent may see at all; everything for those who may monitor all. */
export function visible(actor: AgentActor, bind: Bind): string[] {
  const scope = actor.permissions['conversation.monitor'];
  if (scope === 'all' || scope === 'masked') return [];
  return [`(c.team_id = any(${bind(actor.teamIds)}::uuid[]) or c.agent_id = ${bind(actor.agentId)})`];
}

function filterConditions(query: ConversationsQuery, bind: Bind): string[] {
  const conditions: string[] = [];
  if (query.teamId) conditions.push(`c.team_id = ${bind(query.teamId)}`);
  if (query.agentId) conditions.push(`c.agent_id = ${bind(query.agentId)}`);
  if (query.inboxId) conditions.push(`c.inbox_id = ${bind(query.inboxId)}`);
  if (query.topicId) conditions.push(`c.disposition_topic_id = ${bind(query.topicId)}`);
  if (query.channel) conditions.push(`c.channel = ${bind(query.channel)}`);
  if (query.waitingFor) conditions.push(`c.waiting_for = ${bind(query.waitingFor)}`);
  if (query.tier) conditions.push(`p.tier = ${bind(query.tier)}`);
  if (query.wrapUpDue !== undefined) conditions.push(`c.wrap_up_due = ${bind(query.wrapUpDue)}`);
  if (query.leftMessage !== undefined) conditions.push(`c.left_message = ${bind(query.leftMessage)}`);
  return conditions;
}

/** Strictly after the cursor in the page's order; directions differ by column, so the row comparison is written out. */
function cursorConditions(order: Order, cursor: string | undefined, bind: Bind): string[] {
  if (!cursor) return [];
  const keys = decodeCursor(cursor, order.columns.length);
  const bound = order.columns.map((column, index) => `${bind(keys[index])}::${column.type}`);
  const alternatives = order.columns.map((column, index) => {
    const same = order.columns.slice(0, index).map((earlier, at) => `${earlier.sql} = ${bound[at]}`);
    return [...same, `${column.sql} ${column.descending ? '<' : '>'} ${bound[index]}`].join(' and ');
  });
  return [`(${alternatives.map((item) => `(${item})`).join(' or ')})`];
}

export function encodeCursor(keys: string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** @throws Refusal when the cursor is not one of ours. */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(keys) && keys.length === length && keys.every((key) => typeof key === 'string'))
      return keys;
  } catch {
    // Falls through to the refusal.
  }
  throw new Refusal('invalid-payload', 'cursor must be the `next` of an earlier page.', { field: 'cursor' });
}
