import type { Clock } from '../clock/clock';
import type { Database } from '../database/database';
import type { UnitOfWork } from '../unit-of-work/unit-of-work';
import { FAN_OUT } from './cursors';
import type { Outbox } from './outbox';
import { eventFrom, type StoredEvent } from './outbox-row';

/** How long the process that committed an event has to fan it out. */
export const FORGOTTEN_AFTER_MS = 2_000;
const KEEP_MS = 7 * 24 * 3_600_000;
const PAGE = 1_000;

type Seen = Omit<StoredEvent, 'payload'> & { payload: unknown; marked: boolean };

/** What the relay does beside the reactions: events nobody fanned out, and events nobody needs any more. */
export class Housekeeping {
  private swept = -1;

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Fans out what the committing process has not: it died, or its listener failed. One relay at a time (the others skip
   * the locked cursor row). A walk in order of position instead of an index of unmarked rows, so that marking a row on
   * the hot path touches no index. What fails here too is passed over: receivers find the gap by their heads.
   */
  async fanOutForgotten(horizon: number): Promise<void> {
    if (!this.outbox.hasListeners || !this.outbox.reachesAll() || this.swept >= horizon) return;
    let more = true;
    while (more) more = await this.unitOfWork.run(() => this.sweepPage(horizon));
  }

  /** Removes events older than seven days that every subscriber has passed and nobody has parked. */
  async removeOld(subscribers: string[]): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEEP_MS);
    let removed = 0;
    for (let page = PAGE; page === PAGE; removed += page) {
      page = await this.database.execute(
        `delete from outbox_events e using (
           select position from outbox_events
           where position <= (select coalesce(min(position), 0) from outbox_cursors where subscriber = any($1::text[]))
             and occurred_at < $2
             and not exists (select 1 from outbox_parked p where p.position = outbox_events.position)
           order by position limit ${PAGE}) old
         where e.position = old.position`,
        [subscribers, before],
      );
    }
    return removed;
  }

  private async sweepPage(horizon: number): Promise<boolean> {
    const [cursor] = await this.database.query<{ position: string }>(
      'select position from outbox_cursors where subscriber = $1 and lane = 0 for update skip locked',
      [FAN_OUT],
    );
    if (!cursor) return false;
    const rows = await this.database.query<Seen>(
      `select position, id, name, aggregate_id, lane, occurred_at, request_id, fanned_out_at is not null as marked,
         case when fanned_out_at is null then payload end as payload
       from outbox_events where position > $1 and position <= $2 order by position limit ${PAGE}`,
      [cursor.position, horizon],
    );
    const forgottenBefore = this.clock.now().getTime() - FORGOTTEN_AFTER_MS;
    const young = rows.findIndex((row) => !row.marked && row.occurred_at.getTime() > forgottenBefore);
    const old = young === -1 ? rows : rows.slice(0, young);
    const full = rows.length === PAGE;
    const upTo = young === -1 && !full ? horizon : Number(old.at(-1)?.position ?? cursor.position);
    const forgotten = old.filter((row) => !row.marked).map(eventFrom);
    if (forgotten.length > 0) this.database.units.exit(() => this.outbox.announce(forgotten));
    if (upTo > Number(cursor.position)) {
      await this.database.query(
        'update outbox_cursors set position = $2 where subscriber = $1 and lane = 0',
        [FAN_OUT, upTo],
      );
    }
    this.swept = upTo;
    return young === -1 && full;
  }
}
