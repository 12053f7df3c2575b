import type { StaffEntry } from '@yingda/contracts';
import type { TimelineEvent } from '@yingda/contracts/names';
import { foldEvents } from './fold-events';

const event = (name: TimelineEvent, at: number) => ({
  kind: 'event' as const,
  key: `e${at}`,
  entry: {
    id: `e${at}`,
    position: at,
    entry: 'event',
    content: { kind: 'event', event: name, details: {} },
  } as unknown as StaffEntry,
});
const said = (at: number) => ({ kind: 'message' as const, key: `m${at}` });
const toAndFro = (from: number, times: number) =>
  Array.from({ length: times }, (_, index) =>
    event(index % 2 ? 'conversation-returned' : 'conversation-assigned', from + index),
  );
const shape = (lines: Parameters<typeof foldEvents>[0]) =>
  foldEvents(lines).map((line) => ('entries' in line ? line.entries.map(({ id }) => id) : line.key));

it('going to and fro between queue and agents is one line with a count, and the latest of it', () => {
  expect(shape([said(0), ...toAndFro(1, 6), said(7)])).toEqual([
    'm0',
    ['e1', 'e2', 'e3', 'e4', 'e5'],
    'e6',
    'm7',
  ]);
  expect(foldEvents(toAndFro(1, 6))[0]).toMatchObject({ kind: 'fold', family: 'moves' });
});

it('a few lines stay as they are', () => {
  expect(shape(toAndFro(1, 3))).toEqual(['e1', 'e2', 'e3']);
});

it('what was said between ends a run, and nothing changes places', () => {
  const lines = [
    ...toAndFro(1, 2),
    said(3),
    ...toAndFro(4, 4),
    event('conversation-escalated', 8),
    ...toAndFro(9, 2),
  ];
  const order = foldEvents(lines).flatMap((line) =>
    'entries' in line ? line.entries.map(({ id }) => id) : [line.key],
  );
  expect(order).toEqual(lines.map(({ key }) => key));
  expect(shape(lines)).toEqual(['e1', 'e2', 'm3', ['e4', 'e5', 'e6'], 'e7', 'e8', 'e9', 'e10']);
});

it('the same thing again and again folds too, different things do not fold together', () => {
  const waits = [1, 2, 3, 4].map((at) => event('conversation-waiting', at));
  expect(foldEvents(waits)[0]).toMatchObject({ kind: 'fold', family: 'same' });
  const mixed = [
    event('conversation-waiting', 1),
    event('conversation-escalated', 2),
    event('conversation-closed', 3),
    event('conversation-rated', 4),
  ];
  expect(foldEvents(mixed)).toEqual(mixed);
});
