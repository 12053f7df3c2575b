import type { Head, Marks } from '@yingda/contracts';
import type { Audience, TimelineEntry } from './audience';
import type { Timeline, TimelineAction } from './timeline';

/**
 * One step of a timeline. Pure, and indifferent to order, repetition and loss: whatever arrives, once catch-up has answered
 * the result equals the server's list (proved by `timeline.property.spec.ts`).
 */
export function reduceTimeline<T extends TimelineEntry>(
  timeline: Timeline<T>,
  action: TimelineAction<T>,
  audience: Audience<T>,
): Timeline<T> {
  const step = new Step(timeline, audience);
  switch (action.kind) {
    case 'started':
      step.start(action.entries, action.hasOlder, action.revision);
      break;
    case 'sent':
      step.add(action.entry);
      break;
    case 'updated':
      step.change(action.entry, action.revision);
      break;
    case 'head':
      step.hear(action.head);
      break;
    case 'caught-up':
      step.catchUp(action);
      break;
    case 'older':
      step.prepend(action.entries, action.hasOlder);
      break;
    case 'accepted':
      step.accept(action.message);
      break;
    case 'marked':
      step.mark(action.marks);
      break;
  }
  return step.done();
}

/** Works on a shallow copy; `done` hands back the very same timeline when nothing changed, so that screens can compare by identity. */
class Step<T extends TimelineEntry> {
  private readonly next: Timeline<T>;
  private touched = false;

  constructor(
    private readonly before: Timeline<T>,
    private readonly audience: Audience<T>,
  ) {
    this.next = { ...before };
  }

  start(entries: readonly T[], hasOlder: boolean, revision: number): void {
    const sorted = [...entries].sort((a, b) => this.audience.orderOf(a) - this.audience.orderOf(b));
    const first = sorted[0];
    this.set({ start: first && hasOlder ? this.audience.orderOf(first) - 1 : 0, revision });
    this.set({ complete: this.next.start });
    for (const entry of sorted) this.place(entry, revision);
  }

  add(entry: T): void {
    if (this.audience.orderOf(entry) <= this.next.start || this.indexOf(entry) >= 0) return;
    this.insert(entry);
  }

  change(entry: T, revision: number): void {
    // Told late: every change up to here is in, or in the page that an older entry will come with, perhaps in a later form.
    if (revision <= this.next.revision) return;
    this.place(entry, revision);
    this.raise(0, revision);
    if (this.next.beyond.includes(revision)) return;
    const beyond = [...this.next.beyond, revision];
    this.set({ beyond });
    this.advance();
  }

  hear(head: Head): void {
    this.raise(this.audience.orderOfHead(head), head.revision);
  }

  catchUp(page: { entries: readonly T[]; changed: readonly T[]; head: Head; hasMore: boolean }): void {
    this.hear(page.head);
    for (const entry of page.entries) this.place(entry, page.head.revision);
    for (const entry of page.changed) this.place(entry, page.head.revision);
    // While entries are still to come, one of them may arrive by the live feed in an older form than this revision knows:
    // changes count as known only up to what every entry is here for.
    if (page.hasMore && page.entries.length > 0) return;
    if (page.head.revision > this.next.revision) {
      this.set({ revision: page.head.revision });
      this.advance();
    }
  }

  prepend(entries: readonly T[], hasOlder: boolean): void {
    const { orderOf } = this.audience;
    const fresh = entries
      .filter((entry) => orderOf(entry) <= this.next.start && this.indexOf(entry) < 0)
      .sort((a, b) => orderOf(a) - orderOf(b))
      .map((entry) => this.next.older[entry.id] ?? entry);
    const first = fresh[0];
    if (first) this.set({ entries: [...fresh, ...this.next.entries] });
    const start = hasOlder && first ? orderOf(first) - 1 : hasOlder ? this.next.start : 0;
    if (start !== this.next.start) this.set({ start });
  }

  accept(message: Timeline<T>['accepted'][number]): void {
    const known = (item: { id: string }) => item.id === message.id;
    if (this.next.entries.some(known) || this.next.accepted.some(known)) return;
    this.set({ accepted: [...this.next.accepted, message] });
  }

  mark(marks: Partial<Marks>): void {
    const merged = { ...this.next.marks };
    let raised = false;
    for (const key of Object.keys(merged) as (keyof Marks)[]) {
      const value = marks[key] ?? 0;
      if (value > merged[key]) {
        merged[key] = value;
        raised = true;
      }
    }
    if (raised) this.set({ marks: merged });
  }

  done(): Timeline<T> {
    return this.touched ? this.next : this.before;
  }

  private set(part: Partial<Timeline<T>>): void {
    Object.assign(this.next, part);
    this.touched = true;
  }

  /** Puts an entry in the form it had at `revision`, unless a later form is shown already. */
  private place(entry: T, revision: number): void {
    const shown = this.next.formOf[entry.id] ?? -1;
    if (shown > revision) return;
    if (this.audience.orderOf(entry) <= this.next.start) {
      this.set({ older: { ...this.next.older, [entry.id]: entry } });
    } else {
      const at = this.indexOf(entry);
      if (at < 0) this.insert(entry);
      else this.set({ entries: this.next.entries.map((known, index) => (index === at ? entry : known)) });
    }
    this.set({ formOf: { ...this.next.formOf, [entry.id]: revision } });
  }

  private insert(entry: T): void {
    const order = this.audience.orderOf(entry);
    let at = this.next.entries.length;
    while (at > 0 && this.audience.orderOf(this.next.entries[at - 1] as T) > order) at -= 1;
    const entries = [...this.next.entries];
    entries.splice(at, 0, entry);
    this.set({ entries });
    const accepted = this.next.accepted.filter(
      (own) => own.id !== entry.id && own.clientMessageId !== entry.clientMessageId,
    );
    if (accepted.length < this.next.accepted.length) this.set({ accepted });
    this.raise(order, 0);
    let complete = this.next.complete;
    while (at < entries.length && this.audience.orderOf(entries[at] as T) === complete + 1) {
      complete += 1;
      at += 1;
    }
    if (complete !== this.next.complete) this.set({ complete });
  }

  /** By order number, so that the common case (the end of the list) costs a few comparisons. */
  private indexOf(entry: T): number {
    const order = this.audience.orderOf(entry);
    let low = 0;
    let high = this.next.entries.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.audience.orderOf(this.next.entries[middle] as T);
      if (found === order) return middle;
      if (found < order) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  private raise(order: number, revision: number): void {
    const { head } = this.next;
    if (order <= head.order && revision <= head.revision) return;
    this.set({ head: { order: Math.max(order, head.order), revision: Math.max(revision, head.revision) } });
  }

  /** Swallows the changes that follow without a gap. */
  private advance(): void {
    let { revision } = this.next;
    while (this.next.beyond.includes(revision + 1)) revision += 1;
    this.set({ revision, beyond: this.next.beyond.filter((later) => later > revision) });
  }
}
