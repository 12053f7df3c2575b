import { seeded } from './random';

describe('seeded numbers', () => {
  it('come again with the same seed', () => {
    const draw = (seed: number) => {
      const random = seeded(seed);
      return Array.from({ length: 20 }, () => random.between(1, 1_000));
    };
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3)).not.toEqual(draw(4));
  });

  it('of one person do not depend on how much others draw', () => {
    const [first, second] = [seeded(5), seeded(5)];
    first.next();
    expect(first.fork('visitor 2').next()).toBe(second.fork('visitor 2').next());
    expect(first.fork('visitor 2').next()).not.toBe(first.fork('visitor 3').next());
  });

  it('follow their weights', () => {
    const random = seeded(1);
    const counts = { often: 0, seldom: 0, never: 0 };
    for (let round = 0; round < 2_000; round += 1)
      counts[random.weighted({ often: 9, seldom: 1, never: 0 })] += 1;
    expect(counts.never).toBe(0);
    expect(counts.often / counts.seldom).toBeGreaterThan(5);
    expect(counts.often / counts.seldom).toBeLessThan(14);
  });
});
