import { isConnectionError, outsideRequests } from '@yingda/platform';
import type { ChannelEventTable, NewEvent } from './channel-events';

/** Rows of one statement. */
const MOST = 200;
/** So many hooks in so many milliseconds are a rush: more than could be worked on as they come. */
const RUSH = 60;
const RUSH_MS = 200;

interface Waiting {
  events: readonly NewEvent[];
  done: (ids: string[]) => void;
  failed: (error: unknown) => void;
}

/**
 * Keeps what many hooks bring at the same time in one statement: while one is in flight, what comes gathers and is the
 * next. So a burst costs the database few transactions, and a single hook waits for nothing. Each is answered after the
 * commit, and what fails, fails alone. Outside units of work only, as it commits by itself.
 */
export class GatheredEvents {
  private waiting: Waiting[] = [];
  private writing = false;
  /** When the latest hooks came. */
  private readonly came: number[] = [];

  constructor(private readonly table: Pick<ChannelEventTable, 'add'>) {}

  /** The ids of those that are new. */
  add(events: readonly NewEvent[]): Promise<string[]> {
    this.came.push(performance.now());
    if (this.came.length > RUSH) this.came.shift();
    return new Promise((done, failed) => {
      this.waiting.push({ events, done, failed });
      if (this.writing) return;
      this.writing = true;
      // What arrives in the same turn of the event loop goes along.
      outsideRequests(() => setImmediate(() => void this.write()));
    });
  }

  /** Whether so many hooks come that answering them should have what the process has. */
  get isPressed(): boolean {
    return this.came.length === RUSH && performance.now() - this.came[0]! < RUSH_MS;
  }

  private async write(): Promise<void> {
    for (let batch = this.take(); batch.length > 0; batch = this.take()) {
      try {
        const kept = new Set(await this.table.add(batch.flatMap(({ events }) => events)));
        for (const one of batch) one.done(keptOf(one, kept));
      } catch (error) {
        // Nobody waits for a connection to be tried for each of them.
        if (batch.length === 1 || isConnectionError(error)) batch.forEach((one) => one.failed(error));
        else await this.oneByOne(batch);
      }
    }
    this.writing = false;
  }

  private async oneByOne(batch: Waiting[]): Promise<void> {
    for (const one of batch) await this.table.add(one.events).then(one.done, one.failed);
  }

  private take(): Waiting[] {
    let rows = 0;
    const end = this.waiting.findIndex(({ events }) => (rows += events.length) > MOST);
    // One alone that is larger goes by itself.
    return this.waiting.splice(0, end === -1 ? this.waiting.length : Math.max(1, end));
  }
}

function keptOf({ events }: Waiting, kept: ReadonlySet<string>): string[] {
  return events.map(({ id }) => id).filter((id) => kept.has(id));
}
