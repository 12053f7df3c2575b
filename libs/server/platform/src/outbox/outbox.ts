import type { DomainEvent, DomainEventMap, EventName } from '@yingda/events';
import type { Clock } from '../clock/clock';
import type { Database } from '../database/database';
import { newId } from '../ids/ids';
import { currentRequest } from '../watching/request';
import { type Log, silentLog } from '../logging/log';
import { type OutboxRow, rowFor } from './outbox-row';

const INSERT = `insert into outbox_events (id, name, aggregate_id, lane, payload, occurred_at, request_id)
values ($1, $2, $3, $4, $5, $6, $7)`;

/** Hears committed events; `committedAt` is of `performance.now()`, and null when another process committed them. */
export type CommittedListener = (events: DomainEvent[], committedAt: number | null) => void;

// By then what was told has left the process; twice this is well under the two seconds after which the relay takes a
// row to be forgotten.
const SETTLE_MS = 150;

/** Where facts are written, in the transaction that makes them true, and from where they are announced. */
export class Outbox {
  private readonly listeners: CommittedListener[] = [];
  private readonly wakers: (() => void)[] = [];
  /** Told a moment ago: may still be on its way out of this process, and is lost should it die now. */
  private announced: string[] = [];
  /** Told long enough ago to be marked. */
  private settled: string[] = [];
  private marking: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log = silentLog,
  ) {}

  /**
   * Records that something happened to an aggregate. Only inside a unit of work that holds the aggregate's row lock
   * (or has just inserted its row): that lock is what orders the aggregate's events.
   */
  async append<N extends EventName>(
    name: N,
    aggregateId: string,
    payload: DomainEventMap[N],
  ): Promise<DomainEvent<N>> {
    const unit = this.database.unit();
    if (!unit) throw new Error(`The event ${name} can only be appended inside a unit of work`);
    const requestId = currentRequest();
    const event: DomainEvent<N> = {
      id: newId(),
      name,
      aggregateId,
      occurredAt: this.clock.now().toISOString(),
      payload,
      ...(requestId === undefined ? {} : { requestId }),
    };
    const row = rowFor(event as DomainEvent);
    await this.database.query(INSERT, [
      row.id,
      row.name,
      row.aggregate_id,
      row.lane,
      row.payload,
      row.occurred_at,
      row.request_id,
    ]);
    unit.events.push(event as DomainEvent);
    unit.announce = (events, committedAt) => this.announce(events, committedAt);
    return event;
  }

  /** Hears every event this process committed, right after the commit, in the order they were appended. */
  onCommitted(listener: CommittedListener): void {
    this.listeners.push(listener);
  }

  /**
   * Whether what the listeners are told reaches everybody at the moment. While not, nothing counts as fanned out, and
   * what is forgotten is left to a process that reaches more.
   */
  reachesAll: () => boolean = () => true;

  /** For the relay: something was committed in this process. Not a fan-out, so nothing is marked for it. */
  onAnnounced(waker: () => void): void {
    this.wakers.push(waker);
  }

  /** Whether anybody here can fan out. */
  get hasListeners(): boolean {
    return this.listeners.length > 0;
  }

  /**
   * Tells the listeners of committed events. The hot path calls it after its own commit. What all of them took is
   * marked as fanned out a little later, in one statement; what one of them refused is left to the relay.
   */
  announce(events: DomainEvent[], committedAt: number | null = null): void {
    if (events.length === 0) return;
    for (const waker of this.wakers) waker();
    if (this.listeners.length === 0) return;
    let taken = this.reachesAll();
    for (const listener of this.listeners) {
      try {
        listener(events, committedAt);
      } catch (error) {
        taken = false;
        this.log.error(
          { err: error, events: events.map((event) => event.id) },
          'A listener failed on committed events',
        );
      }
    }
    if (!taken) return;
    for (const event of events) this.announced.push(event.id);
    this.marking ??= setTimeout(() => void this.settle(), SETTLE_MS).unref();
  }

  /** The columns of an event's row, for a statement that inserts outbox rows itself. */
  rowFor(event: DomainEvent): OutboxRow {
    return rowFor(event);
  }

  /** Ids announced a while ago and not yet marked, handed over to a hot statement that marks them along with its next batch. */
  takeAnnounced(): string[] {
    const ids = this.settled;
    this.settled = [];
    return ids;
  }

  /** Records that these events have been fanned out, so that the relay leaves them alone. */
  async markFannedOut(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.query('update outbox_events set fanned_out_at = $2 where id = any($1::uuid[])', [
      ids,
      this.clock.now(),
    ]);
  }

  /** Marks all that was announced; once more before the process ends. */
  async flush(): Promise<void> {
    if (this.marking) clearTimeout(this.marking);
    this.marking = null;
    const ids = [...this.takeAnnounced(), ...this.announced];
    this.announced = [];
    await this.mark(ids);
  }

  // What no hot statement has taken along within a turn is marked by itself.
  private async settle(): Promise<void> {
    const ids = this.takeAnnounced();
    this.settled = this.announced;
    this.announced = [];
    this.marking = this.settled.length > 0 ? setTimeout(() => void this.settle(), SETTLE_MS).unref() : null;
    await this.mark(ids);
  }

  private async mark(ids: string[]): Promise<void> {
    try {
      await this.markFannedOut(ids);
    } catch (error) {
      // Not lost: the relay fans unmarked events out again, and receivers drop what they have.
      this.log.warn({ err: error, count: ids.length }, 'Could not mark events as fanned out');
    }
  }
}
