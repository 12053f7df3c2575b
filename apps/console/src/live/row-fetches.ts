import type { ConversationRow, ConversationState } from '@yingda/contracts';
import { hasOldCustomer, isCurrent, mergeState, putRows, type Rows } from './merge-row';
import type { Store } from './store';

/** Conversations that are heard of and not known yet: each is fetched once, and what is heard meanwhile is not lost. */
export class RowFetches {
  private readonly running = new Map<string, Promise<void>>();
  private readonly heard = new Map<string, ConversationState>();

  constructor(
    private readonly rows: Store<Rows>,
    private readonly read: (conversationId: string) => Promise<ConversationRow>,
  ) {}

  /** Callers at the same time share one request. One that fails is silent: the next event asks again. */
  fetch(conversationId: string): Promise<void> {
    const running = this.running.get(conversationId);
    if (running) return running;
    const request = this.read(conversationId)
      .then((row) => this.put(row))
      .catch(() => undefined)
      .finally(() => {
        this.running.delete(conversationId);
        const newer = this.heard.get(conversationId);
        this.heard.delete(conversationId);
        if (newer && hasOldCustomer(this.rows.get()[conversationId])) void this.fetch(conversationId);
      });
    this.running.set(conversationId, request);
    return request;
  }

  /** A state of an unknown conversation; `wanted` when it belongs on a screen of this agent. */
  hear(state: ConversationState, wanted: boolean): void {
    if (wanted) void this.fetch(state.id);
    if (!this.running.has(state.id)) return;
    const before = this.heard.get(state.id);
    if (!before || isCurrent(before, state)) this.heard.set(state.id, state);
  }

  private put(row: ConversationRow): void {
    // The answer may have left the server before the last change.
    const newer = this.heard.get(row.id);
    this.rows.set((rows) => {
      const known = putRows(rows, [row]);
      return (newer && mergeState(known, newer)) ?? known;
    });
  }
}
