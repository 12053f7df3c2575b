import { setTimeout as realSleep } from 'node:timers/promises';

interface Timer {
  due: number;
  order: number;
  task: () => void;
}

/** How long, in real time, a step of the clock waits for requests that are on their way. */
const PATIENCE_MS = 400;
/** The longest a real timer can be set. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Time of the simulated world. Running, it goes on with real time (and can be moved ahead); stopped, it moves only
 * by `advance` and `set`. What is due happens in order, each at its own time.
 */
export class VirtualClock {
  #timers: Timer[] = [];
  #order = 0;
  #running: boolean;
  /** Stopped: the time. Running: what is added to real time. */
  #base: number;
  #alarm: NodeJS.Timeout | undefined;
  readonly #onTheWay = new Set<Promise<unknown>>();

  constructor(start: { running: boolean; now?: number; patienceMs?: number }) {
    this.#running = start.running;
    const now = start.now ?? Date.now();
    this.#base = start.running ? now - Date.now() : now;
    this.patienceMs = start.patienceMs ?? PATIENCE_MS;
  }

  readonly patienceMs: number;

  get running(): boolean {
    return this.#running;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#running ? this.#base + Date.now() : this.#base;
  }

  /** Whole seconds, as most providers write them. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** When the next thing is due; null: nothing is. */
  get next(): number | null {
    return this.#next()?.due ?? null;
  }

  /** Runs `task` in `ms`; the result cancels it. */
  after(ms: number, task: () => void): () => void {
    const timer = { due: this.now() + Math.max(0, ms), order: this.#order++, task };
    this.#timers.push(timer);
    this.#setAlarm();
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  sleep(ms: number): Promise<void> {
    return ms <= 0 ? Promise.resolve() : new Promise((resolve) => this.after(ms, resolve));
  }

  /** Steps wait for this: a request really under way is not to be overtaken by virtual time. */
  watch<T>(work: Promise<T>): Promise<T> {
    const settled: Promise<unknown> = work.then(
      () => undefined,
      () => undefined,
    );
    this.#onTheWay.add(settled);
    void settled.then(() => this.#onTheWay.delete(settled));
    return work;
  }

  async advance(ms: number): Promise<void> {
    const target = this.now() + ms;
    for (;;) {
      await this.#quiet();
      const next = this.#next();
      if (!next || next.due > target) break;
      this.#moveTo(next.due);
      this.#run(next);
    }
    this.#moveTo(target);
    this.#setAlarm();
  }

  /** To a moment; backwards nothing happens twice. */
  async set(now: number): Promise<void> {
    if (now > this.now()) return this.advance(now - this.now());
    this.#base = this.#running ? now - Date.now() : now;
    this.#setAlarm();
  }

  run(running: boolean): void {
    const now = this.now();
    this.#running = running;
    this.#base = running ? now - Date.now() : now;
    this.#setAlarm();
  }

  /** Forgets all that is due. */
  clear(): void {
    this.#timers = [];
    clearTimeout(this.#alarm);
  }

  #moveTo(time: number): void {
    if (time <= this.now()) return;
    this.#base = this.#running ? time - Date.now() : time;
  }

  #next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers)
      if (!first || timer.due < first.due || (timer.due === first.due && timer.order < first.order))
        first = timer;
    return first;
  }

  #run(timer: Timer): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
    timer.task();
  }

  async #quiet(): Promise<void> {
    const until = performance.now() + this.patienceMs;
    // What was just begun reaches its first wait.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#onTheWay.size && performance.now() < until)
      await Promise.race([Promise.all(this.#onTheWay), realSleep(5)]);
  }

  #setAlarm(): void {
    clearTimeout(this.#alarm);
    const next = this.#running ? this.#next() : undefined;
    if (!next) return;
    this.#alarm = setTimeout(
      () => {
        for (let due = this.#next(); due && due.due <= this.now(); due = this.#next()) this.#run(due);
        this.#setAlarm();
      },
      Math.min(Math.max(0, next.due - this.now()), LONGEST_MS),
    );
  }
}
