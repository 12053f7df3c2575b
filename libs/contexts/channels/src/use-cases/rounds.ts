import type { Log } from '@yingda/platform';

/** What is looked at again and again. */
export interface RoundsOptions {
  name: string;
  log: Log;
  /** Longest pause between two looks, in milliseconds. */
  everyMs: number;
}

const TROUBLE_MS = 1_000;

/**
 * Does a piece of work again and again: at once when woken, else after a pause. The work says after how many
 * milliseconds it wants to be done again, or null when it does not mind. It must bear being done by several processes.
 */
export class Rounds {
  private running = false;
  private woken = false;
  private rouse: (() => void) | null = null;
  private loop: Promise<void> | null = null;

  constructor(
    private readonly work: () => Promise<number | null>,
    private readonly options: RoundsOptions,
  ) {}

  /** `when`: whether it is this process's turn; asked before each round. */
  start(when: () => boolean = () => true): void {
    if (this.running) return;
    this.running = true;
    this.loop = this.run(when);
  }

  wake(): void {
    this.woken = true;
    this.rouse?.();
  }

  /** Ends after the round in hand. */
  async stop(): Promise<void> {
    this.running = false;
    this.rouse?.();
    await this.loop;
    this.loop = null;
  }

  private async run(when: () => boolean): Promise<void> {
    while (this.running) {
      this.woken = false;
      let pause = this.options.everyMs;
      try {
        const wish = when() ? await this.work() : null;
        if (wish !== null) pause = Math.max(5, Math.min(wish, pause));
      } catch (error) {
        this.options.log.warn({ err: error }, `${this.options.name} has trouble and tries again`);
        pause = TROUBLE_MS;
      }
      if (this.running && !this.woken) await this.sleep(pause);
    }
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
