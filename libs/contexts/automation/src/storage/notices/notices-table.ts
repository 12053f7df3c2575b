import { cursorIn, cursorOf, type Database } from '@yingda/platform';
import type { Notice } from '../../domain/notices/notice';

const COLUMNS = `id, name, audience, way, purpose, segment_id as "segmentId", segment_name as "segmentName",
  team_ids as "teamIds", inbox_ids as "inboxIds", channels, texts, templates, per_minute as "perMinute", starts_at as "startsAt",
  ends_at as "endsAt", also_message as "alsoMessage", state, version, created_by_id as "createdById",
  created_by_name as "createdByName", created_at as "createdAt", sent_by_name as "sentByName",
  started_at as "startedAt", ended_at as "endedAt", stopped_by_name as "stoppedByName", gathered, cursor`;

/** When a notice is worked on, and when its next message may go. */
export interface NoticeTimes {
  nextAt: Date | null;
  nextSendAt: Date | null;
}

/** A banner before one who waits. */
export interface Banner {
  conversationId: string;
  id: string;
  zh: string;
  en: string;
}

/** Rows of `notices`. */
export class NoticesTable {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Notice | null> {
    const rows = await this.database.query<Notice>(`select ${COLUMNS} from notices where id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** Held until the unit ends. It waits for messages that are on their way, and none goes while it is held. */
  async lock(id: string): Promise<(Notice & NoticeTimes) | null> {
    const rows = await this.database.query<Notice & NoticeTimes>(
      `select ${COLUMNS}, next_at as "nextAt", next_send_at as "nextSendAt" from notices where id = $1
       for no key update`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** As it is for somebody who is just sending: who stops it waits until that has been written down. */
  async running(id: string): Promise<Notice | null> {
    const rows = await this.database.query<Notice>(
      `select ${COLUMNS} from notices where id = $1 and state = 'running' for share`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** The newest first; with `teamIds` only those for queues of nobody else. */
  async page(query: {
    teamIds: string[] | null;
    cursor?: string | undefined;
    limit: number;
  }): Promise<{ items: Notice[]; next: string | null }> {
    const { teamIds, cursor, limit } = query;
    const [at, id] = cursor ? cursorIn(cursor) : [null, null];
    const items = await this.database.query<Notice>(
      `select ${COLUMNS} from notices
       where ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
         and ($1::uuid[] is null or (audience = 'waiting' and team_ids <> '{}' and team_ids <@ $1))
       order by created_at desc, id desc limit $4`,
      [teamIds, at, id, limit + 1],
    );
    const shown = items.slice(0, limit);
    const last = items.length > limit ? shown.at(-1) : undefined;
    return { items: shown, next: last ? cursorOf(last.createdAt, last.id) : null };
  }

  /** All of it; an insert when it is new. */
  async save(notice: Notice, times: NoticeTimes): Promise<void> {
    await this.database.query(
      `insert into notices (id, name, audience, way, purpose, segment_id, segment_name, team_ids, inbox_ids, channels,
         texts, per_minute, starts_at, ends_at, also_message, state, version, created_by_id, created_by_name, created_at,
         sent_by_name, started_at, ended_at, stopped_by_name, gathered, cursor, next_at, next_send_at, templates)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
         $24, $25, $26, $27, $28, $29::jsonb)
       on conflict (id) do update set name = $2, audience = $3, way = $4, purpose = $5, segment_id = $6,
         segment_name = $7, team_ids = $8, inbox_ids = $9, channels = $10, texts = $11, per_minute = $12, starts_at = $13,
         ends_at = $14, also_message = $15, state = $16, version = $17, sent_by_name = $21, started_at = $22,
         ended_at = $23, stopped_by_name = $24, gathered = $25, cursor = $26, next_at = $27, next_send_at = $28, templates = $29::jsonb`,
      [
        ...[notice.id, notice.name, notice.audience, notice.way, notice.purpose, notice.segmentId ?? null],
        ...[notice.segmentName, notice.teamIds, notice.inboxIds, notice.channels, notice.texts],
        ...[notice.perMinute, notice.startsAt, notice.endsAt, notice.alsoMessage, notice.state],
        ...[notice.version, notice.createdById, notice.createdByName, notice.createdAt, notice.sentByName],
        ...[notice.startedAt, notice.endedAt, notice.stoppedByName, notice.gathered, notice.cursor],
        ...[times.nextAt, times.nextSendAt, JSON.stringify(notice.templates)],
      ],
    );
  }

  async remove(id: string): Promise<void> {
    await this.database.query('delete from notices where id = $1', [id]);
  }

  async due(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from notices where next_at <= $1 order by next_at limit $2',
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  async nextDue(before: Date): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date | null }>(
      'select min(next_at) as at from notices where next_at < $1',
      [before],
    );
    return row?.at ?? null;
  }

  /** Whether anything that is still followed has gone out since. */
  async anySince(at: Date): Promise<boolean> {
    const rows = await this.database.query(
      'select 1 from notices where created_at > $1 and started_at is not null limit 1',
      [at],
    );
    return rows.length > 0;
  }

  /** What stands before these, the newest first. */
  async banners(conversationIds: readonly string[]): Promise<Banner[]> {
    return this.database.query<Banner>(
      `select r.conversation_id as "conversationId", n.id, n.texts ->> 'zh' as zh, n.texts ->> 'en' as en
       from notices n join notice_recipients r on r.notice_id = n.id
       where n.state = 'running' and n.way = 'banner' and r.state = 'shown' and r.conversation_id = any($1::uuid[])
       order by n.started_at desc, n.id desc`,
      [conversationIds],
    );
  }

  async anyBanner(): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from notices where state = 'running' and way = 'banner' limit 1`,
    );
    return rows.length > 0;
  }

  /** When the next message of any notice may go through accounts; held until the unit ends, always in order of id. */
  async paces(inboxIds: readonly string[]): Promise<Map<string, Date>> {
    const rows = await this.database.query<{ inboxId: string; at: Date }>(
      `select inbox_id as "inboxId", next_send_at as at from notice_paces where inbox_id = any($1::uuid[])
       order by inbox_id for update`,
      [[...inboxIds].sort()],
    );
    return new Map(rows.map(({ inboxId, at }) => [inboxId, at]));
  }

  async setPace(inboxId: string, at: Date): Promise<void> {
    await this.database.query(
      `insert into notice_paces (inbox_id, next_send_at) values ($1, $2)
       on conflict (inbox_id) do update set next_send_at = greatest(notice_paces.next_send_at, $2)`,
      [inboxId, at],
    );
  }
}
