/** One time the customer asked, and what became of it. Times are milliseconds. */
export interface Turn {
  part: number;
  askedAt: number;
  endedAt: number | null;
  answered: boolean;
  byBot: boolean;
  abandoned: boolean;
  /** Who answered; of what was not, who had it at the end. */
  agentId: string | null;
  teamId: string | null;
  /** Since when that agent had it. */
  heldFrom: number | null;
}

/** Who has it, as a turn ends. */
export interface Having {
  agentId: string | null;
  teamId: string | null;
  heldFrom: number | null;
}

/**
 * The customer's turns of one conversation. A turn begins with what the customer says while nothing is owed, and ends
 * with the next answer. `people`: only people answer, and nothing is owed before a person is needed; what the customer
 * said last then, up to a bot's word before it, is the question. `all`: a bot's word is an answer, and everything asks.
 */
export class Turns {
  readonly ended: Turn[] = [];
  private open: Turn | null = null;
  private needed: boolean;
  private run: { at: number; over: boolean } | null = null;
  /** What was owed before a merge brought an older question. */
  private before: { turn: Turn | null } | null = null;

  constructor(private readonly who: 'people' | 'all') {
    this.needed = who === 'all';
  }

  get owed(): Turn | null {
    return this.open;
  }

  /** From here on a person is needed. */
  need(part: number): void {
    if (this.needed) return;
    this.needed = true;
    if (this.run) this.begin(part, this.run.at);
  }

  asked(part: number, at: number): void {
    this.before = null;
    if (!this.run || this.run.over) this.run = { at, over: false };
    if (this.needed && !this.open) this.begin(part, at);
  }

  bot(at: number, teamId: string | null): void {
    if (this.run) this.run.over = true;
    if (this.who === 'all') this.answer(at, { agentId: null, teamId, heldFrom: null }, true);
  }

  person(at: number, by: Having): void {
    this.run = null;
    this.answer(at, by, false);
  }

  /** Nothing more is owed, and nothing was left unanswered: no answer is needed, or it is owed elsewhere now. */
  drop(): Turn | null {
    const dropped = this.open;
    this.open = null;
    this.run = null;
    return dropped;
  }

  /** Something that is owed comes back, or comes from a merged conversation. */
  owe(turn: Turn | null): void {
    this.open = turn;
  }

  /** A merged conversation's customer has waited since `at`. */
  merge(part: number, at: number): void {
    this.before = { turn: this.open };
    if (!this.open || this.open.askedAt > at) this.begin(part, at);
  }

  unmerge(): void {
    if (this.before) this.open = this.before.turn;
    this.before = null;
  }

  /** Over without an answer. Whoever left the queue without a word has asked by coming. */
  end(at: number, by: Having & { part: number; leftQueueOf?: number | null }): void {
    const { part, leftQueueOf, ...having } = by;
    const left = leftQueueOf !== undefined;
    const silent = left && !this.open && !this.ended.some((turn) => turn.part === part);
    if (silent && leftQueueOf !== null) this.begin(part, leftQueueOf);
    if (this.open) this.ended.push({ ...this.open, ...having, endedAt: at, abandoned: left });
    this.open = null;
    this.run = null;
    this.before = null;
    this.needed = this.who === 'all';
  }

  private begin(part: number, askedAt: number): void {
    const nobody = { agentId: null, teamId: null, heldFrom: null };
    const pending = { endedAt: null, answered: false, byBot: false, abandoned: false };
    this.open = { part, askedAt, ...pending, ...nobody };
  }

  private answer(at: number, by: Having, byBot: boolean): void {
    this.before = null;
    if (!this.open) return;
    this.ended.push({ ...this.open, ...by, endedAt: at, answered: true, byBot });
    this.open = null;
  }
}
