import type { Clock } from '../clock/clock';
import type { Database } from '../database/database';
import type { StoredEvent } from './outbox-row';
import type { Stream } from './stream';

/** An event that a subscriber could not handle; what follows of its aggregate waits behind it. */
export interface ParkedEvent {
  subscriber: string;
  eventId: string;
  name: string;
  aggregateId: string;
  error: string;
  attempts: number;
  parkedAt: Date;
  nextTryAt: Date;
  /** How many later events of this aggregate wait for it. */
  waiting: number;
}

/** A parked event whose turn has come. */
export type DueEvent = StoredEvent & { subscriber: string; attempts: number };

const FIRST_BACKOFF_MS = 5_000;
const LONGEST_BACKOFF_MS = 600_000;

/** When to try again after this many failures: 5 s, 15 s, 45 s … at most 10 minutes. */
export function backoffMs(attempts: number): number {
  return Math.min(FIRST_BACKOFF_MS * 3 ** (attempts - 1), LONGEST_BACKOFF_MS);
}

/**
 * Failed events, per subscriber. Only the first of an aggregate has a finite next try; the others have infinity, until
 * the one before them is done and hands its turn on.
 */
export class Parking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts an event aside: with an error to be tried again, without one to wait behind its aggregate's first. Where that one
   * is gone by now (the relay that had the lane before handled it), nobody would hand on the turn: it has its own at once.
   */
  async park(stream: Stream, row: StoredEvent, error: unknown): Promise<void> {
    const now = this.clock.now();
    const failed = error !== null;
    await this.database.query(
      `insert into outbox_parked
         (subscriber, position, lane, aggregate_id, event_id, name, error, attempts, parked_at, next_try_at)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10, case when exists (
           select 1 from outbox_parked where subscriber = $1 and aggregate_id = $4)
         then 'infinity'::timestamptz else $9 end)`,
      [
        stream.subscriber,
        row.position,
        row.lane,
        row.aggregate_id,
        row.id,
        row.name,
        failed ? describe(error) : null,
        failed ? 1 : 0,
        now,
        failed ? new Date(now.getTime() + backoffMs(1)) : null,
      ],
    );
  }

  /** What may be tried again now in these lanes. */
  due(lanes: number[]): Promise<DueEvent[]> {
    return this.database.query<DueEvent>(
      `select p.subscriber, p.attempts, e.position, e.id, e.name, e.aggregate_id, e.lane, e.payload, e.occurred_at, e.request_id
       from outbox_parked p join outbox_events e on e.position = p.position
       where p.next_try_at <= $1 and p.lane = any($2::smallint[]) order by p.next_try_at limit 100`,
      [this.clock.now(), lanes],
    );
  }

  /** Takes an event out of the park, inside the unit of work that handles it; false when somebody else did. */
  async takeOut(event: DueEvent): Promise<boolean> {
    return (
      (await this.database.execute('delete from outbox_parked where subscriber = $1 and position = $2', [
        event.subscriber,
        event.position,
      ])) === 1
    );
  }

  /** Hands the turn to the aggregate's next parked event, in the same unit of work; null when there is none. */
  async next(event: DueEvent): Promise<DueEvent | null> {
    const rows = await this.database.query<DueEvent>(
      `with turn as (
         update outbox_parked set next_try_at = $3 where subscriber = $1 and position = (
           select min(position) from outbox_parked where subscriber = $1 and aggregate_id = $2)
         returning subscriber, attempts, position)
       select t.subscriber, t.attempts, e.position, e.id, e.name, e.aggregate_id, e.lane, e.payload, e.occurred_at, e.request_id
       from turn t join outbox_events e on e.position = t.position`,
      [event.subscriber, event.aggregate_id, this.clock.now()],
    );
    return rows[0] ?? null;
  }

  /** Puts a parked event off after another failure; gives the moment of the next try. */
  async postpone(event: DueEvent, error: unknown): Promise<Date> {
    const next = new Date(this.clock.now().getTime() + backoffMs(event.attempts + 1));
    await this.database.query(
      `update outbox_parked set attempts = attempts + 1, error = $3, next_try_at = $4
       where subscriber = $1 and position = $2`,
      [event.subscriber, event.position, describe(error), next],
    );
    return next;
  }

  /** What is parked, oldest first, for whoever has to look after it. */
  async list(): Promise<ParkedEvent[]> {
    return this.database.query<ParkedEvent>(
      `select p.subscriber, p.event_id as "eventId", p.name, p.aggregate_id as "aggregateId", p.error, p.attempts,
         p.parked_at as "parkedAt", p.next_try_at as "nextTryAt",
         (select count(*)::int from outbox_parked w where w.subscriber = p.subscriber
            and w.aggregate_id = p.aggregate_id and w.position > p.position) as waiting
       from outbox_parked p where p.error is not null order by p.parked_at limit 1000`,
    );
  }

  /** Tries a parked event again at the next look, instead of at its time. */
  async retry(subscriber: string, eventId: string): Promise<void> {
    await this.database.query(
      `update outbox_parked set next_try_at = $3
       where subscriber = $1 and event_id = $2 and next_try_at <> 'infinity'`,
      [subscriber, eventId, this.clock.now()],
    );
  }
}

function describe(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text.slice(0, 4_000);
}
