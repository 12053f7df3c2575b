import type {
  CaseProgress,
  FeedbackProgress,
  FileCase,
  GiveFeedback,
  OfferedCaseKind,
} from '@yingda/contracts';
import { asFailure, type Api } from '@yingda/realtime-client';
import type { Cabinet } from './cabinet';
import { Store } from './store';

/** What the shopper has sent and the server does not have yet; `id` makes it once, however often it is sent. */
export type Filing =
  | { what: 'case'; id: string; at: string; body: FileCase }
  | { what: 'feedback'; id: string; at: string; body: GiveFeedback }
  | { what: 'solved'; id: string; at: string }
  | { what: 'not-solved'; id: string; at: string; words: string };

/** Why it was not taken, for good. */
export type Refused = Filing & { refused?: string };

export interface CasesState {
  kinds: readonly OfferedCaseKind[] | null;
  cases: readonly CaseProgress[] | null;
  feedback: readonly FeedbackProgress[] | null;
  /** Numbers of the shopper's orders, the last first. */
  orders: readonly string[];
  /** What is shown is of an earlier time, or nothing at all. */
  failed: boolean;
  waiting: readonly Refused[];
}

export interface CasesParts {
  api: Api;
  drawer: Cabinet;
}

const WAITING = 'filings';
const SEEN = 'cases';
type Seen = Pick<CasesState, 'kinds' | 'cases' | 'feedback' | 'orders'>;

/** Complaints, requests and feedback of one shopper: what was seen last stays, what was sent goes when it can. */
export class Cases {
  readonly store: Store<CasesState>;
  private flushing: Promise<void> | null = null;

  constructor(private readonly parts: CasesParts) {
    const nothing: Seen = { kinds: null, cases: null, feedback: null, orders: [] };
    const { drawer } = parts;
    const seen = { ...nothing, ...drawer.read<Seen>(SEEN) };
    this.store = new Store<CasesState>({ ...seen, failed: false, waiting: this.kept() });
    // Another tab has sent it.
    drawer.onForeign((key) => key === WAITING && this.store.set({ waiting: this.kept() }));
  }

  /** Everything anew; an older list stays on screen meanwhile. */
  async refresh(): Promise<void> {
    const { api, drawer } = this.parts;
    await this.flush();
    try {
      const [kinds, cases, feedback, orders] = await Promise.all([
        api('GET /api/widget/case-kinds', {}),
        api('GET /api/widget/cases', {}),
        api('GET /api/widget/feedback', {}),
        // Only a help for filling in.
        api('GET /api/widget/orders', {}).catch(() => null),
      ]);
      const seen: Seen = {
        ...{ kinds, cases: cases.items, feedback: feedback.items },
        orders: orders?.orders.map(({ number }) => number) ?? this.store.state.orders,
      };
      drawer.write(SEEN, seen);
      this.store.set({ ...seen, failed: false });
    } catch {
      this.store.set({ failed: true });
    }
  }

  /** Kept on this device first, then sent. What it became; null: it waits, or was not taken. */
  async send(filing: Filing): Promise<CaseProgress | FeedbackProgress | null> {
    const rest = this.kept().filter((one) => one.id !== filing.id || one.what !== filing.what);
    this.keep([...rest, filing]);
    await this.flushing;
    return this.deliver(filing);
  }

  drop(filing: Filing): void {
    this.keep(this.kept().filter((one) => one.id !== filing.id || one.what !== filing.what));
  }

  /** What waits, in its order. */
  flush(): Promise<void> {
    this.flushing ??= this.deliverAll().finally(() => (this.flushing = null));
    return this.flushing;
  }

  private async deliverAll(): Promise<void> {
    for (const filing of this.kept()) if (filing.refused === undefined) await this.deliver(filing);
  }

  private async deliver(filing: Filing): Promise<CaseProgress | FeedbackProgress | null> {
    try {
      const became = await this.ask(filing);
      this.drop(filing);
      this.learn(became);
      return became;
    } catch (thrown) {
      const { retriable, code } = asFailure(thrown);
      if (retriable) return null;
      // It had been taken, or the case has gone on since: how it stands says all there is to say.
      if (filing.what === 'solved' || filing.what === 'not-solved') this.drop(filing);
      else this.keep(this.kept().map((one) => (one.id === filing.id ? { ...one, refused: code } : one)));
      return null;
    }
  }

  private ask(filing: Filing): Promise<CaseProgress | FeedbackProgress> {
    const { api } = this.parts;
    switch (filing.what) {
      case 'case':
        return api('POST /api/widget/cases', { body: filing.body });
      case 'feedback':
        return api('POST /api/widget/feedback', { body: filing.body });
      case 'solved':
        return api('POST /api/widget/cases/:id/solved', { params: { id: filing.id } });
      case 'not-solved':
        return api('POST /api/widget/cases/:id/not-solved', {
          params: { id: filing.id },
          body: { words: filing.words },
        });
    }
  }

  private learn(one: CaseProgress | FeedbackProgress): void {
    const newest = <T extends { id: string }>(list: readonly T[] | null, item: T) =>
      list?.some(({ id }) => id === item.id)
        ? list.map((known) => (known.id === item.id ? item : known))
        : [item, ...(list ?? [])];
    const { cases, feedback } = this.store.state;
    if ('number' in one) this.store.set({ cases: newest(cases, one) });
    else this.store.set({ feedback: newest(feedback, one) });
  }

  private kept(): Refused[] {
    return this.parts.drawer.read<Refused[]>(WAITING) ?? [];
  }

  private keep(waiting: Refused[]): void {
    this.parts.drawer.write(WAITING, waiting.length > 0 ? waiting : null);
    this.store.set({ waiting });
  }
}

const made = new WeakMap<object, Cases>();

/** The one of this widget. */
export function casesOf(widget: { session: { api: Api }; drawer: Cabinet }): Cases {
  const cases = made.get(widget) ?? new Cases({ api: widget.session.api, drawer: widget.drawer });
  made.set(widget, cases);
  return cases;
}
