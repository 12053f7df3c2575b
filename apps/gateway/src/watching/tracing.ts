import type { Commit, Reaction } from '@yingda/platform';
import type { DomainEvent } from '@yingda/events';

/** A request as it comes in: over a socket or HTTP. */
export interface Incoming {
  requestId: string;
  /** Such as `message.send` or `POST /api/auth/sign-in`. */
  name: string;
  at: 'widget' | 'console' | 'http';
  /** W3C trace context of the caller, as it was sent. */
  traceparent?: string;
}

/** How it ended; `refusal` is null when it was done. */
export interface Ended {
  refusal: string | null;
  /** What is known of it only now. */
  name?: string;
  status?: number;
}

/** Spans of what a request leads to: command → commit → fan-out → reactions. Only there when an endpoint is set. */
export interface Tracing {
  /** The request id to go by, where the caller is part of a trace already. */
  requestIdOf(traceparent: string): string | null;
  /** Runs the work as the request's first span; `end` is called once, also after `work` has returned. */
  begin<T>(incoming: Incoming, work: (end: (ended: Ended) => void) => T): T;
  committed(commit: Commit): void;
  /** Moments are of `performance.now()`. */
  fannedOut(event: DomainEvent, began: number, ended: number): void;
  reacting<T>(reaction: Reaction, work: () => Promise<T>): Promise<T>;
  /** Sends what is left. */
  stop(): Promise<void>;
}
