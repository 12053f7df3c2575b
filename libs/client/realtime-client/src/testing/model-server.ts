import type { Head, Message } from '@yingda/contracts';
import type { CaughtUp } from '../timeline/timeline-sync';

/** What the server sends on the live feed. */
export type LiveEvent =
  { kind: 'sent'; entry: Message } | { kind: 'updated'; entry: Message; revision: number };

/** One conversation as the server keeps it, small enough to be right by reading: the truth that clients are compared with. */
export class ModelServer {
  readonly messages: Message[] = [];
  revision = 0;
  private readonly changedAt = new Map<string, number>();

  constructor(private readonly pageSize = 3) {}

  send(clientMessageId?: string): LiveEvent {
    const sequence = this.messages.length + 1;
    const entry: Message = {
      id: `id-${sequence}`,
      conversationId: 'c',
      sequence,
      ...(clientMessageId ? { clientMessageId } : {}),
      author: { kind: 'agent', name: 'Lin' },
      content: { kind: 'text', text: `m${sequence}` },
      createdAt: '2026-11-21T10:00:00Z',
    };
    this.messages.push(entry);
    return { kind: 'sent', entry };
  }

  edit(index: number): LiveEvent | undefined {
    const old = this.messages[index % Math.max(1, this.messages.length)];
    if (!old) return undefined;
    this.revision += 1;
    const entry: Message = { ...old, content: { kind: 'text', text: `r${this.revision}` } };
    this.messages[old.sequence - 1] = entry;
    this.changedAt.set(entry.id, this.revision);
    return { kind: 'updated', entry, revision: this.revision };
  }

  head(): Head {
    return { conversationId: 'c', sequence: this.messages.length, revision: this.revision };
  }

  latest(): { entries: Message[]; hasMore: boolean } {
    return { entries: this.messages.slice(-this.pageSize), hasMore: this.messages.length > this.pageSize };
  }

  older(before: number): { entries: Message[]; hasMore: boolean } {
    const upTo = this.messages.slice(0, before - 1);
    return { entries: upTo.slice(-this.pageSize), hasMore: upTo.length > this.pageSize };
  }

  catchUp(afterSequence: number, afterRevision: number): CaughtUp<Message> {
    const entries = this.messages.slice(afterSequence, afterSequence + this.pageSize);
    const changed = this.messages.filter(
      ({ id, sequence }) => sequence <= afterSequence && (this.changedAt.get(id) ?? 0) > afterRevision,
    );
    const hasMore = afterSequence + entries.length < this.messages.length;
    return { entries, changed, head: this.head(), hasMore };
  }
}
