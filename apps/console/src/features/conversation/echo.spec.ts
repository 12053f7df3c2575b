import type { StaffEntry } from '@yingda/contracts';
import type { TimelineEvent } from '@yingda/contracts/names';
import { withoutEchoes } from './echo';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 6, 0, seconds)).toISOString();
const event = (name: TimelineEvent, seconds = 0) => ({
  entry: {
    entry: 'event',
    content: { kind: 'event', event: name, details: {} },
    createdAt: at(seconds),
  } as unknown as StaffEntry,
});
const message = (seconds: number) => ({ entry: { entry: 'message', createdAt: at(seconds) } as StaffEntry });
const names = (items: { entry: StaffEntry }[]) =>
  withoutEchoes(items).map(({ entry }) =>
    entry.entry === 'event' ? (entry.content as { event: string }).event : 'said',
  );

it('what the customer is shown is not told to staff a second time', () => {
  expect(
    names([event('conversation-assigned'), event('conversation-accepted'), event('agent-joined')]),
  ).toEqual(['conversation-assigned']);
});

it('a transfer is one line, with its note', () => {
  const note = { entry: { entry: 'note', createdAt: at(0) } as StaffEntry };
  const lines = [
    note,
    event('conversation-transferred'),
    event('conversation-assigned'),
    event('conversation-accepted'),
  ];
  expect(withoutEchoes(lines)).toHaveLength(2);
});

it('a later deed of the same kind is told', () => {
  expect(names([event('conversation-assigned'), event('conversation-accepted', 40)])).toEqual([
    'conversation-assigned',
    'conversation-accepted',
  ]);
  expect(names([event('conversation-opened'), message(1), event('conversation-queued', 1)])).toEqual([
    'conversation-opened',
    'said',
    'conversation-queued',
  ]);
});
