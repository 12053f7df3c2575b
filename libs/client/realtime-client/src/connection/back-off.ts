export interface BackOffOptions {
  /** First delay in milliseconds; doubled by every further failure up to `maximumMs`. */
  firstMs?: number;
  maximumMs?: number;
  random?: () => number;
}

/** Delays between attempts, half fixed and half random, so that a thousand clients of a restarted gateway do not come at once. */
export class BackOff {
  private failures = 0;

  constructor(private readonly options: BackOffOptions = {}) {}

  next(): number {
    const { firstMs = 400, maximumMs = 15_000, random = Math.random } = this.options;
    const ceiling = Math.min(maximumMs, firstMs * 2 ** this.failures);
    this.failures += 1;
    return Math.round(ceiling / 2 + (ceiling / 2) * random());
  }

  reset(): void {
    this.failures = 0;
  }
}
