import { type WindowEnding } from '@yingda/contracts';
import type { Channel, WindowEndingWhy } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** Whose window, in which account. */
export interface WatchedWindow {
  identityId: string;
  inboxId: string;
  openedAt: Date;
}

/** What is said of a window that ends. */
export interface Warning {
  at: Date;
  why: WindowEndingWhy;
  quotaLeft: number | null;
  conversationId: string;
}

const NEW = 'w.opened_at is distinct from excluded.opened_at';

/** Rows of `channel_window_watch`: each window is warned of once. */
export class WindowWatchTable {
  constructor(private readonly database: Database) {}

  /** True when it has opened, or its end has moved, since it was looked at last. */
  async watch({ identityId, inboxId, openedAt }: WatchedWindow, endsAt: Date | null): Promise<boolean> {
    const changed = await this.database.execute(
      `insert into channel_window_watch as w (identity_id, inbox_id, opened_at, ends_at) values ($1, $2, $3, $4)
       on conflict (identity_id, inbox_id) do update set opened_at = excluded.opened_at, ends_at = excluded.ends_at,
         warned_at = case when ${NEW} then null else w.warned_at end,
         why = case when ${NEW} then null else w.why end,
         quota_left = case when ${NEW} then null else w.quota_left end,
         conversation_id = case when ${NEW} then null else w.conversation_id end
       where ${NEW} or w.ends_at is distinct from excluded.ends_at`,
      [identityId, inboxId, openedAt, endsAt],
    );
    return changed > 0;
  }

  /** Whether this window has not been warned of; who says so first decides, whichever node that is. */
  async warn({ identityId, inboxId, openedAt }: WatchedWindow, warning: Warning): Promise<boolean> {
    const changed = await this.database.execute(
      `update channel_window_watch set warned_at = $4, why = $5, quota_left = $6, conversation_id = $7
       where identity_id = $1 and inbox_id = $2 and opened_at = $3 and warned_at is null`,
      [identityId, inboxId, openedAt, warning.at, warning.why, warning.quotaLeft, warning.conversationId],
    );
    return changed > 0;
  }

  async isWarned({ identityId, inboxId, openedAt }: WatchedWindow): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from channel_window_watch
       where identity_id = $1 and inbox_id = $2 and opened_at = $3 and warned_at is not null`,
      [identityId, inboxId, openedAt],
    );
    return rows.length > 0;
  }
}

/** What staff were warned of, for lists. */
export class WindowEndings {
  constructor(private readonly database: Database) {}

  /** Warnings that stand, by conversation. */
  async among(conversationIds: readonly string[]): Promise<Map<string, WindowEnding>> {
    if (conversationIds.length === 0) return new Map();
    const rows = await this.database.query<Row>(
      `select w.conversation_id as "conversationId", w.identity_id as "identityId", i.channel, w.why,
         w.ends_at as "endsAt", w.quota_left as "quotaLeft", w.warned_at as at
       from channel_window_watch w join inboxes i on i.id = w.inbox_id
       where w.conversation_id = any($1::uuid[]) order by w.warned_at`,
      [conversationIds],
    );
    return new Map(rows.map((row) => [row.conversationId, endingOf(row)]));
  }
}

interface Row {
  conversationId: string;
  identityId: string;
  channel: Channel;
  why: WindowEndingWhy;
  endsAt: Date | null;
  quotaLeft: number | null;
  at: Date;
}

function endingOf({ identityId, channel, why, endsAt, quotaLeft, at }: Row): WindowEnding {
  return { identityId, channel, why, endsAt: endsAt?.toISOString() ?? null, quotaLeft, at: at.toISOString() };
}
