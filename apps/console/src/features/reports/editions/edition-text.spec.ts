import { daysOfEdition, groupsOf, momentOfEdition, rowOf } from './edition-text';

const value = {
  value: 1,
  count: 1,
  mean: null,
  median: null,
  p90: null,
  numerator: null,
  denominator: null,
  unanswered: null,
};
const row = (group: string | null) => ({ group: [group], value, previous: null, change: null });

describe('a kept report in words', () => {
  it('names its days by the shop’s clock, the last one that counts included', () => {
    const week = {
      from: '2026-11-15T16:00:00.000Z',
      to: '2026-11-22T16:00:00.000Z',
      timeZone: 'Asia/Shanghai',
    };
    expect(daysOfEdition(week)).toBe('2026-11-16 – 2026-11-22');
    expect(momentOfEdition('2026-11-22T16:01:05.000Z', week.timeZone)).toBe('2026-11-23 00:01');
  });

  it('has a line for each group of any figure, once, in their order', () => {
    const figures = [
      { rows: [row('quality'), row(null)] },
      { rows: [row('quality'), row('price')] },
    ] as never;
    expect(groupsOf({ figures })).toEqual([['quality'], [null], ['price']]);
    expect(rowOf({ rows: [row('quality'), row(null)] }, [null])?.group).toEqual([null]);
    expect(rowOf({ rows: [row('quality')] }, ['price'])).toBeUndefined();
  });
});
