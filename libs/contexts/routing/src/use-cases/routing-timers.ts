import type { Clock, Timers } from '@yingda/platform';
import type { QueueTable } from '../storage/queue';
import type { DrainQueues } from './drain-queues';
import type { FindForgotten } from './find-forgotten';
import type { MissOffer, TimedOffer } from './miss-offer';
import { OFFER_TIMER } from './place-next';
import type { QueueWatcher } from './queue-watcher';

/** Kind of the timers that look at a team again when those who declined have rested; the key is the team's id. */
export const REST_TIMER = 'routing.rest';

const SWEEP_TIMER = 'routing.sweep';
const SWEEP_EVERY_MS = 10_000;

/** What routing does by time: ends offers, looks again after a rest, and sweeps all queues every ten seconds. */
export class RoutingTimers {
  constructor(
    private readonly timers: Timers,
    private readonly clock: Clock,
    private readonly queue: QueueTable,
    private readonly missOffer: MissOffer,
    private readonly forgotten: FindForgotten,
    private readonly drain: DrainQueues,
    private readonly watcher: QueueWatcher,
  ) {}

  /** Before the timers start, in every process that runs them. */
  register(): void {
    this.timers.on<TimedOffer>(OFFER_TIMER, async (offer) => {
      const teamId = await this.missOffer.execute(offer);
      if (!teamId) return;
      this.watcher.changed(teamId);
      this.drain.request([teamId]);
    });
    this.timers.on<{ teamId: string }>(REST_TIMER, async ({ teamId }) => this.drain.request([teamId]));
    this.timers.on(SWEEP_TIMER, () => this.sweep());
  }

  /** Begins the sweeping; at every start, when the database can be reached. */
  async begin(): Promise<void> {
    await this.setNextSweep();
  }

  // What a process had still to do when it died, and capacity that became free without anybody saying so.
  private async sweep(): Promise<void> {
    this.drain.request(await this.queue.teams());
    this.forgotten.request();
    await this.setNextSweep();
  }

  private async setNextSweep(): Promise<void> {
    await this.timers.set(SWEEP_TIMER, 'all', new Date(this.clock.now().getTime() + SWEEP_EVERY_MS));
  }
}
