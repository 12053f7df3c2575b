import type { AutoReplyAction, AutoReplyKind, AutoReplyOutcome } from '@yingda/contracts/names';
import { type Database, newId } from '@yingda/platform';

/** A decision to speak, or not to. */
export interface Decided {
  conversationId: string;
  /** Of what it was taken for: it is written down once. */
  occasion: string;
  at: Date;
  reply: {
    id: string;
    key: string | null;
    name: string;
    kind: AutoReplyKind;
    action: AutoReplyAction;
  } | null;
  outcome: AutoReplyOutcome;
  detail: string | null;
  heard: { messageId: string; position: number } | null;
  said: { messageId: string; position: number } | null;
}

/** What was said of late in one conversation. */
export interface SaidLately {
  autoReplyId: string | null;
  kind: AutoReplyKind | null;
  messageId: string | null;
  position: number;
  at: Date;
}

export interface LogEntry {
  id: string;
  at: Date;
  autoReplyId: string | null;
  key: string | null;
  name: string | null;
  kind: AutoReplyKind | null;
  outcome: AutoReplyOutcome;
  detail: string | null;
  heardMessageId: string | null;
  messageId: string | null;
  action: AutoReplyAction | null;
}

/** Every decision to speak by itself or not, with why; kept for 90 days. */
export class ReplyLog {
  constructor(private readonly database: Database) {}

  /** False: it was written down before. */
  async add(decided: Decided): Promise<boolean> {
    const { reply, heard, said } = decided;
    const added = await this.database.execute(
      `insert into auto_reply_log (id, conversation_id, occasion, at, auto_reply_id, key, name, kind, outcome, detail,
         heard_message_id, heard_position, message_id, position, action)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       on conflict (conversation_id, occasion) do nothing`,
      [
        newId(),
        decided.conversationId,
        decided.occasion,
        decided.at,
        reply?.id ?? null,
        reply?.key ?? null,
        reply?.name ?? null,
        reply?.kind ?? null,
        decided.outcome,
        decided.detail,
        heard?.messageId ?? null,
        heard?.position ?? null,
        said?.messageId ?? null,
        said?.position ?? null,
        reply?.action ?? null,
      ],
    );
    return added === 1;
  }

  async has(conversationId: string, occasion: string): Promise<boolean> {
    const rows = await this.database.query(
      'select 1 from auto_reply_log where conversation_id = $1 and occasion = $2',
      [conversationId, occasion],
    );
    return rows.length > 0;
  }

  /** What was said in a conversation since a moment, newest first. */
  said(conversationId: string, since: Date): Promise<SaidLately[]> {
    return this.database.query<SaidLately>(
      `select auto_reply_id as "autoReplyId", kind, message_id as "messageId", position::int as position, at
       from auto_reply_log
       where conversation_id = $1 and at > $2 and outcome = 'sent' order by at desc limit 100`,
      [conversationId, since],
    );
  }

  /** All of one conversation, oldest first. */
  of(conversationId: string): Promise<LogEntry[]> {
    return this.database.query<LogEntry>(
      `select id, at, auto_reply_id as "autoReplyId", key, name, kind, outcome, detail,
         heard_message_id as "heardMessageId", message_id as "messageId", action
       from auto_reply_log where conversation_id = $1 order by at, id limit 500`,
      [conversationId],
    );
  }

  /** Removes what is older; at most so many at once. */
  forget(before: Date, limit: number): Promise<number> {
    return this.database.execute(
      `delete from auto_reply_log where id in (select id from auto_reply_log where at < $1 order by at limit $2)`,
      [before, limit],
    );
  }
}
