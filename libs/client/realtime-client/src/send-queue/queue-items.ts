import { Emitter, type Stop } from '../emitter';
import type { QueuedMessage, QueueStorage } from './types';

/** The queue's messages in memory and on the device, in order. */
export class QueueItems {
  private items: readonly QueuedMessage[] = [];
  private readonly changes = new Emitter<void>();
  private lastOrder = 0;
  /** Counts beginnings and ends of writes. */
  private writes = 0;
  /** Writes that have not reached the device, perhaps never will: what is in memory counts. */
  private readonly unsaved = new Map<string, QueuedMessage | null>();

  constructor(private readonly storage: QueueStorage) {}

  onChange(listener: () => void): Stop {
    return this.changes.on(listener);
  }

  list(conversationId?: string): readonly QueuedMessage[] {
    if (conversationId === undefined) return this.items;
    return this.items.filter((item) => item.conversationId === conversationId);
  }

  find(clientMessageId: string): QueuedMessage | undefined {
    return this.items.find((item) => item.clientMessageId === clientMessageId);
  }

  /** The oldest one that is not failed. */
  first(conversationId: string): QueuedMessage | undefined {
    return this.items.find((item) => item.conversationId === conversationId && item.state !== 'failed');
  }

  add(message: QueuedMessage): { message: QueuedMessage; saved: Promise<void> } {
    const placed = { ...message, order: this.nextOrder() };
    return { message: placed, saved: this.save(placed) };
  }

  replaceAtEnd(message: QueuedMessage): Promise<void> {
    return this.save({ ...message, order: this.nextOrder() });
  }

  /** In memory at once, on the device when it resolves. */
  async save(message: QueuedMessage): Promise<void> {
    this.show(message);
    this.unsaved.set(message.clientMessageId, message);
    this.writes += 1;
    // A message on its way is stored as waiting: if this tab dies now, another one sends it again.
    await this.storage.put(message.state === 'sending' ? { ...message, state: 'waiting' } : message);
    this.writes += 1;
    if (this.unsaved.get(message.clientMessageId) === message) this.unsaved.delete(message.clientMessageId);
  }

  /** Only in memory. */
  show(message: QueuedMessage): void {
    const others = this.items.filter((item) => item.clientMessageId !== message.clientMessageId);
    this.set([...others, message]);
  }

  async remove(clientMessageId: string): Promise<void> {
    this.unsaved.set(clientMessageId, null);
    this.writes += 1;
    this.set(this.items.filter((item) => item.clientMessageId !== clientMessageId));
    await this.storage.remove(clientMessageId);
    this.writes += 1;
    if (this.unsaved.get(clientMessageId) === null) this.unsaved.delete(clientMessageId);
  }

  async reload(): Promise<void> {
    let stored: QueuedMessage[] | null;
    let writes: number;
    do {
      writes = this.writes;
      stored = await this.storage.all().catch(() => null);
      // Something was written while reading: what was read may be from before or after it.
    } while (writes !== this.writes);
    if (!stored) return;
    const byId = new Map(stored.map((item) => [item.clientMessageId, item]));
    for (const [id, item] of this.unsaved) {
      if (item === null) byId.delete(id);
      else byId.set(id, item);
    }
    for (const item of this.items) {
      const found = byId.get(item.clientMessageId);
      // What this tab is sending right now stays marked so.
      if (found && item.state === 'sending' && found.state === 'waiting')
        byId.set(item.clientMessageId, item);
    }
    this.set([...byId.values()]);
  }

  private nextOrder(): number {
    this.lastOrder = Math.max(this.lastOrder + 1, Date.now() * 1000);
    return this.lastOrder;
  }

  private set(items: QueuedMessage[]): void {
    this.items = items.sort((a, b) => a.order - b.order || (a.clientMessageId < b.clientMessageId ? -1 : 1));
    this.lastOrder = Math.max(this.lastOrder, this.items.at(-1)?.order ?? 0);
    this.changes.emit();
  }
}
