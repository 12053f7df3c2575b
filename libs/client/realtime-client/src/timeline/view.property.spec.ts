import * as fc from 'fast-check';
import type { Message } from '@yingda/contracts';
import type { QueuedMessage } from '../send-queue/types';
import { ModelServer, type LiveEvent } from '../testing/model-server';
import { customerAudience } from './audience';
import { reduceTimeline } from './reduce-timeline';
import { emptyTimeline, type Timeline } from './timeline';
import { timelineView } from './view';

type Step =
  | { do: 'write' }
  /** The server stores the oldest waiting one; its event goes on its way. */
  | { do: 'store' }
  | { do: 'acknowledge' }
  | { do: 'other' }
  | { do: 'hear'; pick: number; again: boolean }
  | { do: 'catch-up' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'write' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'store' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'acknowledge' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'other' }) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(9), fc.boolean()).map<Step>(([pick, again]) => ({ do: 'hear', pick, again })),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'catch-up' }) },
);

/** One writer's screen: what is queued, acknowledged and heard, in whatever order that happens. */
class Writer {
  timeline: Timeline<Message> = emptyTimeline();
  readonly server = new ModelServer(100);
  readonly written: string[] = [];
  private queue: QueuedMessage[] = [];
  private stored: { message: QueuedMessage; id: string; sequence: number }[] = [];
  private readonly sent = new Map<string, QueuedMessage>();
  private readonly feed: LiveEvent[] = [];

  constructor() {
    this.apply({ kind: 'started', entries: [], hasOlder: false, revision: 0 });
  }

  apply(action: Parameters<typeof reduceTimeline<Message>>[1]): void {
    this.timeline = reduceTimeline(this.timeline, action, customerAudience);
  }

  run(next: Step): void {
    if (next.do === 'write') this.write();
    if (next.do === 'store') {
      const message = this.queue.find(({ clientMessageId }) => !this.isStored(clientMessageId));
      if (!message) return;
      const event = this.server.send(message.clientMessageId);
      this.feed.push(event);
      this.stored.push({ message, id: event.entry.id, sequence: event.entry.sequence });
    }
    if (next.do === 'acknowledge') {
      const first = this.stored.find(({ message }) => this.queue.includes(message));
      if (!first) return;
      const { message, id, sequence } = first;
      const { clientMessageId } = message;
      this.sent.set(clientMessageId, message);
      this.apply({
        kind: 'accepted',
        message: { id, clientMessageId, sequence, createdAt: message.writtenAt },
      });
      this.queue = this.queue.filter((item) => item !== message);
    }
    if (next.do === 'other') this.feed.push(this.server.send());
    if (next.do === 'hear' && this.feed.length > 0) {
      const at = next.pick % this.feed.length;
      this.apply(this.feed[at] as LiveEvent);
      if (!next.again) this.feed.splice(at, 1);
    }
    if (next.do === 'catch-up')
      this.apply({
        kind: 'caught-up',
        ...this.server.catchUp(this.timeline.complete, this.timeline.revision),
      });
  }

  view(): string[] {
    return timelineView(this.timeline, this.queue, this.sent).map(({ key }) => key);
  }

  private isStored(clientMessageId: string): boolean {
    return this.stored.some(({ message }) => message.clientMessageId === clientMessageId);
  }

  private write(): void {
    const clientMessageId = `own-${this.written.length}`;
    this.written.push(clientMessageId);
    this.queue.push({
      clientMessageId,
      conversationId: 'c',
      entry: 'message',
      content: { kind: 'text', text: clientMessageId },
      writtenAt: '2026-11-21T10:00:00Z',
      order: this.written.length,
      state: 'waiting',
      attempts: 0,
    });
  }
}

describe('what a writer sees of their own words', () => {
  it('is each of them exactly once and in the order written, at every moment between writing and hearing it back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
        const writer = new Writer();
        for (const next of steps) {
          writer.run(next);
          const own = writer.view().filter((key) => key.startsWith('own-'));
          expect([...own].sort()).toEqual([...writer.written].sort());
        }
        // Once all is heard it is the server's list, and what waits behind it.
        writer.run({ do: 'catch-up' });
        const heard = writer.server.messages.map(({ clientMessageId, id }) => clientMessageId ?? id);
        expect(writer.view().slice(0, heard.length)).toEqual(heard);
      }),
      { numRuns: 2_000 },
    );
  });
});
