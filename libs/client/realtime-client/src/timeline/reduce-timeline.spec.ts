import type { Message } from '@yingda/contracts';
import { customerAudience } from './audience';
import { reduceTimeline } from './reduce-timeline';
import { emptyTimeline, isBehind, type Timeline, type TimelineAction } from './timeline';

const message = (sequence: number, text = `m${sequence}`, more: Partial<Message> = {}): Message => ({
  id: `id-${sequence}`,
  conversationId: 'c',
  sequence,
  author: { kind: 'agent', name: 'Lin' },
  content: { kind: 'text', text },
  createdAt: '2026-11-21T10:00:00Z',
  ...more,
});
const head = (sequence: number, revision = 0) => ({ conversationId: 'c', sequence, revision });
const after = (actions: TimelineAction<Message>[], from: Timeline<Message> = emptyTimeline()) =>
  actions.reduce((timeline, action) => reduceTimeline(timeline, action, customerAudience), from);
const texts = (timeline: Timeline<Message>) =>
  timeline.entries.map(({ content }) => (content.kind === 'text' ? content.text : content.kind));

describe('a timeline', () => {
  it('orders by sequence and keeps each message once, however often and late it comes', () => {
    const timeline = after([
      { kind: 'sent', entry: message(2) },
      { kind: 'sent', entry: message(1) },
      { kind: 'sent', entry: message(2) },
      { kind: 'sent', entry: message(3) },
    ]);
    expect(texts(timeline)).toEqual(['m1', 'm2', 'm3']);
    expect(isBehind(timeline)).toBe(false);
  });

  it('notices a gap and closes it by what catch-up brings', () => {
    const gap = after([
      { kind: 'sent', entry: message(1) },
      { kind: 'sent', entry: message(4) },
    ]);
    expect(gap.complete).toBe(1);
    expect(isBehind(gap)).toBe(true);
    const page = [message(2), message(3), message(4)];
    const closed = after(
      [{ kind: 'caught-up', entries: page, changed: [], head: head(4), hasMore: false }],
      gap,
    );
    expect(closed.complete).toBe(4);
    expect(isBehind(closed)).toBe(false);
  });

  it('is not set back by a change told late, after a later one was caught up with', () => {
    const started = after([
      { kind: 'started', entries: [message(2)], hasOlder: true, revision: 2 },
      { kind: 'updated', entry: message(1, 'second form'), revision: 1 },
      { kind: 'updated', entry: message(2, 'old form'), revision: 2 },
    ]);
    const whole = after([{ kind: 'older', entries: [message(1, 'third form')], hasOlder: false }], started);
    const late = after([{ kind: 'updated', entry: message(1, 'second form'), revision: 1 }], whole);
    expect(texts(late)).toEqual(['third form', 'm2']);
  });

  it('notices by the head that the last message never came', () => {
    const timeline = after([
      { kind: 'sent', entry: message(1) },
      { kind: 'head', head: head(2) },
    ]);
    expect(isBehind(timeline)).toBe(true);
  });

  it('notices a lost change by the gap in revisions, and by the head', () => {
    const first = after([
      { kind: 'sent', entry: message(1) },
      { kind: 'updated', entry: message(1, 'b'), revision: 2 },
    ]);
    expect(texts(first)).toEqual(['b']);
    expect(first.revision).toBe(0);
    expect(isBehind(first)).toBe(true);
    const second = after([{ kind: 'updated', entry: message(1, 'a'), revision: 1 }], first);
    expect(texts(second)).toEqual(['b']);
    expect(second.revision).toBe(2);
    expect(isBehind(after([{ kind: 'head', head: head(1, 3) }], second))).toBe(true);
  });

  it('never lets an older form replace a newer one', () => {
    const timeline = after([
      { kind: 'sent', entry: message(1) },
      { kind: 'updated', entry: message(1, 'new'), revision: 5 },
      { kind: 'caught-up', entries: [message(1, 'old')], changed: [], head: head(1, 4), hasMore: false },
    ]);
    expect(texts(timeline)).toEqual(['new']);
    expect(timeline.revision).toBe(5);
  });

  it('begins with the newest page and takes older ones in front, in their changed form', () => {
    const started = after([
      { kind: 'started', entries: [message(5), message(4)], hasOlder: true, revision: 7 },
      { kind: 'updated', entry: message(3, 'edited'), revision: 8 },
    ]);
    expect(texts(started)).toEqual(['m4', 'm5']);
    const whole = after(
      [{ kind: 'older', entries: [message(1), message(2), message(3)], hasOlder: false }],
      started,
    );
    expect(texts(whole)).toEqual(['m1', 'm2', 'edited', 'm4', 'm5']);
    expect(whole.start).toBe(0);
    expect(isBehind(whole)).toBe(false);
  });

  it('shows an acknowledged own message until its entry comes', () => {
    const own = { id: 'id-1', clientMessageId: 'k', sequence: 1, createdAt: '2026-11-21T10:00:00Z' };
    const accepted = after([{ kind: 'accepted', message: own }]);
    expect(accepted.accepted).toEqual([own]);
    const arrived = after([{ kind: 'sent', entry: message(1, 'mine', { clientMessageId: 'k' }) }], accepted);
    expect(arrived.accepted).toEqual([]);
    expect(after([{ kind: 'accepted', message: own }], arrived).accepted).toEqual([]);
  });

  it('raises marks and never lowers them', () => {
    const timeline = after([
      { kind: 'marked', marks: { agentRead: 4 } },
      { kind: 'marked', marks: { agentRead: 2, customerRead: 1 } },
    ]);
    expect(timeline.marks).toEqual({ customerDelivered: 0, customerRead: 1, agentRead: 4 });
  });

  it('is the same object when nothing changed', () => {
    const timeline = after([{ kind: 'sent', entry: message(1) }]);
    expect(after([{ kind: 'sent', entry: message(1) }], timeline)).toBe(timeline);
    expect(after([{ kind: 'head', head: head(1) }], timeline)).toBe(timeline);
  });
});
