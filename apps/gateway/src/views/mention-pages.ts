import { MentionBrief, type Author, type Content, type ConversationsQuery } from '@yingda/contracts';
import { excerptOf } from '@yingda/conversations';
import type { AgentActor } from '@yingda/events';
import type { Database } from '@yingda/platform';
import type { InboxPage } from './ended-pages';
import { filterConditions, visible } from './inbox-conditions';
import { cursorConditions, encodeCursor, type Bind, type Order } from './keyset';

/** Mentions looked at for one page: older notes of the same conversations, and what may not be read any more, are passed over. */
const LOOK = 500;
const ORDER: Order = {
  columns: [
    { sql: 'm.unread', type: 'boolean', descending: true },
    { sql: 'm.created_at', type: 'timestamptz', descending: true },
    { sql: 'm.note_id', type: 'uuid', descending: true },
  ],
};
const DIRECTION = 'm.unread desc, m.created_at desc, m.note_id desc';
const KEYS = 'm.unread::text as key0, m.created_at::text as key1, m.note_id::text as key2';

interface Keys {
  key0: string;
  key1: string;
  key2: string;
}
interface Row extends Keys {
  conversationId: string;
  noteId: string;
  position: number;
  at: Date;
  author: Author;
  content: Content;
  unread: number;
  firstUnread: number | null;
}

/**
 * Conversations whose notes name an agent, each by its newest such note, the unread ones first. Read along the index of
 * the agent's mentions; those of conversations that have left the agent's sight since are not shown.
 */
export class MentionPages {
  constructor(private readonly database: Database) {}

  async page(
    actor: AgentActor,
    query: ConversationsQuery,
  ): Promise<InboxPage & { mentions: MentionBrief[] }> {
    const limit = query.limit ?? 50;
    const values: unknown[] = [actor.agentId];
    const bind: Bind = (value) => `$${values.push(value)}`;
    const after = cursorConditions(ORDER, query.cursor, bind).map((condition) => `and ${condition}`);
    const looked = `from mentions m where m.agent_id = $1 ${after.join(' ')} order by ${DIRECTION}`;
    const onlyLooked = values.length;
    const rest = [...visible(actor, bind), ...filterConditions(query, bind)];
    const rows = await this.database.query<Row>(
      `select m.conversation_id as "conversationId", m.note_id as "noteId", m.position, m.created_at as at, ${KEYS},
         n.author, n.content, u.unread, u.first as "firstUnread"
       from (select * ${looked} limit ${LOOK}) m
       join conversations c on c.id = m.conversation_id
       join messages n on n.id = m.note_id
       cross join lateral (select count(*)::integer as unread, min(o.position) as first from mentions o
         where o.agent_id = m.agent_id and o.conversation_id = m.conversation_id and o.unread) u
       where not exists (select 1 from mentions l where l.agent_id = m.agent_id
           and l.conversation_id = m.conversation_id and l.position > m.position)
         ${rest.map((condition) => `and ${condition}`).join(' ')}
       order by ${DIRECTION} limit ${bind(limit + 1)}`,
      values,
    );
    const shown = rows.slice(0, limit);
    const more =
      rows.length > limit
        ? shown.at(-1)
        : (
            await this.database.query<Keys>(
              `select ${KEYS} ${looked} offset ${LOOK - 1} limit 1`,
              values.slice(0, onlyLooked),
            )
          )[0];
    return {
      ids: shown.map((row) => row.conversationId),
      next: more ? encodeCursor([more.key0, more.key1, more.key2]) : null,
      mentions: shown.map(briefOf),
    };
  }
}

function briefOf(row: Row): MentionBrief {
  const { conversationId, noteId, position, author, unread, firstUnread } = row;
  return {
    ...{ conversationId, noteId, position, unread },
    ...(author.id ? { byId: author.id } : {}),
    byName: author.name,
    excerpt: excerptOf(row.content),
    at: row.at.toISOString(),
    ...(firstUnread === null ? {} : { firstUnread }),
  };
}
