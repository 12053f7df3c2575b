import type { Database } from '../database/database';

/**
 * Up to which position the outbox is settled: every row up to it is either visible or will never be.
 *
 * Positions come from a sequence and are taken before the commit, so a reader of "greater than the last I saw" skips
 * a late commit. Why not a watermark of transaction ids below the oldest running transaction? Because such windows
 * can turn one aggregate's events around: a transaction has its id from its first write on, which may be long before
 * it locks the aggregate. T10 writes elsewhere; T12 locks A, appends a, commits; T10 now locks A, appends b, commits;
 * T11 still runs. The window "below 11" holds b without a.
 *
 * Here instead: read the sequence's last value L, and only then take a new transaction id X.
 * 1. Who holds a position up to L took it before L was read, and had its transaction id before that (the column
 *    transaction_id stands before position, and defaults are evaluated in column order). So its id is below X.
 * 2. Once the oldest running transaction is X or later, all of those have ended: their rows are visible or gone.
 * So no row up to L can still appear, and reading up to L in order of position loses nothing.
 *
 * One aggregate's events then come in the order in which they happened: they are appended under the aggregate's row
 * lock, so the second transaction takes its positions after the first has committed, thus higher ones; and within a
 * transaction, the later append takes the higher position.
 */
export class Horizon {
  private settled = 0;
  private waiting: { position: number; transaction: bigint; since: number } | null = null;

  constructor(private readonly database: Database) {}

  /** The last settled position known. */
  get position(): number {
    return this.settled;
  }

  /** Whether something was appended of which the fate is not known yet. */
  get isWaiting(): boolean {
    return this.waiting !== null;
  }

  /** How long it has waited for a running transaction, in ms; one that never ends holds up everything behind it. */
  get waitedMs(): number {
    return this.waiting ? performance.now() - this.waiting.since : 0;
  }

  /** Looks again; costs one small query when nothing was appended since. */
  async advance(): Promise<number> {
    const last = await lastPosition(this.database);
    // Only a server that lost its memory hands out positions again: trust nothing of before.
    if (last < this.settled) this.reset();
    if (this.waiting) await this.settle(this.waiting);
    if (!this.waiting && last > this.settled) await this.sample(last);
    return this.settled;
  }

  /** Forgets everything, as after losing the server. */
  reset(): void {
    this.settled = 0;
    this.waiting = null;
  }

  private async settle(waiting: { position: number; transaction: bigint }): Promise<void> {
    const [row] = await this.database.query<{ oldest: string }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as oldest',
    );
    if (BigInt(row!.oldest) < waiting.transaction) return;
    this.settled = waiting.position;
    this.waiting = null;
  }

  private async sample(last: number): Promise<void> {
    // The snapshot is older than the id taken in the same statement, so equality means that nothing else was running.
    const [row] = await this.database.query<{ id: string; oldest: string }>(
      'select pg_current_xact_id()::text as id, pg_snapshot_xmin(pg_current_snapshot())::text as oldest',
    );
    const transaction = BigInt(row!.id);
    if (BigInt(row!.oldest) >= transaction) this.settled = last;
    else this.waiting = { position: last, transaction, since: performance.now() };
  }
}

/** The last position handed out, committed or not. */
export async function lastPosition(database: Database): Promise<number> {
  const [row] = await database.query<{ last_value: string; is_called: boolean }>(
    'select last_value, is_called from outbox_events_position_seq',
  );
  return row!.is_called ? Number(row!.last_value) : 0;
}
