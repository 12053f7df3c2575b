import type { DomainEvent, DomainEventMap, EventName } from '@yingda/events';

/** Every aggregate belongs to one of eight lanes, so that reactions can be shared between processes in order. */
export const LANES = 8;

/** The columns of `outbox_events` that its writer gives; the rest have defaults. */
export interface OutboxRow {
  id: string;
  name: string;
  aggregate_id: string;
  lane: number;
  /** JSON text. */
  payload: string;
  occurred_at: string;
  /** The request it goes back to. */
  request_id: string | null;
}

/** A row as the relay reads it. */
export interface StoredEvent {
  position: string;
  id: string;
  name: string;
  aggregate_id: string;
  lane: number;
  payload: unknown;
  occurred_at: Date;
  request_id: string | null;
}

/** The lane of an aggregate: FNV-1a of its id. Changing this would put one aggregate's events into two lanes. */
export function laneOf(aggregateId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < aggregateId.length; i++) {
    hash = Math.imul(hash ^ aggregateId.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash % LANES;
}

/** What to insert for an event; a hot statement passes the columns as arrays to `unnest`. */
export function rowFor(event: DomainEvent): OutboxRow {
  return {
    id: event.id,
    name: event.name,
    aggregate_id: event.aggregateId,
    lane: laneOf(event.aggregateId),
    payload: JSON.stringify(event.payload),
    occurred_at: event.occurredAt,
    request_id: event.requestId ?? null,
  };
}

/** The event of a stored row. */
export function eventFrom(row: StoredEvent): DomainEvent {
  return {
    id: row.id,
    name: row.name as EventName,
    aggregateId: row.aggregate_id,
    occurredAt: row.occurred_at.toISOString(),
    payload: row.payload as DomainEventMap[EventName],
    ...(row.request_id ? { requestId: row.request_id } : {}),
  };
}
