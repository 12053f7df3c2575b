import type { DomainEvent, EventName } from '@yingda/events';

/** What one subscriber does with each event it cares about. */
export type Handlers = { [N in EventName]?: (event: DomainEvent<N>) => Promise<void> };

/** How a subscriber wants its events. */
export interface SubscribeOptions {
  /**
   * Several events in one unit of work, each still once and in order: many times cheaper. Only for handlers that write
   * nothing but tables of their own subscriber: a batch holds all its locks until its end, in no order of kinds.
   */
  batch?: boolean;
}

/** What a subscriber subscribed to. */
export interface Subscription {
  handlers: Handlers;
  batch: boolean;
}

/** One subscriber's way through one lane. Worked on by one task at a time. */
export interface Stream {
  readonly subscriber: string;
  readonly lane: number;
  readonly subscription: Subscription;
  /** The position in the database; a unit of work moves it only from here. */
  stored: number;
  /** How far this has come; ahead of `stored` by events nobody here handles. */
  position: number;
  /** Aggregates with a failed event: what follows of them queues behind it. */
  readonly parked: Set<string>;
  busy: boolean;
  /** When the first event in hand happened; null when there is none. */
  oldest: Date | null;
  /** Takes nothing new until its due parked events have been tried. */
  retryDue: boolean;
  /** Not before this moment of the process's own monotonic time; after trouble with the database. */
  notBefore: number;
}

/** The handler for an event, untyped: its name was matched at subscription. */
export function handlerFor(
  stream: Stream,
  name: string,
): ((event: DomainEvent) => Promise<void>) | undefined {
  return stream.subscription.handlers[name as EventName] as
    ((event: DomainEvent) => Promise<void>) | undefined;
}
