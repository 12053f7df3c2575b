import { type EventContent } from '@yingda/contracts';
import type {
  AuthorKind,
  Channel,
  ConversationStatus,
  EndedBy,
  Resolved,
  Tier,
  TimelineEvent,
} from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { ConversationHistory, HistoryEntry } from '@yingda/reports';

interface Row {
  id: string;
  number: string;
  channel: Channel;
  inboxId: string;
  customerId: string;
  teamId: string | null;
  agentId: string | null;
  status: ConversationStatus;
  openedAt: Date;
  closedAt: Date | null;
  endedBy: EndedBy | null;
  topicId: string | null;
  resolved: Resolved | null;
  ratingScore: number | null;
  ratingResolved: Resolved | null;
  mergedIntoId: string | null;
  imported: boolean;
  returnedAt: Date | null;
  preSale: boolean;
  ordered: boolean;
}
interface EntryRow {
  conversationId: string;
  entry: 'message' | 'event';
  authorKind: AuthorKind;
  authorId: string | null;
  /** Of events only. */
  content: EventContent | null;
  createdAt: Date;
  copied: boolean;
  recalled: boolean;
}

// Topics are the shop's own: those before a purchase are known by what they, or the topic above, are called.
const PRE_SALE = `(concat(t.label_zh, u.label_zh) like '%售前%' or concat(t.label_en, ' ', u.label_en) ~* 'pre-?sales?')`;

/** Conversations with everything that happened in them, as reports make their facts from it. */
export class HistoriesView {
  constructor(private readonly database: Database) {}

  async of(conversationIds: readonly string[]): Promise<Omit<ConversationHistory, 'surveys'>[]> {
    const conversations = await this.database.query<Row>(
      `select c.id, c.number, c.channel, c.inbox_id as "inboxId", c.customer_id as "customerId",
         c.team_id as "teamId", c.agent_id as "agentId", c.status, c.opened_at as "openedAt",
         c.closed_at as "closedAt", c.ended_by as "endedBy", c.disposition_topic_id as "topicId",
         c.disposition_resolved as resolved, c.rating_score as "ratingScore",
         c.rating_resolved as "ratingResolved", c.merged_into_id as "mergedIntoId",
         exists (select 1 from imported_conversations i where i.conversation_id = c.id) as imported,
         (select min(n.opened_at) from conversations n where n.customer_id = c.customer_id and n.id <> c.id
            and n.opened_at > c.closed_at and n.opened_at <= c.closed_at + interval '24 hours') as "returnedAt",
         exists (select 1 from leads l where l.conversation_id = c.id)
           or exists (select 1 from topics t left join topics u on u.id = t.parent_id
             where t.id = c.disposition_topic_id and ${PRE_SALE}) as "preSale",
         exists (select 1 from order_conversations o where o.conversation_id = c.id) as ordered
       from conversations c where c.id = any($1)`,
      [conversationIds],
    );
    const entries = await this.database.query<EntryRow>(
      `select conversation_id as "conversationId", entry, author_kind as "authorKind", author_id as "authorId",
         case when entry = 'event' then content end as content, created_at as "createdAt",
         copied_from_id is not null as copied, recalled_at is not null as recalled
       from messages where conversation_id = any($1) and entry in ('message', 'event')
       order by conversation_id, position`,
      [conversationIds],
    );
    const timelines = new Map<string, HistoryEntry[]>();
    for (const row of entries) {
      const timeline = timelines.get(row.conversationId);
      if (timeline) timeline.push(entryFrom(row));
      else timelines.set(row.conversationId, [entryFrom(row)]);
    }
    return conversations.map((row) => ({
      ...row,
      number: Number(row.number),
      openedAt: row.openedAt.getTime(),
      closedAt: row.closedAt?.getTime() ?? null,
      returnedAt: row.returnedAt?.getTime() ?? null,
      entries: timelines.get(row.id) ?? [],
    }));
  }

  /** As it is now. */
  async tierOf(customerId: string): Promise<Tier> {
    const [row] = await this.database.query<{ tier: Tier }>('select tier from customers where id = $1', [
      customerId,
    ]);
    return row?.tier ?? 'standard';
  }

  async endedBefore(customerId: string, before: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from conversations where customer_id = $1 and closed_at <= $2
         and closed_at > $2::timestamptz - interval '24 hours'`,
      [customerId, before],
    );
    return rows.map(({ id }) => id);
  }

  async page(afterId: string | null, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from conversations where $1::uuid is null or id > $1 order by id limit $2',
      [afterId, limit],
    );
    return rows.map(({ id }) => id);
  }
}

function entryFrom(row: EntryRow): HistoryEntry {
  const line = { at: row.createdAt.getTime(), authorKind: row.authorKind, authorId: row.authorId };
  if (row.entry === 'message')
    return { kind: 'message', ...line, copied: row.copied, recalled: row.recalled };
  const { event, details } = row.content!;
  return { kind: 'event', ...line, event: event as TimelineEvent, details: details ?? {} };
}
