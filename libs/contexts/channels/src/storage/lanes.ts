import type { Database } from '@yingda/platform';
import type { LaneKey } from './delivery-row';

/** A lane with what is needed to work in it. */
export interface Lane extends LaneKey {
  inboxId: string;
}

const CLAIM = `update channel_lanes l set holder = $1, held_until = $3
from (
  select c.conversation_id, c.identity_id from channel_lanes c
  where c.due_at <= $2 and (c.held_until is null or c.held_until <= $2)
    and not exists (select 1 from channel_pauses p join inboxes i on i.id = p.inbox_id
      where p.inbox_id = c.inbox_id and p.until > $2 and p.since >= i.updated_at)
  order by c.due_at limit $4 for update skip locked
) n
where l.conversation_id = n.conversation_id and l.identity_id = n.identity_id
returning l.conversation_id as "conversationId", l.identity_id as "identityId", l.inbox_id as "inboxId"`;

/** Rows of `channel_lanes`: who works in which, and when there is something to do. */
export class LaneTable {
  constructor(private readonly database: Database) {}

  /** Something is to be sent now. Holds the lane's row till the unit of work ends. */
  async wake({ conversationId, identityId, inboxId }: Lane, at: Date): Promise<void> {
    await this.database.query(
      `insert into channel_lanes as l (conversation_id, identity_id, inbox_id, due_at) values ($1, $2, $3, $4)
       on conflict (conversation_id, identity_id) do update set due_at = least(l.due_at, excluded.due_at),
         inbox_id = excluded.inbox_id`,
      [conversationId, identityId, inboxId, at],
    );
  }

  /** Lanes with something to do that nobody works in, for this holder, until a time. */
  async claim(holder: string, now: Date, how: { until: Date; most: number }): Promise<Lane[]> {
    return this.database.query<Lane>(CLAIM, [holder, now, how.until, how.most]);
  }

  /**
   * Keeps others from changing what is in the lane till the unit of work ends; every change of a delivery is made under
   * it, so that the state of a message is never told from half of its pieces. Gives who works in it.
   */
  async lock({ conversationId, identityId }: LaneKey): Promise<{ holder: string | null } | null> {
    const rows = await this.database.query<{ holder: string | null }>(
      'select holder from channel_lanes where conversation_id = $1 and identity_id = $2 for update',
      [conversationId, identityId],
    );
    return rows[0] ?? null;
  }

  /** Under the lock. */
  async hold({ conversationId, identityId }: LaneKey, until: Date): Promise<void> {
    await this.database.query(
      'update channel_lanes set held_until = $3 where conversation_id = $1 and identity_id = $2',
      [conversationId, identityId, until],
    );
  }

  /** Under the lock: given back, to be looked at again at `dueAt`, or never while nothing new comes. */
  async release({ conversationId, identityId }: LaneKey, dueAt: Date | null): Promise<void> {
    await this.database.query(
      `update channel_lanes set holder = null, held_until = null, due_at = $3
       where conversation_id = $1 and identity_id = $2`,
      [conversationId, identityId, dueAt],
    );
  }

  /** Whether something in it is still to go out, or on its way. */
  async isBusy({ conversationId, identityId }: LaneKey): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from channel_lanes where conversation_id = $1 and identity_id = $2
         and (due_at is not null or holder is not null)`,
      [conversationId, identityId],
    );
    return rows.length > 0;
  }

  /** Nothing goes out through this account until then, or until its settings are changed. */
  async pause(inboxId: string, since: Date, until: Date): Promise<void> {
    await this.database.query(
      `insert into channel_pauses as p (inbox_id, since, until) values ($1, $2, $3)
       on conflict (inbox_id) do update set since = excluded.since, until = greatest(p.until, excluded.until)`,
      [inboxId, since, until],
    );
  }
}
