import { isConnectionError } from '../database/sql';
import type { Log } from '../logging/log';
import type { UnitOfWork } from '../unit-of-work/unit-of-work';
import { inRequest, newRequestId } from '../watching/request';
import type { Watch } from '../watching/watch';
import type { Cursors } from './cursors';
import { eventFrom, type StoredEvent } from './outbox-row';
import type { DueEvent, Parking } from './parking';
import type { Slots } from './slots';
import { handlerFor, type Stream } from './stream';

const QUICK_TRIES = 3;

/** Somebody else works on this stream now. */
export class StreamLost extends Error {}

/** Handles the events of one stream, one after the other, each with its cursor's step in one unit of work. */
export class StreamWorker {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cursors: Cursors,
    private readonly parking: Parking,
    private readonly slots: Slots,
    private readonly log: Log,
    private readonly watch: Watch,
  ) {}

  /** New events, in order, until done or `goOn` says stop. Throws StreamLost, and what the database's absence throws. */
  async work(stream: Stream, rows: StoredEvent[], goOn: () => boolean): Promise<boolean> {
    const batched =
      stream.subscription.batch && (await this.slots.use(async () => goOn() && this.handleAll(stream, rows)));
    if (batched) return true;
    for (const row of rows) {
      stream.oldest = row.occurred_at;
      // Asked when its turn has come: with many streams that is a while after it got in line.
      const went = await this.slots.use(async () => {
        if (!goOn()) return false;
        await this.handle(stream, row);
        return true;
      });
      if (!went) return false;
    }
    return true;
  }

  // False when one of them needs a closer look: then nothing has happened, and each goes by itself.
  private async handleAll(stream: Stream, rows: StoredEvent[]): Promise<boolean> {
    if (rows.some((row) => stream.parked.has(row.aggregate_id))) return false;
    try {
      await this.step(stream, rows.at(-1)!, async () => {
        for (const row of rows) await this.react(stream, row);
      });
      return true;
    } catch (error) {
      if (error instanceof StreamLost || isConnectionError(error)) throw error;
      return false;
    }
  }

  /** A parked event whose turn has come, and then those that waited behind it, until one fails. */
  async retry(stream: Stream, first: DueEvent, goOn: () => boolean): Promise<void> {
    let event: DueEvent | null = first;
    while (event && goOn()) {
      const current: DueEvent = event;
      event = await this.slots.use(() => this.tryParked(stream, current));
    }
  }

  private async handle(stream: Stream, row: StoredEvent): Promise<void> {
    if (stream.parked.has(row.aggregate_id)) return this.park(stream, row, null);
    for (let attempt = 1; ; attempt++) {
      try {
        await this.step(stream, row, () => this.react(stream, row));
        return;
      } catch (error) {
        if (error instanceof StreamLost || isConnectionError(error)) throw error;
        if (attempt === QUICK_TRIES) return this.park(stream, row, error);
        await new Promise((resolve) => setTimeout(resolve, 25 * attempt));
      }
    }
  }

  // As part of the request that caused it: what it logs and what it causes in turn goes back to the same.
  private async react(stream: Stream, row: StoredEvent): Promise<void> {
    const handler = handlerFor(stream, row.name);
    if (!handler) return;
    const event = eventFrom(row);
    await inRequest(row.request_id ?? newRequestId(), () =>
      this.watch.reacting({ subscriber: stream.subscriber, event }, () => handler(event)),
    );
  }

  private async park(stream: Stream, row: StoredEvent, error: unknown): Promise<void> {
    await this.step(stream, row, () => this.parking.park(stream, row, error));
    stream.parked.add(row.aggregate_id);
    if (error !== null)
      this.log.error({ err: error, ...about(stream, row) }, 'An event could not be handled and is parked');
  }

  // What happens to the event and the cursor's step past it commit together, so it happens in the database once.
  private async step(stream: Stream, row: StoredEvent, work: () => Promise<unknown>): Promise<void> {
    const position = Number(row.position);
    await this.unitOfWork.run(async () => {
      if (!(await this.cursors.advance(stream, position)))
        throw new StreamLost(`${stream.subscriber}/${stream.lane}`);
      await work();
    });
    stream.stored = stream.position = position;
  }

  private async tryParked(stream: Stream, event: DueEvent): Promise<DueEvent | null> {
    try {
      const next = await this.unitOfWork.run(async () => {
        // The relay that has the lane now waits here before it parks what follows of this aggregate.
        if (!(await this.cursors.hold(stream))) throw new StreamLost(`${stream.subscriber}/${stream.lane}`);
        if (!(await this.parking.takeOut(event))) return 'gone' as const;
        await this.react(stream, event);
        return this.parking.next(event);
      });
      if (next === 'gone') return null;
      if (next === null) stream.parked.delete(event.aggregate_id);
      return next;
    } catch (error) {
      if (error instanceof StreamLost || isConnectionError(error)) throw error;
      const nextTryAt = await this.parking.postpone(event, error);
      const attempts = event.attempts + 1;
      this.log.error(
        { err: error, attempts, nextTryAt, ...about(stream, event) },
        'A parked event failed again',
      );
      return null;
    }
  }
}

function about(stream: Stream, row: StoredEvent): object {
  return {
    subscriber: stream.subscriber,
    event: row.id,
    name: row.name,
    aggregateId: row.aggregate_id,
    requestId: row.request_id,
  };
}
