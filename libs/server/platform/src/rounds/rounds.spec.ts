import { silentLog, type Log } from '../logging/log';
import { Rounds } from './rounds';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Waits for a state instead of a time: a busy machine only makes it longer. */
async function until(check: () => boolean): Promise<void> {
  for (let waited = 0; !check(); waited += 2) {
    if (waited > 4_000) throw new Error('This did not become true');
    await pause(2);
  }
}

describe('rounds', () => {
  const HOUR = 3_600_000;
  let rounds: Rounds;
  let looks: number;
  const made = (work: () => Promise<number | null>, more: { everyMs?: number; log?: Log } = {}) => {
    looks = 0;
    rounds = new Rounds(() => ((looks += 1), work()), {
      ...{ name: 'Work', log: silentLog, everyMs: HOUR, troubleMs: 5 },
      ...more,
    });
    return rounds;
  };
  afterEach(() => rounds.stop());

  it('begin at once, and go on when the work wants it or the pause is over', async () => {
    made(async () => (looks < 4 ? 1 : null)).start();
    await until(() => looks === 4);
    await pause(20);
    expect(looks).toBe(4);
    await rounds.stop();
    made(async () => null, { everyMs: 2 }).start();
    await until(() => looks > 3);
  });

  it('are woken at once, or at a moment that is sooner than their own', async () => {
    made(async () => null).start();
    await until(() => looks === 1);
    rounds.wake();
    await until(() => looks === 2);
    const asked = performance.now();
    rounds.wake(HOUR / 2);
    rounds.wake(60);
    rounds.wake(HOUR / 3);
    await until(() => looks === 3);
    expect(performance.now() - asked).toBeGreaterThan(55);
  });

  it('remember a waking that comes during the work, and never do the work twice at a time', async () => {
    let inside = 0;
    let most = 0;
    let end = (): void => undefined;
    made(async () => {
      most = Math.max(most, (inside += 1));
      await new Promise<void>((resolve) => (end = resolve));
      inside -= 1;
      return null;
    }).start();
    await until(() => looks === 1);
    rounds.start();
    for (let time = 0; time < 5; time++) rounds.wake();
    await pause(10);
    expect(looks).toBe(1);
    end();
    await until(() => looks === 2);
    end();
    await pause(20);
    expect([looks, most]).toEqual([2, 1]);
  });

  it('go on after trouble, with a pause that wakings do not shorten', async () => {
    const told: string[] = [];
    const log = { ...silentLog, warn: (_: unknown, text?: string) => void told.push(text!) } as Log;
    made(
      async () => {
        if (looks === 1) {
          rounds.wake();
          throw new Error('no connection');
        }
        return null;
      },
      { log },
    ).start();
    await until(() => looks === 2);
    expect(told).toEqual(['Work has trouble and tries again']);
  });

  it('leave the work to others while it is not their turn', async () => {
    let mine = false;
    made(async () => null, { everyMs: 2 }).start({ when: () => mine });
    await pause(20);
    expect(looks).toBe(0);
    mine = true;
    await until(() => looks > 0);
  });

  it('end after the work in hand, and begin again', async () => {
    let done = false;
    made(async () => {
      await pause(20);
      done = true;
      return null;
    }).start();
    await until(() => looks === 1);
    await rounds.stop();
    expect(done).toBe(true);
    rounds.wake();
    await pause(10);
    expect(looks).toBe(1);
    rounds.start();
    await until(() => looks === 2);
  });
});
