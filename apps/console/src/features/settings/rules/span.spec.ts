import { countOf, unitOf } from './span';

it.each([
  [90, 's', 90],
  [300, 'm', 5],
  [7_200, 'h', 2],
  [172_800, 'd', 2],
  [0, 'm', 0],
] as const)('%i seconds are said in %s', (seconds, unit, count) => {
  expect(unitOf(seconds)).toBe(unit);
  expect(countOf(seconds, unit)).toBe(count);
});
