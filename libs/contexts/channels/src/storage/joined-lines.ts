import type { Database } from '@yingda/platform';
import type { StoredPiece } from './delivery-row';

// Times are told by the first line: it is the one that was sent.
const FOLLOW = `update channel_deliveries f set state = l.state, times = f.times || l.times,
  failure_class = l.failure_class, failure_code = l.failure_code, failure_detail = l.failure_detail,
  retry_at = l.retry_at, tries = l.tries, provider_id = l.provider_id,
  with_id = case when l.state = 'queued' and l.failure_class is distinct from 'unknown-outcome' then null
    else f.with_id end
from channel_deliveries l
where l.message_id = $1 and f.with_id = l.id
  and (f.state, f.failure_code, f.retry_at) is distinct from (l.state, l.failure_code, l.retry_at)
returning f.message_id as "messageId"`;

/** Lines that go in the call of another one. Changed under their lane's lock. */
export class JoinedLines {
  constructor(private readonly database: Database) {}

  async join(firstId: string, ids: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      `update channel_deliveries set with_id = $1, state = 'sending',
         times = times || jsonb_build_object('sending', $3::timestamptz)
       where id = any($2::uuid[]) and state in ('queued', 'sending')`,
      [firstId, ids, at],
    );
  }

  /**
   * Lines are where the one they went with is. Where that surely did not go out they are by themselves again, for it may
   * be taken back meanwhile; where it maybe did they stay with it. Gives the messages for which that changed something.
   */
  async follow(messageId: string): Promise<string[]> {
    const rows = await this.database.query<{ messageId: string }>(FOLLOW, [messageId]);
    return [...new Set(rows.map((row) => row.messageId))];
  }

  /** Lines that maybe went out in the call of this piece, in order. */
  async joinedTo(firstId: string): Promise<{ id: string; piece: StoredPiece }[]> {
    return this.database.query(
      `select id, piece from channel_deliveries where with_id = $1 and state in ('queued', 'sending')
       order by place, piece_no`,
      [firstId],
    );
  }

  /** Each by itself again: somebody sends one of them once more. */
  async part(messageId: string): Promise<void> {
    await this.database.query(
      `update channel_deliveries set with_id = null where message_id = $1
         or with_id in (select id from channel_deliveries where message_id = $1)`,
      [messageId],
    );
  }
}
