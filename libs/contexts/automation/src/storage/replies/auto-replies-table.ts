import type { Database } from '@yingda/platform';
import type { AutoReply } from '../../domain/replies/auto-reply';

const COLUMNS = `id, key, name, kind, enabled, priority, inbox_ids as "inboxIds", keywords, texts,
  attachment_ids as "attachmentIds", menu, action, cooldown_seconds as "cooldownSeconds", phase,
  after_seconds as "afterSeconds", repeats, version`;

/** By which one reply is known to others. */
export const KEY_KEY = 'auto_replies_key_key';

/** Auto-replies, whole: there are some hundreds, and all are read at once. */
export class AutoRepliesTable {
  constructor(private readonly database: Database) {}

  /** Lowest priority number first. */
  all(): Promise<AutoReply[]> {
    return this.database.query<AutoReply>(
      `select ${COLUMNS} from auto_replies order by priority, created_at, id`,
    );
  }

  /** Since when there are any; null: there are none. */
  async since(): Promise<Date | null> {
    const rows = await this.database.query<{ since: Date | null }>(
      'select min(created_at) as since from auto_replies where enabled',
    );
    return rows[0]!.since;
  }

  async byKey(key: string): Promise<AutoReply | null> {
    const rows = await this.database.query<AutoReply>(`select ${COLUMNS} from auto_replies where key = $1`, [
      key,
    ]);
    return rows[0] ?? null;
  }

  /** Under its row's lock: of two who edit it the second sees what the first has left. */
  async lock(id: string): Promise<AutoReply | null> {
    const rows = await this.database.query<AutoReply>(
      `select ${COLUMNS} from auto_replies where id = $1 for no key update`,
      [id],
    );
    return rows[0] ?? null;
  }

  async insert(reply: AutoReply, at: Date): Promise<void> {
    await this.database.query(
      `insert into auto_replies (id, key, name, kind, enabled, priority, inbox_ids, keywords, texts, attachment_ids, menu,
         action, cooldown_seconds, phase, after_seconds, repeats, version, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18)`,
      [...columns(reply), at],
    );
  }

  async save(reply: AutoReply, at: Date): Promise<void> {
    await this.database.query(
      `update auto_replies set key = $2, name = $3, kind = $4, enabled = $5, priority = $6, inbox_ids = $7,
         keywords = $8, texts = $9, attachment_ids = $10, menu = $11, action = $12, cooldown_seconds = $13, phase = $14,
         after_seconds = $15, repeats = $16, version = $17, updated_at = $18 where id = $1`,
      [...columns(reply), at],
    );
  }

  async remove(id: string): Promise<void> {
    await this.database.query('delete from auto_replies where id = $1', [id]);
  }
}

function columns(reply: AutoReply): unknown[] {
  return [
    reply.id,
    reply.key,
    reply.name,
    reply.kind,
    reply.enabled,
    reply.priority,
    reply.inboxIds,
    JSON.stringify(reply.keywords),
    JSON.stringify(reply.texts),
    reply.attachmentIds,
    JSON.stringify(reply.menu),
    reply.action,
    reply.cooldownSeconds,
    reply.phase,
    reply.afterSeconds,
    reply.repeats,
    reply.version,
  ];
}
