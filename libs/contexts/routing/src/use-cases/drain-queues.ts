import { isConnectionError, type Log, type UnitOfWork } from '@yingda/platform';
import type { PlaceNext } from './place-next';

// After so many failures in a row the rest is left to the next sweep.
const FAILURES = 5;

/** Places what can be placed, team by team, each team once at a time in this process. */
export class DrainQueues {
  private readonly running = new Map<string, { again: boolean; done: Promise<void> }>();

  constructor(
    private readonly placeNext: PlaceNext,
    private readonly unitOfWork: UnitOfWork,
    private readonly log: Log,
  ) {}

  /**
   * Drains these teams' queues once the current unit of work has committed, at once when there is none. Placing is
   * many small transactions, so it is never part of the one that gave the reason for it; should the process die
   * between the two, the sweep (use-cases/routing-timers.ts) does it.
   */
  request(teamIds: readonly string[]): void {
    this.unitOfWork.afterCommit(() => teamIds.forEach((teamId) => this.start(teamId)));
  }

  /** Resolves when everything requested so far has been worked on. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all([...this.running.values()].map((one) => one.done));
  }

  private start(teamId: string): void {
    const running = this.running.get(teamId);
    if (running) {
      running.again = true;
      return;
    }
    const entry = { again: false, done: Promise.resolve() };
    this.running.set(teamId, entry);
    entry.done = this.drain(teamId, entry);
  }

  private async drain(teamId: string, entry: { again: boolean }): Promise<void> {
    do {
      entry.again = false;
      await this.placeAll(teamId);
    } while (entry.again);
    this.running.delete(teamId);
  }

  private async placeAll(teamId: string): Promise<void> {
    for (let failures = 0; failures < FAILURES;) {
      try {
        if ((await this.placeNext.execute(teamId)) === 'idle') return;
        failures = 0;
      } catch (error) {
        failures++;
        this.log.error(
          { err: error, teamId },
          'A waiting conversation could not be placed and is tried again',
        );
        if (isConnectionError(error)) return;
      }
    }
  }
}
