import { type Database, eventFrom, type Log, type StoredEvent } from '@yingda/platform';
import type { DomainEvent } from '@yingda/events';
import { OutboxWalk } from './outbox-walk';

const LOOK_MS = 500;
const LAST_LOOKS = 4;

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
  private readonly walk: OutboxWalk<StoredEvent>;
  private notes: Note[] = [];
  private isReading = false;
  private isAway = false;
  /** Redis is back: some more looks, for what was committed before all nodes had noticed. */
  private lastLooks = 0;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;

  constructor(
    database: Database,
    private readonly deliver: (events: DomainEvent[]) => void,
    private readonly log: Log,
  ) {
    this.walk = new OutboxWalk(
      database,
      'position, id, name, aggregate_id, lane, payload, occurred_at, request_id',
    );
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
        this.walk.reset();
        this.log.warn({ err: error }, 'the outbox could not be read');
      })
      .finally(() => (this.looking = null));
  }

  private async look(): Promise<void> {
    if (!this.isReading) await this.note();
    if (this.isAway && !this.isReading) {
      this.walk.begin(this.notes[0]!.position);
      this.isReading = true;
    }
    if (!this.isReading) return;
    for await (const rows of this.walk.next()) this.deliver(rows.map(eventFrom));
    if (this.lastLooks > 0 && --this.lastLooks === 0) {
      this.notes = [{ at: performance.now(), position: this.walk.position }];
      this.isReading = false;
    }
  }

  /** Where the outbox stands every two seconds; the oldest of the last three is where a reading would begin. */
  private async note(): Promise<void> {
    const at = performance.now();
    if (at - (this.notes.at(-1)?.at ?? -Infinity) < NOTE_MS) return;
    this.notes = [...this.notes.slice(-2), { at, position: await this.walk.end() }];
  }
}
