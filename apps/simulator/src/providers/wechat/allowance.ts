import type { VirtualClock } from '../../world/virtual-clock';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** WeChat's days begin at midnight in Shanghai. */
const SHANGHAI = 8 * 60 * MINUTE;

/** So many a minute, or a day. */
export class Allowance {
  #span = -1;
  #used = 0;

  constructor(
    private readonly clock: VirtualClock,
    private readonly per: 'minute' | 'day',
    private readonly limit: () => number,
  ) {}

  get left(): number {
    this.#turn();
    return Math.max(0, this.limit() - this.#used);
  }

  /** False: nothing is left. */
  take(): boolean {
    if (this.left === 0) return false;
    this.#used += 1;
    return true;
  }

  set(left: number): void {
    this.#turn();
    this.#used = this.limit() - left;
  }

  #turn(): void {
    const now = this.clock.now();
    const span = this.per === 'minute' ? Math.floor(now / MINUTE) : Math.floor((now + SHANGHAI) / DAY);
    if (span !== this.#span) this.#used = 0;
    this.#span = span;
  }
}
