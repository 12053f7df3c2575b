const SHORTEST_GAP_MS = 5;

/** When a loop runs: at its poll, at once when woken (but with a gap, so that many wakings are one), in backoff. */
export class Rhythm {
  private readonly last = new Map<string, number>();
  private woken = false;
  private rouse: (() => void) | null = null;
  private impatience = SHORTEST_GAP_MS;
  private began = 0;

  /** Whether so many milliseconds have passed since this was last true for the chore. The process's own time. */
  isTime(chore: string, everyMs: number): boolean {
    const now = performance.now();
    if (now - (this.last.get(chore) ?? -Infinity) < everyMs) return false;
    this.last.set(chore, now);
    return true;
  }

  /** Makes the chore due at the next look. */
  due(chore: string): void {
    this.last.delete(chore);
  }

  wake(): void {
    this.woken = true;
    this.impatience = SHORTEST_GAP_MS;
    this.rouse?.();
  }

  /** Growing waits, starting again with each waking: for what should be over in a moment. */
  impatient(mostMs: number): number {
    this.impatience = Math.min(this.impatience * 2, mostMs);
    return this.impatience / 2;
  }

  async sleep(ms: number): Promise<void> {
    if (!this.woken) await this.pause(ms, true);
    const since = performance.now() - this.began;
    if (since < SHORTEST_GAP_MS) await this.pause(SHORTEST_GAP_MS - since, false);
    this.woken = false;
    this.began = performance.now();
  }

  private pause(ms: number, wakeable: boolean): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        resolve();
      }
      this.rouse = wakeable ? done : null;
    });
  }
}
