import { type Log, Rounds } from '@yingda/platform';
import type { CaseGround } from './case-ground';

const POLL_MS = 500;
const BATCH = 100;

/**
 * Notices what time brings about, at most a second late and recorded with the time it was due. One read along a partial
 * index while nothing is. Every worker looks; the row's lock, taken without waiting, makes one of them do it.
 */
export class WatchCases {
  private readonly rounds: Rounds;

  constructor(
    private readonly ground: CaseGround,
    log: Log,
  ) {
    this.rounds = new Rounds(() => this.look(), { name: 'Watching cases', log, everyMs: POLL_MS });
  }

  start(how: { when?: () => boolean } = {}): void {
    this.rounds.start(how);
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }

  /** Everything that is to be noticed now; called by itself while started, by specs as they like. */
  async runDue(): Promise<void> {
    const { cases, clock } = this.ground.parts;
    for (let full = true; full;) {
      const ids = await cases.due(clock.now(), BATCH);
      for (const id of ids) await this.ground.notice(id);
      full = ids.length === BATCH;
    }
  }

  private async look(): Promise<number> {
    await this.runDue();
    const { cases, clock } = this.ground.parts;
    const now = clock.now();
    const next = await cases.nextDue(new Date(now.getTime() + POLL_MS));
    return next ? Math.max(next.getTime() - now.getTime() + 1, 1) : POLL_MS;
  }
}
