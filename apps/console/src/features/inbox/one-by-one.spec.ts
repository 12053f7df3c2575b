import { Problem } from '../../api/problem';
import { oneByOne, reasonsOf } from './one-by-one';

const none = (): Promise<void> => Promise.reject(new Error('no pause was meant'));

describe('the same done with several conversations', () => {
  it('begins the next only when the one before has an answer', async () => {
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
    };
    await oneByOne(['a', 'b', 'c'], work, none);
    expect(most).toBe(1);
  });

  it('goes on after a refusal and says which were refused and why', async () => {
    const full = new Problem('agent-full');
    const outcome = await oneByOne(
      ['a', 'b', 'c'],
      (id) => (id === 'b' ? Promise.reject(full) : Promise.resolve()),
      none,
    );
    expect(outcome).toEqual({ done: ['a', 'c'], failed: [{ id: 'b', problem: full }] });
  });

  it('waits as long as it is told to and tries the same one again', async () => {
    const waits: number[] = [];
    let tries = 0;
    const outcome = await oneByOne(
      ['a'],
      () =>
        tries++ < 2
          ? Promise.reject(new Problem('rate-limited', '', { retryAfterMs: 70 }))
          : Promise.resolve(),
      (ms) => Promise.resolve(void waits.push(ms)),
    );
    expect(outcome.done).toEqual(['a']);
    expect(waits).toEqual([70, 70]);
  });

  it('gives one up that is told to wait for ever', async () => {
    const outcome = await oneByOne(
      ['a', 'b'],
      (id) => (id === 'a' ? Promise.reject(new Problem('rate-limited')) : Promise.resolve()),
      () => Promise.resolve(),
    );
    expect(outcome.done).toEqual(['b']);
    expect(outcome.failed).toHaveLength(1);
  });

  it('says each reason once, the most frequent first', () => {
    const failed = ['agent-full', 'conversation-closed', 'conversation-closed'].map((code, at) => ({
      id: String(at),
      problem: new Problem(code as 'agent-full'),
    }));
    expect(reasonsOf(failed, (problem) => `${(problem as Problem).code}.`)).toEqual([
      'conversation-closed (2)',
      'agent-full',
    ]);
  });
});
