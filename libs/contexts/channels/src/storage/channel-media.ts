import type { Database } from '@yingda/platform';

/** A file that is to be fetched; `place` finds it in its event: number of the event, of the part, of the file. */
export interface WaitingMedia {
  attachmentId: string;
  inboxId: string;
  eventId: string;
  place: string;
}

/** Files that are still at their provider. */
export class ChannelMediaTable {
  constructor(private readonly database: Database) {}

  async add(media: WaitingMedia[], dueAt: Date): Promise<void> {
    if (media.length === 0) return;
    await this.database.query(
      `insert into channel_media (attachment_id, inbox_id, event_id, place, state, due_at)
       select m.*, 'pending', $5 from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) m`,
      [
        media.map((one) => one.attachmentId),
        media.map((one) => one.inboxId),
        media.map((one) => one.eventId),
        media.map((one) => one.place),
        dueAt,
      ],
    );
  }

  /** Takes up to so many that are due; until `until` nobody else takes them, and afterwards they are taken again. */
  async take(now: Date, until: Date, most: number): Promise<(WaitingMedia & { attempts: number })[]> {
    return this.database.query(
      `update channel_media set attempts = attempts + 1, due_at = $2 where attachment_id in (
         select attachment_id from channel_media where state = 'pending' and due_at <= $1
         order by due_at limit $3 for update skip locked)
       returning attachment_id as "attachmentId", inbox_id as "inboxId", event_id as "eventId", place, attempts`,
      [now, until, most],
    );
  }

  async nextDue(): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date | null }>(
      `select min(due_at) as at from channel_media where state = 'pending'`,
    );
    return row?.at ?? null;
  }

  async again(attachmentId: string, dueAt: Date, error: string): Promise<void> {
    await this.database.query('update channel_media set due_at = $2, error = $3 where attachment_id = $1', [
      attachmentId,
      dueAt,
      error,
    ]);
  }

  async end(attachmentId: string, state: 'done' | 'failed', error: string | null): Promise<void> {
    await this.database.query('update channel_media set state = $2, error = $3 where attachment_id = $1', [
      attachmentId,
      state,
      error,
    ]);
  }

  async forget(before: Date): Promise<void> {
    await this.database.query(`delete from channel_media where state <> 'pending' and due_at < $1`, [before]);
  }
}
