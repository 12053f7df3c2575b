import { mergeEdits } from './merge-edits';
import { sameValue } from './same-value';

const base = { name: 'Shop', color: '#111111', origins: ['https://a.example'], paused: false };

describe('my unsaved edits on a newer version', () => {
  it('keep what only I changed, and take what only they changed', () => {
    const mine = { ...base, name: 'My shop' };
    const theirs = { ...base, paused: true };
    expect(mergeEdits(base, mine, theirs)).toEqual({
      merged: { ...base, name: 'My shop', paused: true },
      conflicts: [],
    });
  });
  it('keep mine and say so where both changed the same thing differently', () => {
    const mine = { ...base, color: '#222222', origins: [] };
    const theirs = { ...base, color: '#333333', origins: [] };
    expect(mergeEdits(base, mine, theirs)).toEqual({
      merged: { ...base, color: '#222222', origins: [] },
      conflicts: ['color'],
    });
  });
  it('are gone when they are what was stored: my own save came back', () => {
    const mine = { ...base, name: 'My shop' };
    const { merged, conflicts } = mergeEdits(base, mine, { ...mine });
    expect(sameValue(merged, mine)).toBe(true);
    expect(conflicts).toEqual([]);
  });
});

describe('sameness', () => {
  it.each<[unknown, unknown, boolean]>([
    [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
    [[1, 2], [2, 1], false],
    [{ a: undefined }, {}, true],
    [null, {}, false],
    [[], {}, false],
    [{ a: null }, { a: undefined }, false],
  ])('of %j and %j is %s', (a, b, same) => expect(sameValue(a, b)).toBe(same));
});
