import { persistently } from './persistently';

const setUp = (how: { reached: boolean; age: number }) => {
  const renew = jest.fn();
  const failed = jest.fn();
  const load = jest.fn(() => Promise.reject<string>(new Error('404')));
  const surroundings = { reached: async () => how.reached, age: () => how.age, renew };
  const loaded = persistently(load, failed, surroundings);
  return { renew, failed, load, loaded, how };
};

describe('a part of the program that is loaded on use', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('comes once the line is back, and the page stays as it is', async () => {
    const { load, loaded, renew, failed, how } = setUp({ reached: false, age: 3_600_000 });
    await jest.advanceTimersByTimeAsync(9_000);
    expect(failed).toHaveBeenCalled();
    how.reached = true;
    load.mockResolvedValue('part');
    await jest.advanceTimersByTimeAsync(4_000);
    expect(await loaded).toBe('part');
    expect(renew).not.toHaveBeenCalled();
  });

  it('that went with an older version brings the new version', async () => {
    const { renew } = setUp({ reached: true, age: 3_600_000 });
    await jest.advanceTimersByTimeAsync(4_000);
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('that is broken in the new version does not load the page over and over', async () => {
    const { renew } = setUp({ reached: true, age: 30_000 });
    await jest.advanceTimersByTimeAsync(20_000);
    expect(renew).not.toHaveBeenCalled();
  });
});
