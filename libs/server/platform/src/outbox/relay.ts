import type { Clock } from '../clock/clock';
import type { Database } from '../database/database';
import { makeHolder } from '../leases/holder';
import { type Log, silentLog } from '../logging/log';
import type { UnitOfWork } from '../unit-of-work/unit-of-work';
import { Cursors, FAN_OUT } from './cursors';
import { Horizon, lastPosition } from './horizon';
import { Housekeeping } from './housekeeping';
import { Lanes, standbyHolder } from './lanes';
import type { Outbox } from './outbox';
import { type DueEvent, type ParkedEvent, Parking } from './parking';
import { Rhythm } from './rhythm';
import { Slots } from './slots';
import type { Handlers, Stream, SubscribeOptions, Subscription } from './stream';
import { StreamLost, StreamWorker } from './stream-worker';

/** How a relay behaves; the defaults are right outside of specs. */
export interface RelayOptions {
  log?: Log;
  /** Handlers at work at once, each with a connection. */
  concurrency?: number;
  holder?: string;
  /** Works only while no other relay lives. */
  standby?: boolean;
}

/** How one subscriber is doing in the lanes this relay holds. */
export interface Standing {
  /** Positions behind, in its slowest lane. */
  behind: number;
  /** When the oldest event it has in hand happened; null when it has none. */
  oldest: Date | null;
  /** Aggregates that wait behind a failed event. */
  parked: number;
}

const POLL_MS = 250;
const TROUBLE_MS = 1_000;

/**
 * Brings committed events to the subscribers: each sees one aggregate's events in order, at least once. A handler runs
 * in a unit of work that also moves the subscriber's cursor, so what it does in the database happens exactly once.
 * An event that fails is parked with the later ones of its aggregate, and all others go on.
 */
export class Relay {
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly horizon: Horizon;
  private readonly lanes: Lanes;
  private readonly cursors: Cursors;
  private readonly parking: Parking;
  private readonly worker: StreamWorker;
  private readonly housekeeping: Housekeeping;
  private readonly rhythm = new Rhythm();
  private readonly log: Log;
  private readonly tasks = new Set<Promise<void>>();
  private streams: Stream[] = [];
  private running = false;
  private loop: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    unitOfWork: UnitOfWork,
    outbox: Outbox,
    clock: Clock,
    options: RelayOptions = {},
  ) {
    const holder = options.holder ?? (options.standby ? standbyHolder() : makeHolder());
    this.log = options.log ?? silentLog;
    this.horizon = new Horizon(database);
    this.lanes = new Lanes(database, clock, holder);
    this.cursors = new Cursors(database, holder);
    this.parking = new Parking(database, clock);
    this.worker = new StreamWorker(
      unitOfWork,
      this.cursors,
      this.parking,
      new Slots(options.concurrency ?? 4),
      this.log,
      database.watch,
    );
    this.housekeeping = new Housekeeping(database, unitOfWork, outbox, clock);
    outbox.onAnnounced(() => this.wake());
  }

  /** Names what a subscriber does with which events; before `start`. The name is its identity in the database. */
  subscribe(subscriber: string, handlers: Handlers, options: SubscribeOptions = {}): void {
    if (this.running) throw new Error(`${subscriber} subscribes after the relay has started`);
    if (this.subscriptions.has(subscriber)) throw new Error(`There are two subscribers called ${subscriber}`);
    this.subscriptions.set(subscriber, { handlers, batch: options.batch ?? false });
  }

  async start(): Promise<void> {
    if (this.running) return;
    await this.cursors.prepare([...this.subscriptions.keys()]);
    this.running = true;
    this.loop = this.run();
  }

  /** Ends after the events in hand, and gives the lanes to others. */
  async stop(): Promise<void> {
    if (!this.running) return;
    this.running = false;
    this.rhythm.wake();
    await this.loop;
    await Promise.allSettled(this.tasks);
    this.streams = [];
    await this.lanes
      .release()
      .catch((error: unknown) => this.log.warn({ err: error }, 'Could not give the lanes back'));
  }

  /** Looks at once instead of at the next poll; called by itself after commits in this process. */
  wake(): void {
    this.rhythm.wake();
  }

  /** Whether this one has lanes to work on; one that stands by has none while another relay lives. */
  get isWorking(): boolean {
    return this.lanes.held.size > 0;
  }

  /** The events that could not be handled, and how many wait behind each. */
  parked(): Promise<ParkedEvent[]> {
    return this.parking.list();
  }

  /** Tries a parked event again now. */
  async retryParked(subscriber: string, eventId: string): Promise<void> {
    await this.parking.retry(subscriber, eventId);
    this.rhythm.due('parked');
    this.wake();
  }

  /** How each subscriber stands, from memory; for metrics. */
  standings(): Map<string, Standing> {
    const result = new Map<string, Standing>();
    for (const subscriber of this.subscriptions.keys())
      result.set(subscriber, { behind: 0, oldest: null, parked: 0 });
    for (const { subscriber, position, oldest, parked } of this.streams) {
      const one = result.get(subscriber)!;
      one.behind = Math.max(one.behind, this.horizon.position - position);
      one.parked += parked.size;
      if (oldest && (!one.oldest || oldest < one.oldest)) one.oldest = oldest;
    }
    return result;
  }

  /** Lanes this relay holds, of all there are, and for how long a running transaction has held up what follows it. */
  state(): { lanes: number; heldUpMs: number } {
    return { lanes: this.lanes.held.size, heldUpMs: this.horizon.waitedMs };
  }

  /** Resolves once everything appended before the call was handled or parked, by the lanes of this relay. */
  async caughtUp(): Promise<void> {
    const last = await lastPosition(this.database);
    const done = () =>
      this.horizon.position >= last &&
      this.streams.length > 0 &&
      this.streams.every((one) => !one.busy && one.position >= last);
    while (this.running && !done()) {
      this.wake();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  private async run(): Promise<void> {
    while (this.running) {
      let wait = POLL_MS;
      try {
        await this.poll();
        if (this.horizon.isWaiting) wait = this.rhythm.impatient(POLL_MS);
      } catch (error) {
        this.log.warn({ err: error }, 'The relay could not read the outbox and tries again');
        this.forget();
        wait = TROUBLE_MS;
      }
      if (this.running) await this.rhythm.sleep(wait);
    }
  }

  private async poll(): Promise<void> {
    if (this.rhythm.isTime('lanes', 3_000)) await this.renewLanes();
    // Standing by, or one of more relays than there are lanes.
    if (!this.isWorking) return;
    const horizon = await this.horizon.advance();
    if (this.rhythm.isTime('parked', 1_000)) await this.retryDue();
    const idle = this.streams.filter(
      (stream) => this.isReady(stream) && !stream.retryDue && stream.position < horizon,
    );
    if (idle.length > 0) {
      for (const { stream, rows, upTo } of await this.cursors.read(idle, horizon)) {
        stream.oldest = rows[0]?.occurred_at ?? null;
        if (rows.length === 0) stream.position = upTo;
        else
          this.begin(stream, async () => {
            if (!(await this.worker.work(stream, rows, () => this.goesOn(stream)))) return;
            stream.position = upTo;
            // With more behind them, the next look says which is the oldest then.
            if (upTo === horizon) stream.oldest = null;
          });
      }
    }
    if (this.rhythm.isTime('sweep', 1_000)) await this.housekeeping.fanOutForgotten(horizon);
    if (this.rhythm.isTime('store', 5_000)) await this.storePositions();
    if (this.rhythm.isTime('clean', 600_000) && this.lanes.held.has(0)) {
      await this.housekeeping.removeOld([...this.subscriptions.keys(), FAN_OUT]);
    }
  }

  private isReady(stream: Stream): boolean {
    return !stream.busy && stream.notBefore <= performance.now() && !this.lanes.isLeaving(stream.lane);
  }

  private goesOn(stream: Stream): boolean {
    return this.running && !this.lanes.isLeaving(stream.lane);
  }

  private begin(stream: Stream, work: () => Promise<void>): void {
    stream.busy = true;
    const task = work()
      .catch((error: unknown) => {
        if (error instanceof StreamLost) return this.drop(stream);
        this.log.warn(
          { err: error, subscriber: stream.subscriber },
          'A subscriber pauses because of the database',
        );
        stream.notBefore = performance.now() + TROUBLE_MS;
      })
      .finally(() => {
        stream.busy = false;
        this.tasks.delete(task);
        if (this.lanes.isLeaving(stream.lane) && !this.isBusy(stream.lane)) this.rhythm.due('lanes');
        this.wake();
      });
    this.tasks.add(task);
  }

  private isBusy(lane: number): boolean {
    return this.streams.some((stream) => stream.lane === lane && stream.busy);
  }

  private async renewLanes(): Promise<void> {
    await this.lanes.renew((lane) => this.isBusy(lane));
    this.streams = this.streams.filter((stream) => this.lanes.held.has(stream.lane));
    const missing = [...this.lanes.held].filter(
      (lane) => this.streams.filter((stream) => stream.lane === lane).length < this.subscriptions.size,
    );
    if (missing.length === 0) return;
    const known = new Set(this.streams.map((stream) => `${stream.subscriber}/${stream.lane}`));
    const loaded = await this.cursors.load(missing, this.subscriptions);
    this.streams.push(...loaded.filter((stream) => !known.has(`${stream.subscriber}/${stream.lane}`)));
  }

  // The next renewal loads it again from the database, if its lane still is ours.
  private drop(stream: Stream): void {
    this.streams = this.streams.filter((one) => one !== stream);
    this.rhythm.due('lanes');
  }

  private forget(): void {
    this.horizon.reset();
    this.streams = this.streams.filter((stream) => stream.busy);
    this.rhythm.due('lanes');
  }

  private async retryDue(): Promise<void> {
    const parked = this.streams.filter((stream) => stream.parked.size > 0);
    for (const stream of parked) stream.retryDue = stream.busy;
    if (parked.some((stream) => stream.busy)) this.rhythm.due('parked');
    const ready = parked.filter((stream) => this.isReady(stream));
    if (ready.length === 0) return;
    const due = await this.parking.due([...new Set(ready.map((stream) => stream.lane))]);
    for (const stream of ready) {
      const mine = due.filter(
        (event) => event.subscriber === stream.subscriber && event.lane === stream.lane,
      );
      if (mine.length > 0) this.begin(stream, () => this.retryAll(stream, mine));
    }
  }

  private async retryAll(stream: Stream, due: DueEvent[]): Promise<void> {
    for (const event of due) await this.worker.retry(stream, event, () => this.goesOn(stream));
  }

  private async storePositions(): Promise<void> {
    const ahead = this.streams.filter((stream) => !stream.busy && stream.position > stream.stored);
    if (ahead.length > 0) await this.cursors.store(ahead);
  }
}
