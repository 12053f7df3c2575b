import { type Content } from '@yingda/contracts';
import type { AuthorKind } from '@yingda/contracts/names';
import { tokens, toTsQueryText, toTsVectorText, type Database } from '@yingda/platform';
import type { Visibility } from '../domain/access';
import { textOf } from '../domain/content';
import { excerptAround } from '../domain/excerpt';

/** A message that was found. */
export interface FoundMessage {
  messageId: string;
  conversationId: string;
  number: string;
  customerId: string;
  position: number;
  authorKind: AuthorKind;
  authorName: string;
  /** Text around the hit; hits are between U+0001 and U+0002. */
  excerpt: string;
  at: string;
}
type Row = Omit<FoundMessage, 'excerpt' | 'at'> & { content: Content; at: Date };

// A word that a million messages hold is ranked among its newest thousand; of those ten thousand at most are looked
// at to find the ones this agent may see.
const RANKED = 1_000;
const LOOKED_AT = 10_000;
/** The candidates, newest first: by the words' index, or by date where the words are in most messages anyway. */
export const CANDIDATES = `select s.message_id, s.conversation_id, s.created_at from message_search s
  where s.words @@ to_tsquery('simple', $1) order by s.created_at desc, s.message_id desc limit ${LOOKED_AT}`;
const FIND = `with found as materialized (${CANDIDATES}),
visible as materialized (
  select f.message_id, f.created_at, c.number, c.customer_id
  from found f join conversations c on c.id = f.conversation_id
  where ($2 or c.agent_id = $3 or c.team_id = any($4::uuid[])) and ($5::uuid is null or c.customer_id = $5)
  order by f.created_at desc, f.message_id desc limit ${RANKED}),
best as materialized (
  select v.*, ts_rank(s.words, to_tsquery('simple', $1), 1) as rank
  from visible v join message_search s on s.message_id = v.message_id
  order by rank desc, v.created_at desc limit $6)
select m.id as "messageId", m.conversation_id as "conversationId", b.number::text as number,
  b.customer_id as "customerId", m.position, m.author_kind as "authorKind", m.author ->> 'name' as "authorName",
  m.content, m.created_at as at
from best b join messages m on m.id = b.message_id order by b.rank desc, b.created_at desc`;

// One letter or digit begins a word in nearly every message: it is meant as it stands.
function wordsOf(query: string): string {
  return toTsQueryText(query).replace(/(^|& )('[\p{Ll}\p{N}]'):\*$/u, '$1$2');
}

/** Full-text search over what was said and noted, Chinese words inside sentences included. */
export class MessageSearch {
  constructor(private readonly database: Database) {}

  /** Best first. Empty when the query holds no word or the agent sees nothing. */
  async find(
    query: string,
    where: { visibility: Visibility | null; customerId?: string },
    limit = 50,
  ): Promise<FoundMessage[]> {
    const words = wordsOf(query);
    const { visibility } = where;
    if (words === '' || visibility === null) return [];
    const rows = await this.database.query<Row>(FIND, [
      words,
      visibility.all,
      visibility.agentId,
      visibility.teamIds,
      where.customerId ?? null,
      limit,
    ]);
    const hits = [...new Set(tokens(query))];
    return rows.map(({ content, at, ...row }) => ({
      ...row,
      excerpt: excerptAround(textOf(content), hits),
      at: at.toISOString(),
    }));
  }

  /** Writes or rewrites the words of a message; one without words is not kept. */
  async index(message: {
    id: string;
    conversationId: string;
    createdAt: string;
    content: Content;
  }): Promise<void> {
    const text = toTsVectorText(textOf(message.content));
    if (text === '') return this.forget(message.id);
    await this.database.query(
      `insert into message_search (message_id, conversation_id, created_at, words)
       values ($1, $2, $3, to_tsvector('simple', $4))
       on conflict (message_id) do update set words = excluded.words`,
      [message.id, message.conversationId, message.createdAt, text],
    );
  }

  async forget(messageId: string): Promise<void> {
    await this.database.query('delete from message_search where message_id = $1', [messageId]);
  }
}
