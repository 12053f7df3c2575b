import type { Log } from '../logging/log';

/** What is looked at again and again. */
export interface RoundsOptions {
  /** For the log: "<name> has trouble". */
  name: string;
  log: Log;
  /** Longest pause between two looks, in milliseconds. */
  everyMs: number;
  /** The pause after a look that failed. */
  troubleMs?: number;
}

const TROUBLE_MS = 1_000;
/** Work that always wants to go on leaves the process a moment for others. */
const SHORTEST_MS = 1;

/**
 * Does a piece of work again and again, never two at a time: when woken, else after a pause. The work says after how many
 * milliseconds it wants to be done again, or null when it does not mind. It must bear being done by several processes.
 */
export class Rounds {
  private running = false;
  /** The next look, by the process's own time; a waking during a look counts for the next one. */
  private nextAt = Infinity;
  private rearm: (() => void) | null = null;
  private loop: Promise<void> | null = null;

  constructor(
    private readonly work: () => Promise<number | null>,
    private readonly options: RoundsOptions,
  ) {}

  /** With `when`, works only while that is true: whoever stands by leaves it to others. Asked before each look. */
  start(how: { when?: () => boolean } = {}): void {
    if (this.running) return;
    this.running = true;
    this.loop = this.run(how.when ?? (() => true));
  }

  get isRunning(): boolean {
    return this.running;
  }

  /** Something is due so many milliseconds from now; a look that comes sooner anyway stays where it is. */
  wake(inMs = 0): void {
    this.lookAt(performance.now() + inMs);
  }

  /** Ends after the look in hand. */
  async stop(): Promise<void> {
    this.running = false;
    this.lookAt(-Infinity);
    await this.loop;
    this.loop = null;
  }

  private lookAt(moment: number): void {
    if (moment >= this.nextAt) return;
    this.nextAt = moment;
    this.rearm?.();
  }

  private async run(when: () => boolean): Promise<void> {
    while (this.running) {
      this.nextAt = Infinity;
      const pause = await this.look(when);
      if (this.running) await this.sleep(pause);
    }
  }

  private async look(when: () => boolean): Promise<number> {
    const { name, log, everyMs, troubleMs = TROUBLE_MS } = this.options;
    try {
      const wish = when() ? await this.work() : null;
      return wish === null ? everyMs : Math.max(SHORTEST_MS, Math.min(wish, everyMs));
    } catch (error) {
      log.warn({ err: error }, `${name} has trouble and tries again`);
      // Whoever woke it meanwhile would meet the same trouble.
      this.nextAt = Infinity;
      return troubleMs;
    }
  }

  private sleep(pause: number): Promise<void> {
    this.nextAt = Math.min(this.nextAt, performance.now() + pause);
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout;
      const arm = () => {
        clearTimeout(timer);
        timer = setTimeout(resolve, Math.max(0, this.nextAt - performance.now()));
      };
      this.rearm = arm;
      arm();
    }).then(() => {
      this.rearm = null;
    });
  }
}
