import type { Head, Marks } from '@yingda/contracts';
import { Emitter, type Stop } from '../emitter';
import { BackOff } from '../connection/back-off';
import { asFailure, type Failure } from '../failure';
import type { Audience, TimelineEntry } from './audience';
import { reduceTimeline } from './reduce-timeline';
import {
  emptyTimeline,
  isBehind,
  type AcceptedMessage,
  type Timeline,
  type TimelineAction,
} from './timeline';

/** What a timeline needs from connection and server; `sources.ts` makes one for each namespace. */
export interface TimelineSource<T extends TimelineEntry> {
  isOnline(): boolean;
  onOnline(callback: () => void): Stop;
  /** Begins the live feed; the answer's head was read after it began. */
  subscribe(): Promise<{ head: Head; marks: Marks }>;
  unsubscribe(): void;
  /** The newest page. Without it, everything is caught up from the first entry. */
  latest?(): Promise<{ entries: readonly T[]; hasMore: boolean }>;
  older(beforeOrder: number): Promise<{ entries: readonly T[]; hasMore: boolean }>;
  catchUp(afterOrder: number, afterRevision: number): Promise<CaughtUp<T>>;
  /** Hands over what the live feed brings for this conversation. */
  listen(apply: (action: TimelineAction<T>) => void): Stop;
}
export interface CaughtUp<T> {
  entries: readonly T[];
  changed: readonly T[];
  /** How far this answer brings us: the latest numbers, or with `hasMore` those to go on from. */
  head: Head;
  hasMore: boolean;
}

export interface TimelineState<T extends TimelineEntry> {
  timeline: Timeline<T>;
  /** False until the first page is there. */
  ready: boolean;
  /** Fetching what is missing. */
  catchingUp: boolean;
  loadingOlder: boolean;
  /** Why the conversation cannot be read, when that is final (`conversation-not-found`, `not-a-participant`). */
  failure: Failure | null;
}

/** Events of one burst overtake each other by a few milliseconds; only what is still missing after this is asked for. */
const SETTLE_MS = 250;

/** Keeps one conversation's timeline equal to the server's: subscribe, then fetch, then apply what arrived meanwhile; catch up on every gap, on a head that is ahead, and after every reconnect. */
export class TimelineSync<T extends TimelineEntry> {
  private current: TimelineState<T> = {
    timeline: emptyTimeline<T>(),
    ready: false,
    catchingUp: false,
    loadingOlder: false,
    failure: null,
  };
  private readonly changes = new Emitter<TimelineState<T>>();
  private readonly backOff = new BackOff();
  private readonly stops: Stop[] = [];
  private waiting: TimelineAction<T>[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private round = 0;
  private running = false;
  private stopped = false;

  constructor(
    private readonly source: TimelineSource<T>,
    private readonly audience: Audience<T>,
  ) {
    this.stops.push(source.listen((action) => this.apply(action)));
    this.stops.push(source.onOnline(() => this.begin()));
    if (source.isOnline()) this.begin();
  }

  get state(): TimelineState<T> {
    return this.current;
  }

  onChange(listener: (state: TimelineState<T>) => void): Stop {
    return this.changes.on(listener);
  }

  /** An own message was acknowledged: shown until its entry arrives. */
  accepted(message: AcceptedMessage): void {
    this.apply({ kind: 'accepted', message });
  }

  /** Loads the page before the oldest entry. Rejects with a `Failure`; may be called again. */
  async loadOlder(): Promise<void> {
    const { timeline, loadingOlder, ready } = this.current;
    if (!ready || loadingOlder || timeline.start === 0) return;
    this.show({ loadingOlder: true });
    try {
      const page = await this.source.older(timeline.start + 1);
      this.step({ kind: 'older', entries: page.entries, hasOlder: page.hasMore });
    } finally {
      this.show({ loadingOlder: false });
    }
  }

  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.round += 1;
    clearTimeout(this.timer);
    for (const stop of this.stops) stop();
    this.changes.clear();
    this.source.unsubscribe();
  }

  private apply(action: TimelineAction<T>): void {
    if (this.stopped) return;
    if (!this.current.ready && action.kind !== 'accepted') this.waiting.push(action);
    else this.step(action);
    if (this.current.ready && isBehind(this.current.timeline)) this.later(SETTLE_MS);
  }

  /** A new line to the server: it has forgotten what we subscribed to. */
  private begin(): void {
    this.round += 1;
    this.running = false;
    clearTimeout(this.timer);
    this.timer = undefined;
    void this.run(true);
  }

  private later(delayMs: number): void {
    if (this.timer !== undefined || this.running) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.source.isOnline() && isBehind(this.current.timeline)) void this.run(false);
    }, delayMs);
  }

  private async run(subscribe: boolean): Promise<void> {
    if (this.running || this.stopped) return;
    const round = this.round;
    this.running = true;
    this.show({ catchingUp: true });
    let failure: Failure | null = null;
    try {
      if (subscribe) await this.subscribe(round);
      if (round === this.round) await this.catchUp(round);
      if (round === this.round && !isBehind(this.current.timeline)) this.backOff.reset();
    } catch (thrown) {
      failure = asFailure(thrown);
    }
    if (round !== this.round || this.stopped) return;
    this.running = false;
    this.show({ catchingUp: false, failure: failure && !failure.retriable ? failure : null });
    if (failure?.retriable && this.source.isOnline()) this.again(subscribe, failure);
    else if (isBehind(this.current.timeline)) this.later(this.backOff.next());
  }

  private again(subscribe: boolean, failure: Failure): void {
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        if (this.source.isOnline()) void this.run(subscribe);
      },
      Math.max(failure.retryAfterMs ?? 0, this.backOff.next()),
    );
  }

  private async subscribe(round: number): Promise<void> {
    const { head, marks } = await this.source.subscribe();
    if (round !== this.round) return;
    if (!this.current.ready) {
      const page = this.source.latest ? await this.source.latest() : { entries: [], hasMore: false };
      if (round !== this.round) return;
      this.step({
        kind: 'started',
        entries: page.entries,
        hasOlder: page.hasMore,
        revision: this.source.latest ? head.revision : 0,
      });
      this.show({ ready: true });
      for (const action of this.waiting.splice(0)) this.step(action);
    }
    this.step({ kind: 'head', head });
    this.step({ kind: 'marked', marks });
  }

  private async catchUp(round: number): Promise<void> {
    let hasMore = false;
    while (hasMore || isBehind(this.current.timeline)) {
      const { complete, revision } = this.current.timeline;
      const page = await this.source.catchUp(complete, revision);
      if (round !== this.round) return;
      ({ hasMore } = page);
      this.step({ kind: 'caught-up', ...page });
      const after = this.current.timeline;
      // Nothing gained: the server's numbers are ahead of what it can show right now. The next head brings us back here.
      if (after.complete === complete && after.revision === revision) return;
    }
  }

  private step(action: TimelineAction<T>): void {
    this.show({ timeline: reduceTimeline(this.current.timeline, action, this.audience) });
  }

  private show(part: Partial<TimelineState<T>>): void {
    const changed = (Object.keys(part) as (keyof TimelineState<T>)[]).some(
      (key) => part[key] !== this.current[key],
    );
    if (!changed) return;
    this.current = { ...this.current, ...part };
    this.changes.emit(this.current);
  }
}
