import { fewAtOnce, isConnectionError, type Log, Rounds } from '@yingda/platform';
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
    private readonly log: Log,
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
    await this.workOff();
  }

  /** False when something due was left: it failed, or is in another node's hands. Neither holds up any other. */
  private async workOff(): Promise<boolean> {
    const { cases, clock } = this.ground.parts;
    const left = new Set<string>();
    for (;;) {
      const due = await cases.due(clock.now(), BATCH + left.size);
      const open = due.filter((id) => !left.has(id));
      if (open.length === 0) return left.size === 0;
      const notice = async (id: string) => {
        if (!(await this.ground.notice(id))) left.add(id);
      };
      await fewAtOnce(open, notice, {
        failed: (err, id) => {
          if (isConnectionError(err)) throw err;
          left.add(id);
          this.log.warn({ err, case: id }, 'A case could not be looked at and is tried again');
        },
      });
    }
  }

  private async look(): Promise<number> {
    if (!(await this.workOff())) return POLL_MS;
    const { cases, clock } = this.ground.parts;
    const now = clock.now();
    const next = await cases.nextDue(new Date(now.getTime() + POLL_MS));
    return next ? Math.max(next.getTime() - now.getTime() + 1, 1) : POLL_MS;
  }
}
