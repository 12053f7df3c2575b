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

  /** As the real one answers: with more to come, the head names the numbers to go on from. */
  catchUp(afterSequence: number, afterRevision: number): CaughtUp<Message> {
    const revisionOf = ({ id }: Message) => this.changedAt.get(id) ?? 0;
    const entries = this.messages.slice(afterSequence, afterSequence + this.pageSize);
    const older = this.messages
      .filter((message) => message.sequence <= afterSequence && revisionOf(message) > afterRevision)
      .sort((a, b) => revisionOf(a) - revisionOf(b));
    const changed = older.slice(0, this.pageSize);
    const moreEntries = afterSequence + entries.length < this.messages.length;
    const moreChanged = changed.length < older.length;
    const head = {
      conversationId: 'c',
      sequence: moreEntries ? afterSequence + entries.length : this.messages.length,
      revision: moreChanged ? revisionOf(changed[changed.length - 1] as Message) : this.revision,
    };
    return { entries, changed, head, hasMore: moreEntries || moreChanged };
  }
}
