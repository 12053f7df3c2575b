import type { Message } from '@yingda/contracts';
import type { QueuedMessage } from '../send-queue/types';
import { emptyTimeline, type Timeline } from './timeline';
import { timelineView } from './view';

const entry = (sequence: number, clientMessageId?: string): Message => ({
  id: `id-${sequence}`,
  conversationId: 'c',
  sequence,
  ...(clientMessageId && { clientMessageId }),
  author: { kind: 'agent', name: 'Lin' },
  content: { kind: 'text', text: 'x' },
  createdAt: `2026-11-21T10:0${sequence}:00.000Z`,
});
const queued = (clientMessageId: string, minute: number, state: QueuedMessage['state']): QueuedMessage => ({
  clientMessageId,
  conversationId: 'c',
  entry: 'message',
  content: { kind: 'text', text: 'y' },
  writtenAt: `2026-11-21T10:0${minute}:30.000Z`,
  order: minute,
  state,
  attempts: 0,
});
const timeline = (part: Partial<Timeline<Message>>): Timeline<Message> => ({
  ...emptyTimeline<Message>(),
  ...part,
});
const keys = (items: { key: string }[]) => items.map(({ key }) => key);

describe('what a screen draws', () => {
  it('shows what waits at the end, in the order written', () => {
    const view = timelineView(timeline({ entries: [entry(1), entry(2)] }), [
      queued('a', 0, 'sending'),
      queued('b', 1, 'waiting'),
    ]);
    expect(keys(view)).toEqual(['id-1', 'id-2', 'a', 'b']);
  });
  it('shows what was refused where it was written', () => {
    const view = timelineView(timeline({ entries: [entry(1), entry(3)] }), [queued('bad', 2, 'failed')]);
    expect(keys(view)).toEqual(['id-1', 'bad', 'id-3']);
  });
  it('shows an own message once while it passes from queue to acknowledgement to timeline, under one key', () => {
    const message = queued('mine', 1, 'sending');
    const accepted = { id: 'id-1', clientMessageId: 'mine', sequence: 1, createdAt: message.writtenAt };
    const sent = new Map([['mine', message]]);
    const steps = [
      timelineView(timeline({}), [message]),
      timelineView(timeline({ accepted: [accepted] }), [message], sent),
      timelineView(timeline({ accepted: [accepted] }), [], sent),
      timelineView(timeline({ entries: [entry(1, 'mine')] }), [message], sent),
    ];
    expect(steps.map(keys)).toEqual([['mine'], ['mine'], ['mine'], ['mine']]);
  });
});
