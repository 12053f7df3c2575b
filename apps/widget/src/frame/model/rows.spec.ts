import type { Message } from '@yingda/contracts';
import type { QueuedMessage, TimelineItem } from '@yingda/realtime-client';
import { toRows, type BubbleRow } from './rows';
import { noMarks } from './state';

const at = (time: string) => `2026-11-21T${time}Z`;
let count = 0;
const entry = (time: string, more: Partial<Message> = {}): TimelineItem<Message> => {
  count += 1;
  const message: Message = {
    id: `m${count}`,
    conversationId: 'c',
    sequence: count,
    author: { kind: 'agent', name: '林悦' },
    content: { kind: 'text', text: 'hello' },
    createdAt: at(time),
    ...more,
  };
  return { kind: 'entry', key: message.id, entry: message };
};
const own = { author: { kind: 'customer' as const, name: '我' } };
const local = (state: QueuedMessage['state']): TimelineItem<Message> => ({
  kind: 'local',
  key: 'k',
  message: {
    clientMessageId: 'k',
    conversationId: 'c',
    entry: 'message',
    content: { kind: 'text', text: 'mine' },
    writtenAt: at('10:00:30'),
    order: 1,
    state,
    attempts: 0,
  },
});
const bubbles = (items: TimelineItem<Message>[], marks = noMarks) =>
  toRows(items, marks).filter((row): row is BubbleRow => row.kind === 'bubble');

describe('rows of the log', () => {
  beforeEach(() => (count = 0));

  it('begin with a date line, and have another after an hour and on the next day', () => {
    const rows = toRows([entry('10:00:00'), entry('10:10:00'), entry('11:20:00')], noMarks);
    expect(rows.map(({ kind }) => kind)).toEqual(['day', 'bubble', 'bubble', 'day', 'bubble']);
  });
  it('group one sender within two minutes', () => {
    const rows = bubbles([entry('10:00:00'), entry('10:01:00'), entry('10:05:00')]);
    expect(rows.map(({ first, last }) => [first, last])).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });
  it('do not group two agents, nor shopper and agent', () => {
    const other = { author: { kind: 'agent' as const, name: '陈' } };
    const rows = bubbles([entry('10:00:00'), entry('10:00:10', other), entry('10:00:20', own)]);
    expect(rows.every(({ first, last }) => first && last)).toBe(true);
  });
  it('mark own messages as read up to what the agent has read, and nothing of others', () => {
    const rows = bubbles([entry('10:00:00', own), entry('10:00:10', own), entry('10:00:20')], {
      ...noMarks,
      agentRead: 1,
    });
    expect(rows.map(({ mark }) => mark)).toEqual(['read', 'delivered', null]);
  });
  it('never call a message delivered before the acknowledgement', () => {
    expect(bubbles([local('waiting')])[0]?.mark).toBe('waiting');
    expect(bubbles([local('sending')])[0]?.mark).toBe('sending');
    expect(bubbles([local('failed')])[0]?.mark).toBe('failed');
  });
  it('show what happened as a line', () => {
    const joined = entry('10:00:00', { content: { kind: 'event', event: 'agent-joined', details: {} } });
    expect(toRows([joined], noMarks).map(({ kind }) => kind)).toEqual(['day', 'event']);
  });
});
