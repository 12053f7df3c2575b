import { holdOrder, keepDeparted } from './held-order';
import type { RowGroup } from './row-order';

const us = (...ids: string[]): RowGroup => ({ name: 'us', ids });
const customer = (...ids: string[]): RowGroup => ({ name: 'customer', ids });

describe('while the pointer is over the list', () => {
  it('rows stay where they are and the changes are counted', () => {
    expect(holdOrder([us('a', 'b', 'c')], [us('c', 'a', 'b')])).toEqual({
      groups: [us('a', 'b', 'c')],
      changed: 3,
    });
  });
  it('a row that changed its group stays in the old one', () => {
    const held = holdOrder([us('a', 'b'), customer('c')], [us('b'), customer('a', 'c')]);
    expect(held.groups).toEqual([us('a', 'b'), customer('c')]);
    expect(held.changed).toBe(3);
  });
  it('a new row waits at the end of its group', () => {
    expect(holdOrder([us('a', 'b')], [us('new', 'a', 'b')]).groups).toEqual([us('a', 'b', 'new')]);
  });
  it('a row that left is taken out, and an empty group with it', () => {
    expect(holdOrder([us('a'), customer('b')], [customer('b')])).toEqual({
      groups: [customer('b')],
      changed: 0,
    });
  });
  it('nothing is counted when nothing moved', () => {
    expect(holdOrder([us('a', 'b')], [us('a', 'b')]).changed).toBe(0);
  });
});

describe('a row that somebody else took', () => {
  it('stays where it was while it says so, and then goes', () => {
    const shown = [us('a', 'b', 'c')];
    expect(keepDeparted(shown, [us('a', 'c')], new Set(['b']))).toEqual([us('a', 'b', 'c')]);
    expect(keepDeparted(shown, [us('a', 'c')], new Set())).toEqual([us('a', 'c')]);
  });
  it('is not doubled when it is only in another group now', () => {
    expect(keepDeparted([us('a')], [customer('a')], new Set(['a']))).toEqual([customer('a')]);
  });
  it('keeps its group when it was the only one there', () => {
    expect(keepDeparted([us('a')], [], new Set(['a']))).toEqual([us('a')]);
  });
});
