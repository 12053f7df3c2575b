import { toldWait } from './told';

const minutes = (seconds: number | null) => {
  const { estimatedSeconds, atLeast } = toldWait(seconds);
  return estimatedSeconds === null ? null : `${atLeast ? '>' : ''}${estimatedSeconds / 60}`;
};

describe('a wait as it is told', () => {
  it.each([
    [0, '1'],
    [59, '1'],
    [61, '2'],
    [600, '10'],
    [601, '15'],
    [901, '20'],
    [1_200, '20'],
    [1_201, '>20'],
    [90_000, '>20'],
  ])('%i seconds are %s minutes', (seconds, told) => expect(minutes(seconds)).toBe(told));

  it('is no number when it is not known', () => expect(minutes(null)).toBeNull());
});
