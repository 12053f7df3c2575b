import { seeded } from '../random';
import { processPlan } from './process-plan';

const size = { gateways: 3, workers: 2, seconds: 600 };

describe('the plan of what happens to processes', () => {
  it('is the same for the same seed and another for another', () => {
    const plan = processPlan(seeded(7), size);
    expect(processPlan(seeded(7), size)).toEqual(plan);
    expect(processPlan(seeded(8), size)).not.toEqual(plan);
  });

  it('meets every kind of process in every way, every few seconds', () => {
    const plan = processPlan(seeded(7), size);
    const met = new Set(plan.map(({ target, kind }) => `${target.replace(/-\d+/, '')} ${kind}`));
    expect([...met].sort()).toEqual(
      ['gateway', 'postgres', 'redis', 'worker']
        .flatMap((target) => ['ended', 'killed', 'paused'].map((kind) => `${target} ${kind}`))
        .sort(),
    );
    expect(plan.length).toBeGreaterThan(100);
  });

  it('leaves one gateway alone at any time', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const gateways = processPlan(seeded(seed), size).filter(({ target }) => target.startsWith('gateway'));
      for (const { at } of gateways) {
        const down = gateways.filter((other) => other.at <= at && at < other.at + other.forMs);
        expect(new Set(down.map(({ target }) => target)).size).toBeLessThan(size.gateways);
      }
    }
  });

  it('meets database and Redis in the shortest runs, too', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const targets = processPlan(seeded(seed), { ...size, seconds: 20 }).map(({ target }) => target);
      expect(targets).toEqual(expect.arrayContaining(['redis', 'postgres']));
    }
  });
});
