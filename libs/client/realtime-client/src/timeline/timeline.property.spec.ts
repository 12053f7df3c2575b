import * as fc from 'fast-check';
import type { Message } from '@yingda/contracts';
import { ModelServer, type LiveEvent } from '../testing/model-server';
import { customerAudience } from './audience';
import { reduceTimeline } from './reduce-timeline';
import { emptyTimeline, isBehind, type Timeline, type TimelineAction } from './timeline';

type Step =
  | { do: 'send' }
  | { do: 'edit'; index: number }
  | { do: 'deliver'; pick: number; again: boolean }
  | { do: 'drop'; pick: number }
  | { do: 'head' }
  | { do: 'ask' }
  | { do: 'answer' }
  | { do: 'older' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'send' }) },
  { weight: 3, arbitrary: fc.nat(30).map<Step>((index) => ({ do: 'edit', index })) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.nat(20), fc.boolean())
      .map<Step>(([pick, again]) => ({ do: 'deliver', pick, again })),
  },
  { weight: 2, arbitrary: fc.nat(20).map<Step>((pick) => ({ do: 'drop', pick })) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'head' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'ask' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'answer' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'older' }) },
);

/** A client whose feed may drop, double and reorder, and whose catch-up answers may be old when they arrive. */
class Client {
  timeline: Timeline<Message> = emptyTimeline();
  feed: LiveEvent[] = [];
  answers: TimelineAction<Message>[] = [];

  constructor(
    private readonly server: ModelServer,
    before: number,
  ) {
    for (let at = 0; at < before; at += 1) server.send();
    const head = server.head();
    const page = server.latest();
    this.apply({
      kind: 'started',
      entries: page.entries,
      hasOlder: page.hasMore,
      revision: head.revision,
    });
    this.apply({ kind: 'head', head });
  }

  apply(action: TimelineAction<Message>): void {
    this.timeline = reduceTimeline(this.timeline, action, customerAudience);
  }

  run(next: Step): void {
    const { server } = this;
    if (next.do === 'send') this.feed.push(server.send());
    if (next.do === 'edit') {
      const event = server.edit(next.index);
      if (event) this.feed.push(event);
    }
    if (next.do === 'deliver' || next.do === 'drop') {
      const at = this.feed.length > 0 ? next.pick % this.feed.length : -1;
      const event = this.feed[at];
      if (!event) return;
      if (next.do === 'deliver') this.apply(event);
      if (next.do === 'drop' || !next.again) this.feed.splice(at, 1);
    }
    if (next.do === 'head') this.apply({ kind: 'head', head: server.head() });
    if (next.do === 'ask') {
      this.answers.push(this.caughtUp().action);
    }
    if (next.do === 'answer') {
      const answer = this.answers.shift();
      if (answer) this.apply(answer);
    }
    if (next.do === 'older' && this.timeline.start > 0) {
      const page = server.older(this.timeline.start + 1);
      this.answers.push({ kind: 'older', entries: page.entries, hasOlder: page.hasMore });
    }
  }

  private caughtUp(): { action: TimelineAction<Message>; hasMore: boolean } {
    const page = this.server.catchUp(this.timeline.complete, this.timeline.revision);
    return { action: { kind: 'caught-up', ...page }, hasMore: page.hasMore };
  }

  /** A reconnect: what is under way is lost or comes late, then heads and catch-up until nothing is missing. */
  settle(late: boolean): void {
    for (const answer of this.answers.splice(0)) if (late) this.apply(answer);
    for (const event of this.feed.splice(0)) if (late) this.apply(event);
    this.apply({ kind: 'head', head: this.server.head() });
    let hasMore = false;
    for (let round = 0; hasMore || isBehind(this.timeline); round += 1) {
      if (round > 1_000) throw new Error('catch-up does not end');
      const page = this.caughtUp();
      hasMore = page.hasMore;
      this.apply(page.action);
    }
    while (this.timeline.start > 0) {
      const page = this.server.older(this.timeline.start + 1);
      this.apply({ kind: 'older', entries: page.entries, hasOlder: page.hasMore });
    }
  }
}

describe('a timeline under a bad network', () => {
  it('ends equal to the server’s list whatever was dropped, doubled, reordered or late', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.record({ before: fc.nat(8), pageSize: fc.integer({ min: 1, max: 5 }), late: fc.boolean() }),
        (steps, { before, pageSize, late }) => {
          const server = new ModelServer(pageSize);
          const client = new Client(server, before);
          for (const next of steps) client.run(next);
          client.settle(late);
          expect(client.timeline.entries).toEqual(server.messages);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('is in order and without doubles at every moment', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const client = new Client(new ModelServer(), 2);
        for (const next of steps) {
          client.run(next);
          const orders = client.timeline.entries.map(({ sequence }) => sequence);
          expect(orders).toEqual([...new Set(orders)].sort((a, b) => a - b));
        }
      }),
      { numRuns: 500 },
    );
  });
});
