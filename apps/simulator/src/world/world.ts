import { Faults } from './faults';
import { Journal } from './journal';
import { Pushes } from './pushes';
import { Random } from './random';
import { VirtualClock } from './virtual-clock';

export interface WorldOptions {
  seed: number;
  /** Ms since 1970; the real time when not given. */
  now?: number;
  /** Whether the clock goes on by itself. */
  running: boolean;
  /** `http://127.0.0.1:3000/hooks`: where the product takes webhooks, when accounts shall know it from the start. */
  hookBase: string | null;
  /** Where the mail provider listens; any free ports when not given. */
  mailPorts?: { imap: number; smtp: number };
  /** Real ms a step of the clock waits for requests under way. */
  patienceMs?: number;
}

/** What all providers share: time, chance, the record, faults, and the way out. */
export class World {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly journal: Journal;
  readonly faults = new Faults();
  readonly pushes: Pushes;
  readonly hookBase: string | null;
  /** Where people and the product reach the simulator: for addresses of media. Set once it listens. */
  publicUrl = '';
  #version = 0;
  readonly #listeners = new Set<() => void>();

  constructor(readonly options: WorldOptions) {
    this.clock = new VirtualClock(options);
    this.random = new Random(options.seed);
    this.journal = new Journal(() => this.changed());
    this.pushes = new Pushes(this.clock, this.faults, this.journal);
    this.hookBase = options.hookBase;
  }

  get version(): number {
    return this.#version;
  }

  /** Something that people see is different now. */
  changed(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  /** Hears of every change until the result is called. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** As at the start: time, chance, faults, record. */
  async reset(seed: number): Promise<void> {
    this.clock.clear();
    this.pushes.clear();
    this.random.seed(seed);
    this.faults.remove();
    this.journal.clear();
    if (!this.clock.running && this.options.now !== undefined) await this.clock.set(this.options.now);
    this.changed();
  }
}
