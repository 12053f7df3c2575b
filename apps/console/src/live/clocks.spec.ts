import { waitingLevel } from '@yingda/design-system';
import { runningClock, withClock } from './clocks';
import type { Rows } from './merge-row';

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 2, 0, second)).toISOString();
const clock = { kind: 'first-response', startedAt: at(0), dueAt: at(100), warnAt: at(80) } as const;
const level = (warnAt: string | null, second: number) =>
  waitingLevel(runningClock({ clock: { ...clock, warnAt } })!, Date.parse(at(second)));

it('a clock is plain until it is near by its own warning, and late only past its end', () => {
  expect([79, 80, 100, 101].map((second) => level(at(80), second))).toEqual(['ok', 'soon', 'soon', 'late']);
});

it('a clock nobody is warned of is plain to its end', () => {
  expect([99, 101].map((second) => level(null, second))).toEqual(['ok', 'late']);
});

it('what is told of a clock is put on its row, taken off it again, and changes no other', () => {
  const rows = { a: { id: 'a' }, b: { id: 'b' } } as unknown as Rows;
  const running = withClock(rows, 'a', clock);
  expect(running['a']!.clock).toEqual(clock);
  expect(running['b']).toBe(rows['b']);
  expect(withClock(running, 'a', null)['a']).not.toHaveProperty('clock');
  expect(withClock(rows, 'unknown', clock)).toBe(rows);
});
