import { type Database, eventFrom, Horizon, type Log, type StoredEvent } from '@yingda/platform';
import type { DomainEvent } from '@yingda/events';

const LOOK_MS = 500;
const PAGE = 1_000;
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
  /** Redis is back: one more look, for what was committed before the nodes had noticed. */
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

  start(): void {
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
    if (up) this.lastLooks = 4;
    else {
      this.lastLooks = 0;
      this.position ??= this.notes[0]?.position ?? null;
    }
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
    if (this.position === null) return this.note();
    const settled = await this.horizon.advance();
    while (this.position < settled) {
      const rows: StoredEvent[] = await this.database.query<StoredEvent>(
        `select position, id, name, aggregate_id, lane, payload, occurred_at, request_id from outbox_events
         where position > $1 and position <= $2 and fanned_out_at is distinct from occurred_at order by position limit ${PAGE}`,
        [this.position, settled],
      );
      if (rows.length > 0) this.deliver(rows.map(eventFrom));
      this.position = rows.length === PAGE ? Number(rows.at(-1)!.position) : settled;
    }
    if (this.lastLooks > 0 && --this.lastLooks === 0) {
      this.position = null;
      this.notes = [];
    }
  }

  /** Where the outbox stands every two seconds; the oldest of the last three is where a reading would begin. */
  private async note(): Promise<void> {
    const at = performance.now();
    if (at - (this.notes.at(-1)?.at ?? -Infinity) < NOTE_MS) return;
    const settled = await this.horizon.advance();
    this.notes = [...this.notes.slice(-2), { at, position: settled }];
  }
}
