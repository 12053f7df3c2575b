import { type Database, eventFrom, Horizon, type Log, type StoredEvent } from '@yingda/platform';
import type { DomainEvent } from '@yingda/events';

const LOOK_MS = 500;
const PAGE = 1_000;
const LAST_LOOKS = 4;

// The rows of a filled demo's history are marked as they are written: they are news to nobody.
const READ = `select position, id, name, aggregate_id, lane, payload, occurred_at, request_id from outbox_events
where position > $1 and position <> all($2::bigint[]) and fanned_out_at is distinct from occurred_at
order by position limit ${PAGE}`;
/** How far back the reading begins when Redis is lost: what was said in its last moments may have reached nobody. */
const NOTE_MS = 2_000;

interface Note {
  at: number;
  position: number;
}

/**
 * While Redis is away, nodes hear of each other's commits from the outbox: each reads what all of them append and shows
 * it on its own screens. Twice is no harm, screens drop what they have. So messages, lists, offers and the end of a
 * session reach every node within about a second, with or without Redis.
 */
export class OutboxTail {
  private readonly horizon: Horizon;
  private notes: Note[] = [];
  private position: number | null = null;
  /** Positions above that one that have been shown already. */
  private readonly told = new Set<number>();
  private isAway = false;
  /** Redis is back: some more looks, for what was committed before all nodes had noticed. */
  private lastLooks = 0;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly deliver: (events: DomainEvent[]) => void,
    private readonly log: Log,
  ) {
    this.horizon = new Horizon(database);
  }

  /** Before this node serves anybody: should Redis go a moment later, the reading begins here. */
  async start(): Promise<void> {
    await this.note();
    this.timer ??= setInterval(() => this.tick(), LOOK_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.looking;
  }

  /** Redis has gone, or is back. */
  turn(up: boolean): void {
    this.isAway = !up;
    this.lastLooks = up ? LAST_LOOKS : 0;
  }

  private tick(): void {
    this.looking ??= this.look()
      .catch((error: unknown) => {
        this.horizon.reset();
        this.log.warn({ err: error }, 'the outbox could not be read');
      })
      .finally(() => (this.looking = null));
  }

  private async look(): Promise<void> {
    if (this.position === null) await this.note();
    if (this.isAway) this.position ??= this.notes[0]!.position;
    if (this.position === null) return;
    const settled = await this.horizon.advance();
    for (let from = this.position, full = true; full;) {
      const rows: StoredEvent[] = await this.database.query<StoredEvent>(READ, [from, [...this.told]]);
      full = rows.length === PAGE;
      from = Number(rows.at(-1)?.position ?? from);
      for (const row of rows) this.told.add(Number(row.position));
      if (rows.length > 0) this.deliver(rows.map(eventFrom));
    }
    // Below it nothing can appear any more; above it, a transaction that took its position earlier may yet commit.
    this.position = Math.max(this.position, settled);
    for (const position of this.told) if (position <= this.position) this.told.delete(position);
    if (this.lastLooks > 0 && --this.lastLooks === 0) {
      this.notes = [{ at: performance.now(), position: this.position }];
      this.position = null;
      this.told.clear();
    }
  }

  /** Where the outbox stands every two seconds; the oldest of the last three is where a reading would begin. */
  private async note(): Promise<void> {
    const at = performance.now();
    if (at - (this.notes.at(-1)?.at ?? -Infinity) < NOTE_MS) return;
    // 0: not known yet, because a long transaction runs. Never from the beginning, which may be days ago.
    const position = (await this.horizon.advance()) || (await this.newest());
    this.notes = [...this.notes.slice(-2), { at, position }];
  }

  private async newest(): Promise<number> {
    const rows = await this.database.query<{ newest: string }>(
      'select coalesce(max(position), 0) as newest from outbox_events',
    );
    return Number(rows[0]!.newest);
  }
}
