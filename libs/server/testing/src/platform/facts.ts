import type { DomainEvent, DomainEventMap, EventName } from '@yingda/events';
import type { Outbox, Relay } from '@yingda/platform';

/** The outbox does not look into payloads, so specs of it say a number in any event's clothes. */
const NAME = 'presence.changed' as EventName;

/** Appends the fact number `n` about an aggregate. */
export function append(outbox: Outbox, aggregateId: string, n: number): Promise<DomainEvent> {
  return outbox.append(NAME, aggregateId, { n } as unknown as DomainEventMap[EventName]);
}

/** The number of a fact. */
export function numberOf(event: DomainEvent): number {
  return (event.payload as unknown as { n: number }).n;
}

/** Subscribes to these facts. */
export function subscribe(
  relay: Relay,
  subscriber: string,
  handler: (event: DomainEvent) => Promise<void>,
): void {
  relay.subscribe(subscriber, { [NAME]: handler });
}
