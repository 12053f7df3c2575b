import type { Database } from '@yingda/platform';
import { type ChannelWindow, NEVER_OPENED } from '../domain/windows';

/** A window as kept, with the code that lets one answer go without it. */
export interface WindowRow extends ChannelWindow {
  code: string | null;
  codeUntil: Date | null;
}

const COLUMNS = `opened_by as "openedBy", opened_at as "openedAt", ends_at as "endsAt", quota_left as "quotaLeft", sure,
  unreachable_since as "unreachableSince", code, code_until as "codeUntil"`;
const NONE: WindowRow = { ...NEVER_OPENED, code: null, codeUntil: null };

/** Rows of `channel_windows`, one for each identity and inbox. */
export class WindowTable {
  constructor(private readonly database: Database) {}

  async find(identityId: string, inboxId: string): Promise<WindowRow> {
    const rows = await this.database.query<WindowRow>(
      `select ${COLUMNS} from channel_windows where identity_id = $1 and inbox_id = $2`,
      [identityId, inboxId],
    );
    return rows[0] ?? NONE;
  }

  /** Counting and opening the same window wait for each other till the unit of work ends. */
  async lock(identityId: string, inboxId: string): Promise<WindowRow> {
    const rows = await this.database.query<WindowRow>(
      `insert into channel_windows (identity_id, inbox_id, sure) values ($1, $2, true)
       on conflict (identity_id, inbox_id) do update set sure = channel_windows.sure returning ${COLUMNS}`,
      [identityId, inboxId],
    );
    return rows[0]!;
  }

  /** Under the lock. */
  async save(identityId: string, inboxId: string, row: WindowRow): Promise<void> {
    await this.database.query(
      `update channel_windows set opened_by = $3, opened_at = $4, ends_at = $5, quota_left = $6, sure = $7,
         unreachable_since = $8, code = $9, code_until = $10
       where identity_id = $1 and inbox_id = $2`,
      [
        identityId,
        inboxId,
        row.openedBy,
        row.openedAt,
        row.endsAt,
        row.quotaLeft,
        row.sure,
        row.unreachableSince,
        row.code,
        row.codeUntil,
      ],
    );
  }
}
