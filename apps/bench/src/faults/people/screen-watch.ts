import type { TimelineEntry, TimelineState } from '@yingda/realtime-client';
import type { ShownEntry } from '../judge/evidence';
import type { Content } from '@yingda/contracts';
import { wordsIn } from '../record/words';

/** An entry of either audience. */
export interface AnyEntry extends TimelineEntry {
  sequence?: number | null;
  position?: number;
  content: Content;
  editedAt?: string;
  recalledAt?: string;
}

export function shownEntry(entry: AnyEntry): ShownEntry {
  const sequence = entry.sequence ?? null;
  return {
    id: entry.id,
    order: entry.position ?? (sequence as number),
    sequence,
    words: wordsIn(entry.content),
    edited: entry.editedAt !== undefined,
    recalled: entry.recalledAt !== undefined,
  };
}

/**
 * Looks at a screen with every change: entries in order and each once, and none that was shown goes away. Screens grow at their
 * end, so only what differs from the look before is looked at.
 */
export class ScreenWatch {
  private before: readonly AnyEntry[] = [];

  constructor(private readonly mishap: (says: string) => void) {}

  look({ timeline }: TimelineState<AnyEntry>): void {
    const { entries } = timeline;
    if (entries === this.before) return;
    const there = new Set(entries.map(({ id }) => id));
    const gone = entries.length < this.before.length || this.before.some(({ id }) => !there.has(id));
    if (gone) this.mishap('an entry that was shown is gone');
    if (there.size < entries.length) this.mishap('an entry is shown twice');
    const orders = entries.map((entry) => shownEntry(entry).order);
    if (orders.some((order, at) => at > 0 && order <= (orders[at - 1] as number)))
      this.mishap(`entries stand as ${orders.slice(-20).join(' ')}`);
    this.before = entries;
  }
}
