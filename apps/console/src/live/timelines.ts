import type { MessageDelivery, StaffEntry } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import { consoleSource, Failure, staffAudience, TimelineSync } from '@yingda/realtime-client';
import type { ApiClient } from '../api/api-client';
import { Problem } from '../api/problem';
import type { ConsoleConnection } from './listen';
import type { Watches } from './watches';

export type StaffTimeline = TimelineSync<StaffEntry>;

/** Timelines kept running after they were left, so that going back shows them at once. */
const KEPT = 8;

/** One timeline for each conversation looked at lately; the least recently shown is let go. */
export class Timelines {
  private readonly open = new Map<string, StaffTimeline>();

  constructor(
    private readonly connection: ConsoleConnection,
    private readonly api: ApiClient,
    private readonly watches: Watches,
  ) {}

  get(conversationId: string): StaffTimeline {
    const known = this.open.get(conversationId);
    if (known) {
      // Insertion order of a Map is the order of use.
      this.open.delete(conversationId);
      this.open.set(conversationId, known);
      return known;
    }
    const timeline = this.start(conversationId);
    this.open.set(conversationId, timeline);
    for (const [id, oldest] of this.open) {
      if (this.open.size <= KEPT) break;
      oldest.stop();
      this.open.delete(id);
    }
    return timeline;
  }

  peek(conversationId: string): StaffTimeline | undefined {
    return this.open.get(conversationId);
  }

  /** Forgets one that failed, so that the next look starts anew. */
  drop(conversationId: string): void {
    this.open.get(conversationId)?.stop();
    this.open.delete(conversationId);
  }

  /** Entries held in all of them; the difference over a reconnect is what was caught up. */
  entryCount(): number {
    let count = 0;
    for (const timeline of this.open.values()) count += timeline.state.timeline.entries.length;
    return count;
  }

  /** How far the latest messages have come, read anew: what was told meanwhile was not heard. */
  async readDeliveries(put: (known: Record<string, MessageDelivery>) => void): Promise<void> {
    for (const conversationId of [...this.open.keys()]) {
      const { entries } = await this.page(conversationId).catch(() => ({ entries: [] }));
      put(Object.fromEntries(entries.flatMap(({ id, delivery }) => (delivery ? [[id, delivery]] : []))));
    }
  }

  stop(): void {
    for (const timeline of this.open.values()) timeline.stop();
    this.open.clear();
  }

  private start(conversationId: string): StaffTimeline {
    const source = consoleSource(this.connection, conversationId, (before) =>
      this.page(conversationId, before),
    );
    this.watches.count(conversationId);
    return new TimelineSync(
      { ...source, unsubscribe: () => this.watches.release(conversationId) },
      staffAudience,
    );
  }

  private async page(conversationId: string, before?: number) {
    try {
      return await this.api.call('GET /api/conversations/:id/entries', {
        params: { id: conversationId },
        query: { limit: LIMITS.historyPage, ...(before ? { beforePosition: before } : {}) },
      });
    } catch (thrown) {
      // The timeline decides by a Failure's code whether to try again.
      const problem = Problem.of(thrown);
      throw new Failure(
        problem.code === 'unreachable' ? 'offline' : problem.code,
        problem.message,
        problem.details,
      );
    }
  }
}
