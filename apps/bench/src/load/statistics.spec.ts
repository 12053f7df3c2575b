import { median, percentile, spreadOf } from './statistics';

describe('statistics', () => {
  it('takes the middle of an odd number and between the two middles of an even one, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 10])).toBe(3.5);
  });

  it('gives percentiles of what was measured and not in between', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 0.5)).toBe(51);
    expect(percentile(values, 0.99)).toBe(100);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('spreads from the least to the most', () => {
    expect(spreadOf([0.6, 0.4, 0.5])).toEqual({ min: 0.4, median: 0.5, max: 0.6 });
  });
});
