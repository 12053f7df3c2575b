import type { PastMessage, TalkStanding } from '@yingda/automation';
import type { Database } from '@yingda/platform';

// What a message says in words; of a mail what was written, not what it quotes.
const WORDS = `coalesce(m.content ->> 'text', m.content ->> 'caption', '')`;
/** Messages looked at for one that fits: of a busy shop's, those of a quiet inbox are few. */
const LOOKED_AT = 20;

interface PastRow extends PastMessage {
  fits: boolean;
}

/** Conversations as who speaks by itself must know them, and what customers once wrote. */
export class ReplyTalksView {
  constructor(private readonly database: Database) {}

  async standing(conversationId: string, recent: number): Promise<TalkStanding | null> {
    // One statement: how it stands and what was said last are of the same moment.
    const [row] = await this.database.prepared<Omit<TalkStanding, 'recent'> & { recent: RecentRow[] | null }>(
      'reply-talks-standing',
      `select c.id as "conversationId", c.inbox_id as "inboxId", c.channel, c.customer_id as "customerId",
         c.team_id as "teamId", c.status, c.first_response_at is not null as served, c.left_message as apart,
         (select json_agg(one) from (
           select m.id, m.position, m.author_kind as author, ${WORDS} as text, m.created_at as at
           from messages m
           where m.conversation_id = c.id and m.entry = 'message' and m.copied_from_id is null
           order by m.position desc limit $2) one) as recent
       from conversations c where c.id = $1`,
      [conversationId, recent],
    );
    if (!row) return null;
    return { ...row, recent: (row.recent ?? []).map((one) => ({ ...one, at: new Date(one.at) })) };
  }

  async customer(customerId: string): Promise<{ name: string; language: string | null } | null> {
    const [row] = await this.database.query<{ name: string; language: string | null }>(
      'select name, language from customers where id = $1',
      [customerId],
    );
    return row ?? null;
  }

  /** Along the index of when what can be searched was written; each message by its id. */
  async past(asked: {
    from: Date;
    to: Date;
    limit: number;
    inboxId: string | null;
  }): Promise<{ messages: PastMessage[]; nextTo: Date | null }> {
    const { from, to, limit, inboxId } = asked;
    const looked = limit * LOOKED_AT;
    const rows = await this.database.query<PastRow>(
      `select s.message_id as "messageId", s.conversation_id as "conversationId", c.number::text as number,
         c.inbox_id as "inboxId", s.created_at as at, ${WORDS} as text,
         m.author_kind = 'customer' and m.recalled_at is null and m.copied_from_id is null
           and ($4::uuid is null or c.inbox_id = $4) as fits
       from (select message_id, conversation_id, created_at from message_search
           where created_at >= $1 and created_at < $2 order by created_at desc, message_id desc limit $3) s
         -- One by one along their indexes, however little is known of how many there are.
         cross join lateral (select * from messages one where one.id = s.message_id limit 1) m
         cross join lateral (select * from conversations one where one.id = s.conversation_id limit 1) c
       order by s.created_at desc, s.message_id desc`,
      [from, to, looked, inboxId],
    );
    const fitting = rows.filter(({ fits, text }) => fits && text.trim() !== '');
    const messages = fitting.slice(0, limit).map(({ fits: _, ...one }) => one);
    const last = fitting.length > limit ? messages.at(-1)! : rows.length === looked ? rows.at(-1)! : null;
    return { messages, nextTo: last?.at ?? null };
  }
}

interface RecentRow {
  id: string;
  position: number;
  author: TalkStanding['recent'][number]['author'];
  text: string;
  at: string;
}
