import type { Database } from '@yingda/platform';
import type { LogEntry } from './reply-log';

/** Which decisions are read. */
export interface LogAsked {
  autoReplyId: string | null;
  only: 'said' | 'unsaid' | null;
  before: { at: Date; id: string } | null;
  limit: number;
}
export type LogLine = LogEntry & { conversationId: string };

/** How much a reply had to do; counts end at `COUNTED`. */
export interface ReplyUse {
  autoReplyId: string;
  said: number;
  unsaid: number;
  lastSaidAt: Date | null;
}

/** A screen that says "1,000" needs no more than so many rows looked at. */
export const COUNTED = 1_000;

const COLUMNS = `id, conversation_id as "conversationId", at, auto_reply_id as "autoReplyId", key, name, kind, outcome,
  detail, heard_message_id as "heardMessageId", message_id as "messageId", action`;

/** The log of all conversations. Each reply's two halves (said, unsaid) have an index of their own, newest first. */
export class ReplyLogReads {
  constructor(private readonly database: Database) {}

  page({ autoReplyId, only, before, limit }: LogAsked): Promise<LogLine[]> {
    const halves = only === 'said' ? ['='] : only === 'unsaid' ? ['<>'] : ['=', '<>'];
    const half = (sign: string) =>
      `(select * from auto_reply_log where outcome ${sign} 'sent' and auto_reply_id = $1
         and ($2::timestamptz is null or (at, id) < ($2, $3::uuid)) order by at desc, id desc limit $4)`;
    const all = `(select * from auto_reply_log where $1::uuid is null
         and ($2::timestamptz is null or (at, id) < ($2, $3::uuid)) and ($5::boolean is null
         or (outcome = 'sent') = $5) order by at desc, id desc limit $4)`;
    const rows = autoReplyId ? halves.map(half).join(' union all ') : all;
    const whole = only === null ? null : only === 'said';
    return this.database.query<LogLine>(
      `select ${COLUMNS} from (${rows}) as lines order by at desc, id desc limit $4`,
      [autoReplyId, before?.at ?? null, before?.id ?? null, limit, ...(autoReplyId ? [] : [whole])],
    );
  }

  /** Of every reply there is. */
  uses(since: Date): Promise<ReplyUse[]> {
    const counted = (sign: string) =>
      `(select count(*)::int from (select 1 from auto_reply_log l where l.auto_reply_id = r.id
         and l.outcome ${sign} 'sent' and l.at > $1 limit ${COUNTED}) as counted)`;
    return this.database.query<ReplyUse>(
      `select r.id as "autoReplyId", ${counted('=')} as said, ${counted('<>')} as unsaid,
         (select l.at from auto_reply_log l where l.auto_reply_id = r.id and l.outcome = 'sent'
          order by l.at desc, l.id desc limit 1) as "lastSaidAt"
       from auto_replies r`,
      [since],
    );
  }
}
