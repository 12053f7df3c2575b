import { type Author, type Content, type Quote, type StaffEntry } from '@yingda/contracts';
import type { AuthorKind, EntryKind } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import { excerptOf } from '../domain/content';
import type { Original } from '../domain/merging';
import { ENTRY_COLUMNS, entryFrom, type EntryRow } from './entry-row';

/** A stored entry with what only the server needs to know of it. */
export interface StoredEntry {
  entry: StaffEntry;
  kind: EntryKind;
  authorKind: AuthorKind;
  authorId: string | null;
}

/** Looks single entries up, for deciding about them. */
export class MessageReads {
  constructor(private readonly database: Database) {}

  async byId(id: string): Promise<StoredEntry | null> {
    return this.one('m.id = $1', [id]);
  }

  /** What a client sent before under this id. */
  async byClientId(conversationId: string, clientMessageId: string): Promise<StoredEntry | null> {
    return this.one('m.conversation_id = $1 and m.client_message_id = $2', [conversationId, clientMessageId]);
  }

  /** The quote of a message of the same conversation; null when there is none, or none the customer may see. */
  async quote(conversationId: string, messageId: string, forCustomer: boolean): Promise<Quote | null> {
    const found = await this.byId(messageId);
    if (!found || found.entry.conversationId !== conversationId || found.kind === 'event') return null;
    if (forCustomer && found.entry.sequence == null) return null;
    const author: Author = found.entry.author;
    const content: Content = found.entry.content;
    return { id: messageId, author, excerpt: excerptOf(content) };
  }

  async customerWroteAfter(conversationId: string, sequence: number): Promise<boolean> {
    const [row] = await this.database.query<{ wrote: boolean }>(
      `select exists (select 1 from messages
         where conversation_id = $1 and sequence > $2 and author_kind = 'customer' and entry = 'message') as wrote`,
      [conversationId, sequence],
    );
    return row!.wrote;
  }

  /** Whether people of the shop have said something after an entry, and how often its machines have. */
  async spokenAfter(
    conversationId: string,
    position: number,
  ): Promise<{ agent: boolean; automatic: number }> {
    const [row] = await this.database.query<{ agent: boolean | null; automatic: number }>(
      `select bool_or(author_kind = 'agent') as agent,
         count(*) filter (where author_kind in ('bot', 'system'))::int as automatic from messages
        where conversation_id = $1 and position > $2 and entry = 'message' and copied_from_id is null`,
      [conversationId, position],
    );
    return { agent: row!.agent ?? false, automatic: row!.automatic };
  }

  /** Whether nothing was said after it: then it is what lists show. */
  async isLastMessage(conversationId: string, position: number): Promise<boolean> {
    const [row] = await this.database.query<{ last: boolean }>(
      `select not exists (select 1 from messages
         where conversation_id = $1 and position > $2 and entry = 'message' and copied_from_id is null) as last`,
      [conversationId, position],
    );
    return row!.last;
  }

  /** The last transfer of a conversation and everything after it, in order; empty when it never was transferred. */
  async sinceTransfer(conversationId: string): Promise<StaffEntry[]> {
    const rows = await this.database.query<EntryRow>(
      `select ${ENTRY_COLUMNS} from messages m where m.conversation_id = $1 and m.position >= (
         select max(t.position) from messages t where t.conversation_id = $1 and t.entry = 'event'
           and t.content ->> 'event' = 'conversation-transferred')
       order by m.position`,
      [conversationId],
    );
    return rows.map(entryFrom);
  }

  /** What a merge copies: everything said and noted and not recalled, in order. */
  async originals(conversationId: string): Promise<Original[]> {
    const rows = await this.database.query<EntryRow>(
      `select ${ENTRY_COLUMNS} from messages m where m.conversation_id = $1
         and m.entry in ('message', 'note') and m.recalled_at is null order by m.position`,
      [conversationId],
    );
    return rows.map((row) => ({
      entry: row.entry as Original['entry'],
      author: row.author,
      content: row.content,
      createdAt: row.createdAt,
      ...(row.replyTo ? { replyTo: row.replyTo } : {}),
      ...(row.mentions ? { mentions: row.mentions } : {}),
    }));
  }

  /** The copy that a merge made of an entry; null when it was made after the merge. */
  async copyOf(original: StoredEntry, where: { from: string; in: string }): Promise<StaffEntry | null> {
    const { entry, kind, authorKind, authorId } = original;
    const found = await this.one(
      `m.conversation_id = $1 and m.copied_from_id = $2 and m.created_at = $3 and m.entry = $4
         and m.author_kind = $5 and m.author_id is not distinct from $6 and m.content = $7::jsonb
         and m.recalled_at is null order by m.position limit 1`,
      [where.in, where.from, entry.createdAt, kind, authorKind, authorId, JSON.stringify(entry.content)],
    );
    return found?.entry ?? null;
  }

  private async one(where: string, values: unknown[]): Promise<StoredEntry | null> {
    const [row] = await this.database.query<EntryRow & { authorKind: AuthorKind; authorId: string | null }>(
      `select ${ENTRY_COLUMNS}, m.author_kind as "authorKind", m.author_id as "authorId"
       from messages m where ${where}`,
      values,
    );
    if (!row) return null;
    return { entry: entryFrom(row), kind: row.entry, authorKind: row.authorKind, authorId: row.authorId };
  }
}
