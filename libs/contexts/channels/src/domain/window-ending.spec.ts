import { warnAt } from './window-ending';

const openedAt = new Date('2026-11-21T08:00:00Z');
const ends = (minutes: number) => ({ openedAt, endsAt: new Date(openedAt.getTime() + minutes * 60_000) });
const minutesAfter = (at: Date) => (at.getTime() - openedAt.getTime()) / 60_000;

it('staff are warned so many minutes before the end', () =>
  expect(minutesAfter(warnAt(ends(2_880), 10))).toBe(2_870));
it('of a short window they are warned when half of it is over', () => {
  expect(minutesAfter(warnAt(ends(10), 10))).toBe(5);
  expect(minutesAfter(warnAt(ends(20), 10))).toBe(10);
});
