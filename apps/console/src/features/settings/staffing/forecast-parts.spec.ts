import { medianOf, shareOf } from './forecast-parts';

describe('the parts of a forecast', () => {
  it('are the median of the days and the mean share of the half hour', () => {
    expect([medianOf([]), medianOf([3, 90, 4]), medianOf([4, 8, 1, 90])]).toEqual([0, 4, 6]);
    // 3 of 4, half of 8, nothing of 90; a day without any says nothing of shares.
    expect(
      shareOf(
        [
          [3, 1],
          [4, 4],
          [0, 90],
          [0, 0],
        ],
        0,
      ),
    ).toBeCloseTo(1.25 / 3);
    expect(shareOf([[0, 0]], 0)).toBeNull();
  });
});
