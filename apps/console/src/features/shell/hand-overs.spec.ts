import { HandOvers, namesOf } from './hand-overs';

const one = (id: string) => ({ conversationId: id, name: `Customer ${id}` });

describe('the notice of what was handed over', () => {
  it('tells all that came while it stands, the latest first', () => {
    const handOvers = new HandOvers();
    expect(handOvers.add(one('a'))).toEqual([one('a')]);
    expect(handOvers.add(one('b'))).toEqual([one('b'), one('a')]);
  });

  it('tells nothing twice', () => {
    const handOvers = new HandOvers();
    handOvers.add(one('a'));
    handOvers.add(one('b'));
    expect(handOvers.add(one('a'))).toEqual([one('a'), one('b')]);
  });

  it('begins anew once it has gone', () => {
    const handOvers = new HandOvers();
    handOvers.add(one('a'));
    handOvers.clear();
    expect(handOvers.add(one('b'))).toEqual([one('b')]);
  });

  it('names three and counts the others', () => {
    const told = ['a', 'b', 'c', 'd', 'e'].map(one);
    expect(namesOf(told)).toEqual({ names: ['Customer a', 'Customer b', 'Customer c'], more: 2 });
    expect(namesOf(told.slice(0, 1))).toEqual({ names: ['Customer a'], more: 0 });
  });
});
