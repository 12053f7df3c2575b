import {
  type Clock,
  fewAtOnce,
  isConnectionError,
  isTransient,
  type Log,
  type UnitOfWork,
} from '@yingda/platform';
import type { ChannelEventTable, Lane, StoredEvent } from '../storage/channel-events';
import type { HandleEvent } from './handle-event';

const LANES = 200;
const BUSY_MS = 50;
/** After so many failures an event is left aside, visibly, and its sender's later ones go on. */
export const MOST_ATTEMPTS = 8;

/**
 * Works on what providers told: each sender's events one after the other in the provider's order, different senders at
 * the same time, on any number of nodes. An event and the sign that it is done are one transaction, so a process that
 * dies between two lines has done nothing, and the next one does it.
 */
export class WorkInbound {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: ChannelEventTable,
    private readonly handle: HandleEvent,
    private readonly clock: Clock,
    private readonly log: Log,
    /** Whether this process is needed for something more urgent. */
    private readonly isPressed: () => boolean = () => false,
  ) {}

  /** Everything that is due now. After how many milliseconds the next one is; null when none waits. */
  async round(): Promise<number | null> {
    const now = this.clock.now();
    const due = (await this.events.turns(LANES)).filter((lane) => lane.dueAt <= now);
    const full = due.length === LANES;
    // In a rush one goes on, so that nothing stands still, and the process is left to whoever answers.
    const rush = this.isPressed();
    let done = 0;
    const trouble: unknown[] = [];
    const left = await fewAtOnce(due, async (lane) => void (done += await this.workOn(lane)), {
      goOn: () => this.isPressed() === rush,
      failed: (error) => trouble.push(error),
      ...(rush ? { atOnce: 1 } : {}),
    });
    if (trouble.length > 0) throw trouble[0];
    // More than was asked for, or left when a rush began or ended: the next round finds out.
    if ((full || left.length > 0) && done > 0) return 0;
    const [next] = await this.events.turns(1);
    if (!next) return null;
    // Due, and not done: another process has this sender in hand.
    const least = done > 0 ? 0 : BUSY_MS;
    return Math.max(least, next.dueAt.getTime() - this.clock.now().getTime());
  }

  /** How many events were done. */
  private async workOn(lane: Lane): Promise<number> {
    for (let done = 0; ; done++) if (!(await this.unitOfWork.run(() => this.step(lane)))) return done;
  }

  /** One event; false when this sender has nothing more to be done now. */
  private async step(lane: Lane): Promise<boolean> {
    if (!(await this.events.lockLane(lane))) return false;
    const event = await this.events.first(lane);
    // One that came before it and failed, or may still be overtaken, holds up the sender's later ones.
    if (!event || event.dueAt > this.clock.now()) return false;
    try {
      await this.unitOfWork.attempt(() => this.handle.execute(event));
      await this.events.done(event.id, this.clock.now());
      return true;
    } catch (error) {
      if (isTransient(error) || isConnectionError(error)) throw error;
      return this.failed(event, error);
    }
  }

  private async failed(event: StoredEvent, error: unknown): Promise<boolean> {
    const { id, inboxId, attempts } = event;
    const last = attempts + 1 >= MOST_ATTEMPTS;
    this.log[last ? 'error' : 'warn'](
      { err: error, event: id, inboxId },
      last
        ? 'A provider’s event was given up'
        : 'A provider’s event could not be worked on and is tried again',
    );
    const now = this.clock.now();
    const text = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    if (last) await this.events.failed(id, { at: now, error: text });
    else await this.events.again(id, { dueAt: new Date(now.getTime() + pauseAfter(attempts)), error: text });
    return last;
  }
}

/** 1, 2, 4 … seconds, about two minutes in all. */
function pauseAfter(attempts: number): number {
  return 1_000 * 2 ** attempts;
}
