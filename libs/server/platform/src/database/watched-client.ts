import pg from 'pg';
import type { RunStatement, Watch } from '../watching/watch';

/** What a connection is told beside what pg knows. */
export interface Watched {
  watch: Watch;
  connection: RunStatement['connection'];
}

type Ended = (error: Error | null, result: pg.QueryResult) => void;

/** A connection whose statements are measured, from being handed over to the answer, whoever runs them. */
export class WatchedClient extends pg.Client {
  private readonly watched: Watched;

  constructor(config: pg.ClientConfig & { watched: Watched }) {
    super(config);
    this.watched = config.watched;
    // Between two owners nobody listens: the last words of a dying server can come in one piece with the answer that sets the
    // connection free. Whoever uses it next is refused; without a listener the whole process would end here.
    this.on('error', () => undefined);
  }

  // pg's three ways to call it: with a promise, with a callback, with an object that submits itself (not measured).
  override query(...args: unknown[]): never {
    const run = super.query.bind(this) as (...args: unknown[]) => unknown;
    const began = performance.now();
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      args[args.length - 1] = (error: Error | null, result: pg.QueryResult) => {
        this.tell(args[0], began);
        (callback as Ended)(error, result);
      };
      return run(...args) as never;
    }
    const answer = run(...args);
    if (answer instanceof Promise) {
      const over = () => this.tell(args[0], began);
      answer.then(over, over);
    }
    return answer as never;
  }

  private tell(statement: unknown, began: number): void {
    const { watch, connection } = this.watched;
    const { name, text } = typeof statement === 'string' ? { name: null, text: statement } : named(statement);
    watch.statement({ connection, name, text, ms: performance.now() - began });
  }
}

function named(statement: unknown): { name: string | null; text: string } {
  const { name, text } = (statement ?? {}) as { name?: string; text?: string };
  return { name: name ?? null, text: text ?? '' };
}
