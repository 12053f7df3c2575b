import { silentLog } from '@yingda/platform';
import { Lookups } from './lookups';

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('filling screens', () => {
  const lookups = () => new Lookups(silentLog, () => Promise.resolve());

  it('tries again what failed until it succeeds', async () => {
    let tries = 0;
    lookups().run('a', async () => {
      if (++tries < 4) throw new Error('no database');
    });
    await settled();
    expect(tries).toBe(4);
  });

  it('reads once more for everything asked for while it read, and never two at a time', async () => {
    const all = lookups();
    let [reading, most, done] = [0, 0, 0];
    const read = async () => {
      most = Math.max(most, ++reading);
      await settled();
      reading--;
      done++;
    };
    for (let asked = 0; asked < 5; asked++) all.run('a', read);
    await settled();
    await settled();
    await settled();
    expect({ most, done }).toEqual({ most: 1, done: 2 });
  });

  it('keeps keys apart', async () => {
    const all = lookups();
    const told: string[] = [];
    all.run('a', () => new Promise(() => undefined));
    all.run('b', async () => void told.push('b'));
    await settled();
    expect(told).toEqual(['b']);
  });

  it('gives up what fails for good instead of trying for ever', async () => {
    let tries = 0;
    lookups().run('a', async () => {
      tries++;
      throw new Error('always');
    });
    for (let i = 0; i < 200; i++) await Promise.resolve();
    await settled();
    expect(tries).toBe(64);
  });
});
