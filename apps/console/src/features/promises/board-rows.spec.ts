import { behindOf, keptShare } from './board-rows';

const times = { at: '2026-03-02T09:00:00.000Z', dayEnd: '2026-03-02T16:00:00.000Z' };

it('opens exactly what was counted: bands do not overlap and leave no gap', () => {
  const of = (cell: 0 | 1 | 2 | 3) => behindOf(times, { group: 'owner', id: 'ann', cell });
  expect([0, 1, 2, 3].map((cell) => of(cell as 0))).toEqual([
    { ownerId: 'ann', dueFrom: '2026-03-01T09:00:00.000Z', dueUntil: '2026-03-02T09:00:00.000Z' },
    { ownerId: 'ann', dueFrom: '2026-02-28T09:00:00.000Z', dueUntil: '2026-03-01T09:00:00.000Z' },
    { ownerId: 'ann', dueFrom: '2026-02-27T09:00:00.000Z', dueUntil: '2026-02-28T09:00:00.000Z' },
    { ownerId: 'ann', dueUntil: '2026-02-27T09:00:00.000Z' },
  ]);
});

it('opens what is due today until the shop’s day ends, of a department as of everybody', () => {
  expect(behindOf(times, { group: 'department', id: 'd', cell: 'today' })).toEqual({
    ...{ departmentId: 'd', dueFrom: times.at, dueUntil: times.dayEnd },
  });
  expect(behindOf(times, { group: 'all', id: null, cell: 'overdue' })).toEqual({ dueUntil: times.at });
});

it('a share of nothing is none', () => {
  expect([keptShare({ kept: 3, broken: 1 }), keptShare({ kept: 0, broken: 0 })]).toEqual([0.75, null]);
});
