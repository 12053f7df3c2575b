import { ConversationsQuery } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import type { Database } from '@yingda/platform';
import { EndedPages, type InboxPage } from './ended-pages';
import { filterConditions, OPEN, visible } from './inbox-conditions';
import { cursorConditions, encodeCursor, type Bind, type Order } from './keyset';
import { MentionPages } from './mention-pages';

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

/**
 * The inbox of one agent: tabs, filters, keyset pages. Joins conversations with customers for the tier only. The open
 * ones are as many as people can serve, and all of them have partial indexes; ended ones are read by `EndedPages`, those
 * that name the agent by `MentionPages`.
 */
export class InboxPageView {
  private readonly ended: EndedPages;
  private readonly mentions: MentionPages;

  constructor(private readonly database: Database) {
    this.ended = new EndedPages(database);
    this.mentions = new MentionPages(database);
  }

  async page(actor: AgentActor, query: ConversationsQuery): Promise<InboxPage> {
    if (query.view === 'closed') return this.ended.page(actor, query);
    if (query.view === 'mentions') return this.mentions.page(actor, query);
    const limit = query.limit ?? 50;
    const values: unknown[] = [];
    const bind: Bind = (value) => `$${values.push(value)}`;
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
    const rows = await this.database.query<Record<string, string>>(
      `select c.id, ${keys} from conversations c where ${conditions.join(' and ')} order by ${direction} limit ${bind(limit + 1)}`,
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

function orderOf(query: ConversationsQuery): Order {
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
    default:
      return [OPEN, ...visible(actor, bind)];
  }
}
