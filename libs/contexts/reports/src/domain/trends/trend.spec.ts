import { isRising, riseOf } from './trend';

it.each([
  [2, 1, false],
  [4, 0, false],
  [5, 0, true],
  [5, 4, false],
  [6, 4, true],
  [149, 100, false],
  [150, 100, true],
] as const)('%i against %d is a rise by half from five on: %s', (count, usual, is) => {
  expect(isRising({ count, usual }, { percent: 50, minimum: 5 })).toBe(is);
});

it('says by how much, and nothing where it never came before', () => {
  expect([riseOf({ count: 12, usual: 4 }), riseOf({ count: 5, usual: 0 })]).toEqual([200, null]);
});
