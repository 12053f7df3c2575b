import type { Log } from '@yingda/platform';

const AGAIN_MS = 1_000;
const LONGEST_MS = 15_000;
/** About a quarter of an hour; by then every screen has long come back by itself. */
const TRIES = 64;

interface Work {
  /** Asked for again while it ran: what it has read may be older than that. */
  again: boolean;
}

/**
 * What is read from the database to fill a screen, by key: one reading at a time, so that an older answer never
 * overtakes a newer one, and tried again when the database is not there, so that nothing told is lost.
 */
export class Lookups {
  private readonly running = new Map<string, Work>();

  constructor(
    private readonly log: Log,
    private readonly wait = (ms: number) =>
      new Promise<void>((resolve) => void setTimeout(resolve, ms).unref()),
  ) {}

  /** Reads and tells; of several asked for while one runs, the last one does for all. */
  run(key: string, work: () => Promise<void>): void {
    const known = this.running.get(key);
    if (known) known.again = true;
    else void this.repeat(key, work);
  }

  private async repeat(key: string, work: () => Promise<void>): Promise<void> {
    const state: Work = { again: true };
    this.running.set(key, state);
    for (let failed = 0; state.again && failed < TRIES;) {
      state.again = false;
      try {
        await work();
        failed = 0;
      } catch (error) {
        if (failed++ === 0) this.log.warn({ err: error, key }, 'a screen could not be filled; tried again');
        state.again = true;
        await this.wait(Math.min(AGAIN_MS * failed, LONGEST_MS));
      }
    }
    this.running.delete(key);
  }
}
