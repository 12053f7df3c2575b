import { type Clock, type Log, makeHolder, Rounds } from '@yingda/platform';
import type { LaneTable } from '../storage/lanes';
import type { OrphanReceipts } from '../storage/orphan-receipts';
import { HELD_MS, type SendLane } from './send-lane';

const POLL_MS = 500;
const TROUBLE_MS = 2_000;
const TIDY_MS = 60_000;
/** Lanes one process works in at once: each waits for a provider most of the time. */
const LANES = 16;

/** Sends what waits, in any process that started it; every lane is worked in by one of them at a time. */
export class OutboundWorker {
  private readonly holder = makeHolder('sender');
  private readonly atWork = new Set<Promise<void>>();
  private readonly rounds: Rounds;
  private tidiedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    private readonly lanes: LaneTable,
    private readonly work: { lane: SendLane; orphans: OrphanReceipts; log: Log },
  ) {
    const pauses = { everyMs: POLL_MS, troubleMs: TROUBLE_MS };
    this.rounds = new Rounds(() => this.look(), { name: 'Sending', log: work.log, ...pauses });
  }

  /** With `when`, looks only while that is true: whoever stands by leaves it to others. */
  start(how: { when?: () => boolean } = {}): void {
    this.rounds.start(how);
  }

  /** Ends after the calls in hand, and gives the lanes to others. */
  async stop(): Promise<void> {
    await this.rounds.stop();
    await Promise.allSettled(this.atWork);
  }

  /** Something may be due in this very moment. */
  readonly wake = (): void => this.rounds.wake();

  /** Sends all that is due now and waits for it; for specs. */
  async runDue(): Promise<void> {
    for (;;) {
      const begun = await this.claim(Number.POSITIVE_INFINITY, () => true);
      if (begun === 0) return;
      await Promise.all(this.atWork);
    }
  }

  private async look(): Promise<null> {
    const free = LANES - this.atWork.size;
    if (free > 0) await this.claim(free, () => this.rounds.isRunning);
    if (performance.now() - this.tidiedAt >= TIDY_MS) {
      this.tidiedAt = performance.now();
      await this.work.orphans.removeOld(this.clock.now());
    }
    return null;
  }

  private async claim(free: number, goOn: () => boolean): Promise<number> {
    const now = this.clock.now();
    const how = { until: new Date(now.getTime() + HELD_MS), most: Math.min(free, LANES) };
    const claimed = await this.lanes.claim(this.holder, now, how);
    for (const lane of claimed) {
      const task = this.work.lane
        .execute(lane, this.holder, goOn)
        .catch((error: unknown) => {
          // The lane is another's after its time; a piece marked as being sent is found as such then.
          this.work.log.error({ err: error, ...lane }, 'Sending stopped');
        })
        .finally(() => {
          this.atWork.delete(task);
          this.wake();
        });
      this.atWork.add(task);
    }
    return claimed.length;
  }
}
