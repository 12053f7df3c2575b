import type { WidgetArticle, WidgetArticleHit } from '@yingda/contracts';
import type { Api } from '@yingda/realtime-client';
import { Store } from './store';

/** `failed`: the search could not be made; what was found before is gone, because it answers something else. */
export interface HelpState {
  query: string;
  hits: readonly WidgetArticleHit[];
  searched: 'nothing' | 'found' | 'failed';
}

export interface HelpParts {
  api: Api;
  inboxKey: string;
  language: string;
  /** Calls back after so many milliseconds; the function it gives calls it off. */
  after: (ms: number, then: () => void) => () => void;
}

/** While somebody types. */
const PAUSE_MS = 250;
/** Then it is a question, and counts as one. */
const SETTLED_MS = 1_500;
const SHORTEST = 2;
const LONGEST = 200;

/** Articles suggested as a shopper types. Only the answer to what stands there now is shown. */
export class HelpSearch {
  readonly store = new Store<HelpState>({ query: '', hits: [], searched: 'nothing' });
  private calledOff: (() => void)[] = [];
  private counted = '';

  constructor(private readonly parts: HelpParts) {}

  type(query: string): void {
    this.stop();
    this.store.set({ query });
    if ([...query.trim()].length < SHORTEST) return this.store.set({ hits: [], searched: 'nothing' });
    const { after } = this.parts;
    this.calledOff = [
      after(PAUSE_MS, () => void this.search(query)),
      after(SETTLED_MS, () => void this.settle()),
    ];
  }

  /** The shopper is through with typing: has waited, opened an article or asks a person. Counts once. */
  async settle(): Promise<void> {
    const { query } = this.store.state;
    const text = query.trim();
    if ([...text].length < SHORTEST || text === this.counted) return;
    this.counted = text;
    await this.ask(text, true).catch(() => undefined);
  }

  article(id: string): Promise<WidgetArticle> {
    const { api, inboxKey, language } = this.parts;
    return api('GET /api/widget/articles/:id', { params: { id }, query: { inboxKey, lang: language } });
  }

  async vote({ id, number }: WidgetArticle, helpful: boolean): Promise<void> {
    const { api, inboxKey } = this.parts;
    await api('POST /api/widget/articles/:id/votes', { params: { id }, body: { inboxKey, helpful, number } });
  }

  stop(): void {
    for (const off of this.calledOff) off();
    this.calledOff = [];
  }

  private async search(query: string): Promise<void> {
    try {
      const hits = await this.ask(query.trim(), false);
      if (this.store.state.query === query) this.store.set({ hits, searched: 'found' });
    } catch {
      if (this.store.state.query === query) this.store.set({ hits: [], searched: 'failed' });
    }
  }

  private ask(text: string, settled: boolean): Promise<WidgetArticleHit[]> {
    const { api, inboxKey, language } = this.parts;
    const q = [...text].slice(0, LONGEST).join('');
    const query = { inboxKey, q, lang: language, ...(settled ? { settled } : {}) };
    return api('GET /api/widget/articles', { query });
  }
}
