import { secondsOf, spanOf } from './time-span';

it.each([
  [120, 2, 'm'],
  [90, 90, 's'],
  [3_600, 1, 'h'],
  [5_400, 90, 'm'],
  [172_800, 2, 'd'],
])('%d seconds are written as %d %s, and read back', (seconds, count, unit) => {
  expect(spanOf(seconds)).toEqual({ count, unit });
  expect(secondsOf(spanOf(seconds))).toBe(seconds);
});

it('nothing shorter than a second and longer than a year is promised', () => {
  expect([secondsOf({ count: 0, unit: 'm' }), secondsOf({ count: 900, unit: 'd' })]).toEqual([1, 31_536_000]);
});
