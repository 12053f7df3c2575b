import { RecentMoves, WhileUnmoved } from './while-unmoved';

describe('what a socket remembers of a conversation', () => {
  let moves: RecentMoves;
  let asked: string[];
  let holder: string;
  let holders: WhileUnmoved<string>;
  beforeEach(() => {
    jest.useFakeTimers();
    moves = new RecentMoves();
    asked = [];
    holder = 'Anna';
    holders = new WhileUnmoved(moves, async (id) => {
      asked.push(id);
      if (holder === '') throw new Error('no such conversation');
      return holder;
    });
  });
  afterEach(() => jest.useRealTimers());

  it('is read once for a few seconds, of each conversation', async () => {
    for (const id of ['one', 'two', 'one', 'one', 'two']) expect(await holders.of(id)).toBe('Anna');
    expect(asked).toEqual(['one', 'two']);
    jest.advanceTimersByTime(5_000);
    await holders.of('one');
    expect(asked).toEqual(['one', 'two', 'one']);
  });

  it('is read anew as soon as it moves, and so is what was read while it moved', async () => {
    await holders.of('one');
    moves.note('one');
    holder = 'Bo';
    jest.advanceTimersByTime(1);
    expect(await holders.of('one')).toBe('Bo');
    holder = 'Cai';
    expect(await holders.of('one')).toBe('Bo');
    const read = holders.of('two');
    moves.note('two');
    await read;
    await holders.of('two');
    expect(asked.filter((id) => id === 'two')).toHaveLength(2);
  });

  it('is not remembered when it could not be read', async () => {
    holder = '';
    await expect(holders.of('one')).rejects.toThrow('no such conversation');
    holder = 'Anna';
    expect(await holders.of('one')).toBe('Anna');
  });
});
