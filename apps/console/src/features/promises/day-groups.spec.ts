import { groupOf, groupsOf, secondsLeft } from './day-groups';

// Specs run in the machine's zone, so moments are made in it.
const at = (day: number, time: string) =>
  new Date(`2026-03-${String(day).padStart(2, '0')}T${time}`).toISOString();
const NOW = Date.parse(at(2, '15:00:00'));

it.each([
  [at(2, '14:59:59'), 'overdue'],
  [at(1, '09:00:00'), 'overdue'],
  [at(2, '15:00:00'), 'today'],
  [at(2, '23:59:59'), 'today'],
  [at(3, '00:00:00'), 'tomorrow'],
  [at(3, '23:59:00'), 'tomorrow'],
  [at(4, '00:00:00'), 'later'],
  [at(30, '08:00:00'), 'later'],
])('due at %s it stands under %s at three in the afternoon', (dueAt, group) =>
  expect(groupOf({ dueAt }, NOW)).toBe(group),
);

it('lists groups in their order and leaves empty ones out', () => {
  const list = [{ dueAt: at(2, '09:00:00') }, { dueAt: at(2, '16:00:00') }, { dueAt: at(9, '09:00:00') }];
  expect(groupsOf(list, NOW).map(({ group, list: its }) => [group, its.length])).toEqual([
    ['overdue', 1],
    ['today', 1],
    ['later', 1],
  ]);
});

it('counts the seconds that are left, and those since', () => {
  expect(secondsLeft({ dueAt: at(2, '15:02:00') }, NOW)).toBe(120);
  expect(secondsLeft({ dueAt: at(2, '14:00:00') }, NOW)).toBe(-3_600);
});
