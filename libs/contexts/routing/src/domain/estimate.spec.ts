import { aCandidate } from '../testing';
import { estimateSeconds, isSomeoneThere, median } from './estimate';

const minutes = (...values: number[]) => values.map((value) => value * 60);

describe('the middle value', () => {
  it('is the one in the middle, or the mean of the two there', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 9, 4, 6])).toBe(5);
    expect(median([])).toBeNull();
  });
});

describe('an estimated wait', () => {
  const handleSeconds = minutes(6, 6, 6, 6, 6);

  it('is the time until enough places become free, counting every place of those online', () => {
    const candidates = [aCandidate({ capacity: 2, load: 2 }), aCandidate({ capacity: 1, load: 1 })];
    expect(estimateSeconds(1, { handleSeconds, candidates })).toBe(120);
    expect(estimateSeconds(4, { handleSeconds, candidates })).toBe(480);
  });

  it('does not count on agents who are busy, away or gone', () => {
    const candidates = [
      aCandidate({ capacity: 1 }),
      aCandidate({ capacity: 9, state: 'busy' }),
      aCandidate({ capacity: 9, state: 'away' }),
      aCandidate({ capacity: 9, state: 'offline' }),
    ];
    expect(estimateSeconds(1, { handleSeconds, candidates })).toBe(360);
  });

  it('is not spoilt by one conversation that went on for hours', () => {
    const candidates = [aCandidate({ capacity: 1 })];
    expect(estimateSeconds(1, { handleSeconds: minutes(6, 6, 600, 6, 6), candidates })).toBe(360);
  });

  it('goes by the last twenty', () => {
    const candidates = [aCandidate({ capacity: 1 })];
    const latestFirst = [...minutes(...Array<number>(20).fill(1)), ...minutes(...Array<number>(30).fill(50))];
    expect(estimateSeconds(1, { handleSeconds: latestFirst, candidates })).toBe(60);
  });

  it('is not given with fewer than five samples', () => {
    expect(estimateSeconds(1, { handleSeconds: minutes(6, 6, 6, 6), candidates: [aCandidate()] })).toBeNull();
  });

  it('is not given when nobody can take anything', () => {
    expect(estimateSeconds(1, { handleSeconds, candidates: [aCandidate({ state: 'away' })] })).toBeNull();
    expect(estimateSeconds(1, { handleSeconds, candidates: [aCandidate({ capacity: 0 })] })).toBeNull();
  });
});

describe('somebody is there', () => {
  it.each([
    ['online', true],
    ['busy', true],
    ['away', false],
    ['offline', false],
  ] as const)('when an agent is %s: %s', (state, there) => {
    expect(isSomeoneThere([aCandidate({ state })])).toBe(there);
  });

  it('not in an empty team', () => {
    expect(isSomeoneThere([])).toBe(false);
  });
});
