import type { CustomerConversation } from '@yingda/contracts';
import type { Api } from '@yingda/realtime-client';
import type { State } from './state';
import type { Store } from './store';

const PAGE = 20;

/** The shopper's conversations, newest first, twenty at a time. */
export class History {
  private loading = false;

  constructor(
    private readonly store: Store<State>,
    private readonly api: Api,
  ) {}

  /** The first page anew; an older list stays on screen meanwhile. */
  refresh(): Promise<void> {
    return this.load(null, []);
  }

  more(): Promise<void> {
    const { historyNext, history } = this.store.state;
    return historyNext === null ? Promise.resolve() : this.load(historyNext, history ?? []);
  }

  private async load(cursor: string | null, before: readonly CustomerConversation[]): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    try {
      const query = { limit: PAGE, ...(cursor === null ? {} : { cursor }) };
      const { items, next } = await this.api('GET /api/widget/conversations', { query });
      const known = new Set(before.map(({ id }) => id));
      this.store.set({
        history: [...before, ...items.filter(({ id }) => !known.has(id))],
        historyNext: next ?? null,
        historyFailed: false,
      });
    } catch {
      this.store.set({ historyFailed: true });
    } finally {
      this.loading = false;
    }
  }
}
