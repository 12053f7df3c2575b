import { type Database, Horizon } from '@yingda/platform';

const PAGE = 1_000;

/**
 * What all nodes append to the outbox from a position on, each row once: as soon as it can be seen, so also above the
 * horizon, below which nothing can appear any more. `columns` are those of the rows, `position` among them.
 */
export class OutboxWalk<R extends { position: string | number }> {
  private readonly horizon: Horizon;
  private readonly statement: string;
  private reached = 0;
  /** Above what is reached, read already. */
  private readonly read = new Set<number>();

  constructor(
    private readonly database: Database,
    columns: string,
  ) {
    this.horizon = new Horizon(database);
    // The rows of a filled demo's history are marked as they are written: they are news to nobody.
    this.statement = `select ${columns} from outbox_events
      where position > $1 and position <> all($2::bigint[]) and fanned_out_at is distinct from occurred_at
      order by position limit ${PAGE}`;
  }

  /** Everything up to here has been read, or was before the beginning. */
  get position(): number {
    return this.reached;
  }

  /** Where the outbox stands. While a long transaction holds the horizon its newest row, never the beginning, which may be days ago. */
  async end(): Promise<number> {
    return (await this.horizon.advance()) || this.newest();
  }

  begin(position: number): void {
    this.reached = position;
    this.read.clear();
  }

  /** Trusts nothing it knew of the server. */
  reset(): void {
    this.horizon.reset();
  }

  /** What is new, page by page; to be gone through to its end. */
  async *next(): AsyncGenerator<R[]> {
    const settled = await this.horizon.advance();
    if (!this.horizon.isWaiting && settled <= this.reached) return;
    for (let from = this.reached, full = true; full;) {
      const rows = await this.database.query<R>(this.statement, [from, [...this.read]]);
      full = rows.length === PAGE;
      from = Number(rows.at(-1)?.position ?? from);
      for (const row of rows) this.read.add(Number(row.position));
      if (rows.length > 0) yield rows;
    }
    // A transaction that took its position above it earlier may yet commit.
    this.reached = Math.max(this.reached, settled);
    for (const position of this.read) if (position <= this.reached) this.read.delete(position);
  }

  private async newest(): Promise<number> {
    const [row] = await this.database.query<{ newest: string }>(
      'select coalesce(max(position), 0) as newest from outbox_events',
    );
    return Number(row!.newest);
  }
}
