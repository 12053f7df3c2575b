import type { DomainEvent, DomainEventMap, EventName } from '@yingda/events';
import type { Outbox, Relay, SubscribeOptions } from '@yingda/platform';

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

type Handler = (event: DomainEvent) => Promise<unknown>;

/** Subscribes to these facts. */
export function subscribe(
  relay: Relay,
  subscriber: string,
  how: Handler | ({ handler: Handler } & SubscribeOptions),
): void {
  const { handler, ...options } = typeof how === 'function' ? { handler: how } : how;
  relay.subscribe(subscriber, { [NAME]: async (event: DomainEvent) => void (await handler(event)) }, options);
}
