import { niceAxis } from './nice-axis';

it('an axis of times has lines at whole parts of minutes and hours', () => {
  expect(niceAxis(262, 'seconds')).toEqual({ max: 300, interval: 60 });
  expect(niceAxis(53, 'seconds')).toEqual({ max: 60, interval: 15 });
  expect(niceAxis(9_500, 'seconds')).toEqual({ max: 10_800, interval: 3_600 });
});

it('an axis of shares ends at a hundred percent at the most', () => {
  expect(niceAxis(0.97, 'share')).toEqual({ max: 1, interval: 0.2 });
  expect(niceAxis(0.029, 'share').max).toBeLessThan(0.05);
});

it('an axis of counts has no halves', () => {
  expect(niceAxis(3, 'count')).toEqual({ max: 3, interval: 1 });
  expect(niceAxis(1_318, 'count')).toEqual({ max: 1_500, interval: 500 });
  expect(niceAxis(12, 'count').interval % 1).toBe(0);
});

it.each(['seconds', 'share', 'count', 'ratio'] as const)(
  'an axis of %s stands also when all is zero',
  (measure) => {
    const { max, interval } = niceAxis(0, measure);
    expect([max > 0, interval > 0, max >= interval]).toEqual([true, true, true]);
  },
);
