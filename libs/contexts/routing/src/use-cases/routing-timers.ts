import type { Clock, Timers } from '@yingda/platform';
import type { AgentPool } from '../ports';
import type { QueueTable } from '../storage/queue';
import type { DrainQueues } from './drain-queues';
import type { FindForgotten } from './find-forgotten';
import type { MissOffer, TimedOffer } from './miss-offer';
import { type MissReply, REPLY_TIMER, type TimedReply } from './miss-reply';
import { OFFER_TIMER } from './place-next';
import type { QueueWatcher } from './queue-watcher';

/** Kind of the timers that look at a team again when those who declined have rested; the key is the team's id. */
export const REST_TIMER = 'routing.rest';

const SWEEP_TIMER = 'routing.sweep';
const SWEEP_EVERY_MS = 10_000;

/** What has its time. */
export interface TimedWork {
  missOffer: MissOffer;
  missReply: MissReply;
  forgotten: FindForgotten;
  drain: DrainQueues;
  watcher: QueueWatcher;
}

/** What routing does by time: ends offers, looks again after a rest, and sweeps all queues every ten seconds. */
export class RoutingTimers {
  constructor(
    private readonly timers: Timers,
    private readonly clock: Clock,
    private readonly pool: AgentPool,
    private readonly queue: QueueTable,
    private readonly work: TimedWork,
  ) {}

  /** Before the timers start, in every process that runs them. */
  register(): void {
    this.timers.on<TimedOffer>(OFFER_TIMER, async (offer) => {
      const teamId = await this.work.missOffer.execute(offer);
      if (!teamId) return;
      this.work.watcher.changed(teamId);
      this.work.drain.request([teamId]);
    });
    this.timers.on<TimedReply>(REPLY_TIMER, (reply) => this.work.missReply.execute(reply));
    this.timers.on<{ teamId: string }>(REST_TIMER, async ({ teamId }) => this.work.drain.request([teamId]));
    this.timers.on(SWEEP_TIMER, () => this.sweep());
  }

  /** Begins the sweeping; at every start, when the database can be reached. */
  async begin(): Promise<void> {
    await this.setNextSweep();
  }

  // What a process had still to do when it died, and capacity that became free without anybody saying so.
  private async sweep(): Promise<void> {
    await this.pool.renew();
    const teams = await this.queue.teams();
    this.work.drain.request(teams);
    // Estimates and offers change by time alone.
    for (const teamId of teams) this.work.watcher.changed(teamId);
    this.work.forgotten.request();
    await this.setNextSweep();
  }

  private async setNextSweep(): Promise<void> {
    await this.timers.set(SWEEP_TIMER, 'all', new Date(this.clock.now().getTime() + SWEEP_EVERY_MS));
  }
}
