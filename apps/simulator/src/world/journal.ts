/** Everything that crossed the wire, in both directions. */
export interface JournalEntry {
  id: number;
  /** Virtual time in ms. */
  at: number;
  /** `call`: the product asks the provider. `push`: the provider calls the product. */
  direction: 'call' | 'push';
  provider: string;
  account: string | null;
  method: string;
  /** Path with query; of a push the whole address. */
  target: string;
  headers: Record<string, string | string[] | undefined>;
  /** Base64 of the bytes as sent. */
  body: string;
  /** What was in it before it was encrypted. */
  clear?: string;
  /** Kind of event, and which attempt it is. */
  event?: string;
  attempt?: number;
  /** Faults that took part. */
  faults: string[];
  /** Null: none came. */
  answer: { status: number; headers: Record<string, string | string[] | undefined>; body: string } | null;
  /** Real ms until it came, or until it was given up. */
  tookMs: number | null;
  verdict: string;
}

const KEPT = 5_000;

/** Keeps the newest entries. */
export class Journal {
  #entries: JournalEntry[] = [];
  #last = 0;

  constructor(private readonly changed: () => void) {}

  /** The entry is filled in later: `settle` says that it is. */
  begin(entry: Omit<JournalEntry, 'id'>): JournalEntry {
    const kept = { ...entry, id: (this.#last += 1) };
    this.#entries.push(kept);
    if (this.#entries.length > KEPT) this.#entries.splice(0, this.#entries.length - KEPT);
    this.changed();
    return kept;
  }

  settle(entry: JournalEntry, result: Partial<JournalEntry>): void {
    Object.assign(entry, result);
    this.changed();
  }

  /** Those after `since`, oldest first. */
  read(filter: { since?: number; provider?: string } = {}): JournalEntry[] {
    return this.#entries.filter(
      (entry) => entry.id > (filter.since ?? 0) && (!filter.provider || entry.provider === filter.provider),
    );
  }

  clear(): void {
    this.#entries = [];
  }
}
