import type { DomainEvent, EventName } from '@yingda/events';
import { type Database, eventFrom, type StoredEvent } from '@yingda/platform';

/** Everything in the outbox, in the order it was appended; with a name, only those events. */
export async function recordedEvents<N extends EventName = EventName>(
  database: Database,
  name?: N,
): Promise<DomainEvent<N>[]> {
  const rows = await database.query<StoredEvent>(
    `select position, id, name, aggregate_id, lane, payload, occurred_at, request_id from outbox_events
     where $1::text is null or name = $1 order by position`,
    [name ?? null],
  );
  return rows.map((row) => eventFrom(row) as unknown as DomainEvent<N>);
}
