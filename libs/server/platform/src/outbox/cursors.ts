import type { Database } from '../database/database';
import { lastPosition } from './horizon';
import { LANES, type StoredEvent } from './outbox-row';
import type { Stream, Subscription } from './stream';

/** The subscriber's name under which the relay remembers how far it has looked for forgotten fan-outs. */
export const FAN_OUT = '(fan-out)';

const BATCH = 100;

const READ = `select s.stream, e.position, e.id, e.name, e.aggregate_id, e.lane, e.payload, e.occurred_at, e.request_id
from unnest($1::int[], $2::smallint[], $3::bigint[], $4::text[]) as s(stream, lane, position, names)
cross join lateral (
  select * from outbox_events o
  where o.lane = s.lane and o.position > s.position and o.position <= $5
    and o.name = any(string_to_array(s.names, ' '))
  order by o.position limit ${BATCH}
) e
order by s.stream, e.position`;

/** Where each subscriber stands in each lane. */
export class Cursors {
  constructor(
    private readonly database: Database,
    private readonly holder: string,
  ) {}

  /**
   * Gives subscribers their cursors. On a fresh installation all begin with the first event; one that is added later
   * begins now, because replaying a week of events would answer, ask and count everything of that week again.
   */
  async prepare(subscribers: string[]): Promise<void> {
    const last = await lastPosition(this.database);
    await this.database.query(
      `insert into outbox_cursors (subscriber, lane, position)
       select s, l, case when exists (select 1 from outbox_cursors) then $2::bigint else 0 end
       from unnest($1::text[]) s cross join generate_series(0, ${LANES - 1}) l
       on conflict do nothing`,
      [[...subscribers, FAN_OUT], last],
    );
  }

  /** The streams of these lanes, as the database knows them. */
  async load(lanes: number[], subscriptions: Map<string, Subscription>): Promise<Stream[]> {
    const names = [...subscriptions.keys()];
    const rows = await this.database.query<{
      subscriber: string;
      lane: number;
      position: string;
      parked: string[];
    }>(
      `select c.subscriber, c.lane, c.position,
         array(select distinct p.aggregate_id from outbox_parked p
               where p.subscriber = c.subscriber and p.lane = c.lane) as parked
       from outbox_cursors c where c.lane = any($1::smallint[]) and c.subscriber = any($2::text[])`,
      [lanes, names],
    );
    return rows.map((row) => ({
      subscriber: row.subscriber,
      lane: row.lane,
      subscription: subscriptions.get(row.subscriber)!,
      stored: Number(row.position),
      position: Number(row.position),
      parked: new Set(row.parked),
      busy: false,
      oldest: null,
      retryDue: row.parked.length > 0,
      notBefore: 0,
    }));
  }

  /** The next events of each stream up to the horizon, in one query; and how far each has come after them. */
  async read(
    streams: Stream[],
    horizon: number,
  ): Promise<{ stream: Stream; rows: StoredEvent[]; upTo: number }[]> {
    const found = await this.database.query<StoredEvent & { stream: number }>(READ, [
      streams.map((_, index) => index),
      streams.map((stream) => stream.lane),
      streams.map((stream) => stream.position),
      streams.map((stream) => Object.keys(stream.subscription.handlers).join(' ')),
      horizon,
    ]);
    const batches = streams.map((stream) => ({ stream, rows: [] as StoredEvent[], upTo: horizon }));
    for (const row of found) batches[row.stream]!.rows.push(row);
    for (const batch of batches) {
      if (batch.rows.length === BATCH) batch.upTo = Number(batch.rows[BATCH - 1]!.position);
    }
    return batches;
  }

  /**
   * Moves a stream on, inside the unit of work that handles the event: false when another relay has moved it or holds
   * the lane. The row stays locked until the commit, so a second relay waits here and then sees that it comes late.
   */
  async advance(stream: Stream, position: number): Promise<boolean> {
    const changed = await this.database.execute(
      `update outbox_cursors set position = $4 where subscriber = $1 and lane = $2 and position = $3
       and exists (select 1 from outbox_lanes l where l.lane = $2 and l.holder = $5)`,
      [stream.subscriber, stream.lane, stream.stored, position, this.holder],
    );
    return changed === 1;
  }

  /** As `advance`, for a parked event: the stream stays where it is, and its lane surely is this holder's till the commit. */
  async hold(stream: Stream): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from outbox_cursors c where c.subscriber = $1 and c.lane = $2
         and exists (select 1 from outbox_lanes l where l.lane = $2 and l.holder = $3) for update`,
      [stream.subscriber, stream.lane, this.holder],
    );
    return rows.length === 1;
  }

  /** Writes down how far idle streams have come past events that nobody there handles. */
  async store(streams: Stream[]): Promise<void> {
    const rows = await this.database.query<{ subscriber: string; lane: number; position: string }>(
      `update outbox_cursors c set position = t.next
       from unnest($1::text[], $2::smallint[], $3::bigint[], $4::bigint[]) as t(subscriber, lane, stored, next), outbox_lanes l
       where c.subscriber = t.subscriber and c.lane = t.lane and c.position = t.stored
         and l.lane = c.lane and l.holder = $5
       returning c.subscriber, c.lane, c.position`,
      [
        streams.map((stream) => stream.subscriber),
        streams.map((stream) => stream.lane),
        streams.map((stream) => stream.stored),
        streams.map((stream) => stream.position),
        this.holder,
      ],
    );
    for (const row of rows) {
      const stream = streams.find((one) => one.subscriber === row.subscriber && one.lane === row.lane);
      if (stream) stream.stored = Number(row.position);
    }
  }
}
