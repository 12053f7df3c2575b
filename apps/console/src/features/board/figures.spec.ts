import { areaPath } from './area-path';
import { axisOf } from './line-option';
import { withGaps } from './line-points';
import { percent } from './percent';
import { team } from './testing';
import { longestTeam, wallPages } from './wall-pages';

it('writes shares with a digit where it says something, and none of nothing', () => {
  expect([percent(918, 1_000), percent(1, 2), percent(0, 0)]).toEqual(['91.8%', '50%', null]);
});

it('has two lines over zero, whole numbers, with room for the greatest', () => {
  expect([0, 1, 7, 144, 1_150].map(axisOf)).toEqual([
    { max: 2, interval: 1 },
    { max: 2, interval: 1 },
    { max: 8, interval: 4 },
    { max: 160, interval: 80 },
    { max: 1_200, interval: 600 },
  ]);
});

it('leaves a gap where minutes were not counted', () => {
  const minute = (at: string) => ({ at: `2026-03-02T00:${at}:00.000Z`, queue: 1 }) as never;
  const points = withGaps([minute('01'), minute('02'), minute('09')], () => 1);
  expect(points.map(({ value }) => value)).toEqual([1, 1, null, 1]);
  expect(areaPath([1, 1, null, 1, 1], { width: 40, height: 10 })).toHaveLength(2);
});

it('shows the team in the most trouble first, three to a page', () => {
  const teams = ['a', 'b', 'c', 'd'].map((teamId) => team({ teamId, late: teamId === 'd' ? 1 : 0 }));
  expect(wallPages(teams).map((page) => page.map(({ teamId }) => teamId))).toEqual([['d', 'a', 'b'], ['c']]);
});

it('names the team whose customer has waited longest', () => {
  const at = (minute: number) => `2026-03-02T00:0${minute}:00.000Z`;
  const teams = [
    team(),
    team({ teamId: 'b', longestSince: at(2) }),
    team({ teamId: 'c', longestSince: at(1) }),
  ];
  expect(longestTeam(teams)?.teamId).toBe('c');
  expect(longestTeam([team()])).toBeNull();
});
