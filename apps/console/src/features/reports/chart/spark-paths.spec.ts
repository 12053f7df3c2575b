import { sparkPaths } from './spark-paths';

const box = { width: 12, height: 12 };

it('goes from zero at the bottom to the greatest at the top', () => {
  expect(sparkPaths([0, 5, 10], box)).toEqual(['M1.0 11.0L6.0 6.0L11.0 1.0']);
});

it('has a gap where nothing was counted, and no piece of one point', () => {
  expect(sparkPaths([1, 1, null, 1, null, 1, 1], box)).toHaveLength(2);
});

it('is not drawn where there is nothing to see', () => {
  expect(sparkPaths([5], box)).toEqual([]);
  expect(sparkPaths([0, 0, null], box)).toEqual([]);
});
