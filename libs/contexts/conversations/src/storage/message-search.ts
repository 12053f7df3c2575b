import { type Content } from '@yingda/contracts';
import type { AuthorKind } from '@yingda/contracts/names';
import { tokens, toTsQueryText, toTsVectorText, type Database } from '@yingda/platform';
import type { Visibility } from '../domain/access';
import { textOf } from '../domain/content';
import { excerptAround } from '../domain/excerpt';
import { bestCandidates } from './search-stretches';

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
type Row = Pick<FoundMessage, 'messageId' | 'conversationId' | 'position' | 'authorKind' | 'authorName'> & {
  content: Content;
  at: Date;
};

// One by one through the unique index: joined, a young table would be read as a whole.
const MESSAGES = `select m.id as "messageId", m.conversation_id as "conversationId", m.position,
  m.author_kind as "authorKind", m.author ->> 'name' as "authorName", m.content, m.created_at as at
from unnest($1::uuid[]) i(id) cross join lateral (select * from messages m where m.id = i.id limit 1) m`;

// One letter or digit begins a word in nearly every message: it is meant as it stands.
function wordsOf(query: string): string {
  return toTsQueryText(query).replace(/(^|& )('[\p{Ll}\p{N}]'):\*$/u, '$1$2');
}

/** Full-text search over what was said and noted, Chinese words inside sentences included. */
export class MessageSearch {
  constructor(private readonly database: Database) {}

  /** Best first. Empty when the query holds no word or the agent sees nothing. */
  async find(query: string, where: { visibility: Visibility | null }, limit = 50): Promise<FoundMessage[]> {
    const words = wordsOf(query);
    const { visibility } = where;
    if (words === '' || visibility === null) return [];
    const best = await bestCandidates(this.database, { words, visibility }, limit);
    if (best.length === 0) return [];
    const rows = await this.database.query<Row>(MESSAGES, [best.map((one) => one.messageId)]);
    const messages = new Map(rows.map((row) => [row.messageId, row]));
    const hits = [...new Set(tokens(query))];
    return best.flatMap(({ messageId, number, customerId }) => {
      const message = messages.get(messageId);
      if (!message) return [];
      const { content, at, ...row } = message;
      const excerpt = excerptAround(textOf(content), hits);
      return { ...row, number, customerId, excerpt, at: at.toISOString() };
    });
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
