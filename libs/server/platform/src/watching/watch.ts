import type { DomainEvent } from '@yingda/events';

/** A transaction that has just committed. Moments are of `performance.now()`. */
export interface Commit {
  /** `batch`: messages of several requests in one statement; `unit`: one use case. */
  how: 'batch' | 'unit';
  began: number;
  ended: number;
  /** What it announces; each names its request. */
  events: DomainEvent[];
  /** Messages in the batch, stored or not; 0 for a unit. */
  size: number;
}

/** An event on its way to a subscriber. */
export interface Reaction {
  subscriber: string;
  event: DomainEvent;
}

/** A statement that PostgreSQL has answered, or refused. Its text never holds values. */
export interface RunStatement {
  connection: 'pool' | 'writer';
  name: string | null;
  text: string;
  ms: number;
}

/**
 * What the platform tells whoever watches over the process. Called on the hot path, so an implementation only counts;
 * it must not throw.
 */
export interface Watch {
  statement(statement: RunStatement): void;
  committed(commit: Commit): void;
  /** A message that was stored before: its sender gets the first answer again. */
  repeated(authorKind: string): void;
  /** Runs the reaction, and measures it. */
  reacting<T>(reaction: Reaction, work: () => Promise<T>): Promise<T>;
  /** A timer has fired, so late. */
  fired(kind: string, lateMs: number): void;
  /** A job has ended. */
  worked(job: string, outcome: { ms: number; ok: boolean }): void;
}

/** Watches nothing. */
export const noWatch: Watch = {
  statement: () => undefined,
  committed: () => undefined,
  repeated: () => undefined,
  reacting: (_, work) => work(),
  fired: () => undefined,
  worked: () => undefined,
};
