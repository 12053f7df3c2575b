import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../clock/clock';
import type { Database } from '../database/database';
import { isConnectionError } from '../database/sql';
import { newId } from '../ids/ids';
import { type Log, silentLog } from '../logging/log';
import { Rounds } from '../rounds/rounds';
import type { UnitOfWork } from '../unit-of-work/unit-of-work';
import { inRequest, newRequestId } from '../watching/request';

/** What happens when a timer is due: `dueAt` is the moment to record, however late it was noticed. */
export type TimerHandler<Payload = unknown> = (payload: Payload, dueAt: Date) => Promise<void>;

interface TimerRow {
  id: string;
  kind: string;
  key: string;
  due_at: Date;
  payload: unknown;
  attempts: number;
}

interface Firing {
  row: TimerRow;
  claimed: boolean;
}

class TimerGone extends Error {}

const POLL_MS = 500;
const BATCH = 50;
const CONCURRENCY = 4;

/**
 * Due times to the second (a fraction counts as the next second: never early), noticed at most a second late by any of
 * the processes that started. The handler runs in a unit of work that also removes the timer, so it takes effect once.
 */
export class Timers {
  private readonly handlers = new Map<string, TimerHandler>();
  private readonly firing = new AsyncLocalStorage<Firing>();
  private readonly rounds: Rounds;

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log = silentLog,
  ) {
    const pauses = { everyMs: POLL_MS, troubleMs: POLL_MS };
    this.rounds = new Rounds(() => this.look(), { name: 'Reading of timers', log, ...pauses });
  }

  /** Names what happens for a kind of timer; before `start`. */
  on<Payload = unknown>(kind: string, handler: TimerHandler<Payload>): void {
    if (this.handlers.has(kind)) throw new Error(`There are two handlers of ${kind} timers`);
    this.handlers.set(kind, handler as TimerHandler);
  }

  /** Sets the timer of this kind and key, or moves it; in the current unit of work. */
  // eslint-disable-next-line no-restricted-syntax -- the four columns of a timer, in their order; an object would only repeat their names
  async set(kind: string, key: string, dueAt: Date, payload: object = {}): Promise<void> {
    await this.claimOwn(kind, key);
    const due = new Date(Math.ceil(dueAt.getTime() / 1_000) * 1_000);
    await this.database.query(
      `insert into timers (id, kind, key, due_at, payload, try_at) values ($1, $2, $3, $4, $5, $4)
       on conflict (kind, key) do update set id = excluded.id, due_at = excluded.due_at, payload = excluded.payload,
         try_at = excluded.try_at, attempts = 0, error = null`,
      [newId(), kind, key, due, JSON.stringify(payload)],
    );
    const wait = due.getTime() - this.clock.now().getTime();
    if (wait < POLL_MS) this.unitOfWork.afterCommit(() => this.rounds.wake(Math.max(0, wait)));
  }

  /** Takes the timer back; nothing happens when there is none. */
  async clear(kind: string, key: string): Promise<void> {
    await this.claimOwn(kind, key);
    await this.database.query('delete from timers where kind = $1 and key = $2', [kind, key]);
  }

  /** With `when`, looks only while that is true: whoever stands by leaves it to others. */
  start(how: { when?: () => boolean } = {}): void {
    this.rounds.start(how);
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }

  /** Handles everything due now; called by itself while started, by specs as they like. */
  async runDue(): Promise<void> {
    for (let full = true; full;) {
      const now = this.clock.now();
      const rows = await this.database.query<TimerRow>(
        `select id, kind, key, due_at, payload, attempts from timers
         where try_at <= $1 and kind = any($2::text[]) order by try_at limit ${BATCH}`,
        [now, [...this.handlers.keys()]],
      );
      const queue = [...rows];
      const fire = async () => {
        for (let row = queue.shift(); row; row = queue.shift()) await this.fire(row);
      };
      await Promise.all(Array.from({ length: CONCURRENCY }, fire));
      full = rows.length === BATCH;
    }
  }

  private async look(): Promise<number> {
    await this.runDue();
    return this.untilNext();
  }

  // The exact moment when one is due before the next poll; others may set earlier ones, so never later than the poll.
  private async untilNext(): Promise<number> {
    const now = this.clock.now().getTime();
    const [row] = await this.database.query<{ next: Date | null }>(
      'select min(try_at) as next from timers where try_at > $1 and try_at <= $2',
      [new Date(now), new Date(now + POLL_MS)],
    );
    return row?.next ? Math.min(POLL_MS, Math.max(1, row.next.getTime() - now)) : POLL_MS;
  }

  private async fire(row: TimerRow): Promise<void> {
    const firing: Firing = { row, claimed: false };
    const lateMs = this.clock.now().getTime() - row.due_at.getTime();
    try {
      await inRequest(newRequestId(), () => this.run(firing));
      // One that is tried again is late because it failed.
      if (firing.claimed && row.attempts === 0) this.database.watch.fired(row.kind, Math.max(0, lateMs));
    } catch (error) {
      if (error instanceof TimerGone) return;
      if (isConnectionError(error)) throw error;
      await this.postpone(row, error);
    }
  }

  private async run(firing: Firing): Promise<void> {
    const { row } = firing;
    await this.unitOfWork.run(async () => {
      if (!(await this.isFree(row))) return;
      firing.claimed = false;
      await this.firing.run(firing, () => this.handlers.get(row.kind)!(row.payload, row.due_at));
      await this.claim(firing);
    });
  }

  // Processes share the work without waiting for each other. An advisory lock and not the row's: the handler locks
  // agents and conversations, and others set timers while they hold those, so the row may only be locked after them.
  private async isFree(row: TimerRow): Promise<boolean> {
    const [lock] = await this.database.query<{ mine: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('timer:' || $1, 0)) as mine`,
      [row.id],
    );
    if (!lock?.mine) return false;
    return (await this.database.query('select 1 from timers where id = $1', [row.id])).length === 1;
  }

  // Setting or clearing the very timer that fires, from its own handler: the firing is claimed first.
  private async claimOwn(kind: string, key: string): Promise<void> {
    const firing = this.firing.getStore();
    if (firing && !firing.claimed && firing.row.kind === kind && firing.row.key === key)
      await this.claim(firing);
  }

  // Every set gives the row a new id, so a timer moved or cleared meanwhile is gone, and the firing is undone with it.
  private async claim(firing: Firing): Promise<void> {
    if (firing.claimed) return;
    if ((await this.database.execute('delete from timers where id = $1', [firing.row.id])) === 0)
      throw new TimerGone();
    firing.claimed = true;
  }

  private async postpone(row: TimerRow, error: unknown): Promise<void> {
    const wait = Math.min(5_000 * 3 ** row.attempts, 600_000);
    const tryAt = new Date(this.clock.now().getTime() + wait);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.log.error({ err: error, kind: row.kind, key: row.key, tryAt }, 'A timer failed and is tried again');
    await this.database.query(
      'update timers set attempts = attempts + 1, try_at = $2, error = $3 where id = $1',
      [row.id, tryAt, text.slice(0, 4_000)],
    );
  }
}
