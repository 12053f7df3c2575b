import { type CaseQuote } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

// What a message says in words; of a mail what was written, not what it quotes.
const WORDS = `coalesce(m.content ->> 'text', m.content ->> 'caption', '')`;
/** The customer's texts that are looked through for orders and the matter. */
const LOOKED_AT = 30;

/** What cases need to know of conversations. */
export class CaseFactsView {
  constructor(private readonly database: Database) {}

  /** Messages as they stand, in their order; those of other conversations, and taken back ones, are left out. */
  async quotes(conversationId: string, messageIds: readonly string[]): Promise<CaseQuote[]> {
    if (messageIds.length === 0) return [];
    const rows = await this.database.query<Omit<CaseQuote, 'at'> & { at: Date }>(
      `select m.id as "messageId", m.author ->> 'name' as "authorName", left(${WORDS}, 5000) as text,
         m.created_at as at, (m.content ->> 'attachmentId')::uuid as "attachmentId"
       from messages m where m.id = any($2::uuid[]) and m.conversation_id = $1 and m.entry = 'message'
         and m.recalled_at is null order by m.position`,
      [conversationId, messageIds],
    );
    return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  }

  /** The customer's own last texts, the newest first. */
  async wordsIn(conversationId: string): Promise<string[]> {
    const rows = await this.database.query<{ text: string }>(
      `select ${WORDS} as text from messages m where m.conversation_id = $1 and m.entry = 'message'
         and m.author_kind = 'customer' and m.recalled_at is null
       order by m.position desc limit ${LOOKED_AT}`,
      [conversationId],
    );
    return rows.map(({ text }) => text).filter((text) => text.trim() !== '');
  }

  /** As colleagues call them. */
  async agentNames(agentIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      'select id, name from agents where id = any($1::uuid[])',
      [agentIds],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** The identity it began with; null when there is no such one. */
  async identityOf(conversationId: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      'select identity_id as id from conversations where id = $1',
      [conversationId],
    );
    return row?.id ?? null;
  }

  /** Who has it, has joined, or has written in it as the shop. */
  async servedBy(conversationId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select agent_id as id from conversations where id = $1 and agent_id is not null
       union select unnest(joined_agent_ids) from conversations where id = $1
       union select m.author_id from messages m where m.conversation_id = $1 and m.author_kind = 'agent'
         and m.author_id is not null and m.entry = 'message'`,
      [conversationId],
    );
    return rows.map(({ id }) => id);
  }
}
