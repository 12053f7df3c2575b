import { fewAtOnce } from './few-at-once';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const nobody = () => {
  throw new Error('nothing was to fail');
};

describe('a few at once', () => {
  it('are all worked on, in their order and never more than said at the same time', async () => {
    const begun: number[] = [];
    let [now, most] = [0, 0];
    const work = async (item: number) => {
      begun.push(item);
      most = Math.max(most, (now += 1));
      await turn();
      now -= 1;
    };
    const items = [1, 2, 3, 4, 5, 6, 7];
    expect(await fewAtOnce(items, work, { failed: nobody, atOnce: 3 })).toEqual([]);
    expect([begun, most]).toEqual([items, 3]);
    expect(await fewAtOnce([], work, { failed: nobody })).toEqual([]);
  });

  it('fail each for itself', async () => {
    const done: number[] = [];
    const failed: [string, number][] = [];
    const work = async (item: number) => {
      await turn();
      if (item % 2 === 0) throw new Error(`not ${item}`);
      done.push(item);
    };
    const tell = (error: unknown, item: number) => void failed.push([(error as Error).message, item]);
    await fewAtOnce([1, 2, 3, 4, 5], work, { failed: tell, atOnce: 2 });
    expect(done).toEqual([1, 3, 5]);
    expect(failed).toEqual([
      ['not 2', 2],
      ['not 4', 4],
    ]);
  });

  it('stop when asked to, and tell what was not begun', async () => {
    const begun: number[] = [];
    const work = async (item: number) => void begun.push(item);
    const goOn = () => begun.length < 2;
    expect(await fewAtOnce([1, 2, 3, 4], work, { failed: nobody, atOnce: 1, goOn })).toEqual([3, 4]);
  });

  it('end with what is in hand when one’s failing is told to end them all', async () => {
    const done: number[] = [];
    const gone = new Error('the database is gone');
    const work = async (item: number) => {
      if (item === 1) throw gone;
      await turn();
      done.push(item);
    };
    const failed = (error: unknown) => {
      throw error;
    };
    await expect(fewAtOnce([1, 2, 3, 4], work, { failed, atOnce: 2 })).rejects.toBe(gone);
    expect(done).toEqual([2]);
  });
});
