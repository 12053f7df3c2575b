import { mainObstacle, places } from './obstacle-groups';

describe('why somebody could not take a conversation', () => {
  it('is told by what counts most: who is away is not short of a place, whatever their load', () => {
    const obstacles = [
      { why: 'capacity' as const, busy: 500, limit: 500, units: 100 },
      { why: 'state' as const, state: 'away' as const },
    ];
    expect(mainObstacle({ agentId: 'a', obstacles })?.why).toBe('state');
    expect(mainObstacle({ agentId: 'a', obstacles: [] })).toBeUndefined();
  });
});

describe('places', () => {
  it.each([
    [100, '1'],
    [250, '2.5'],
    [0, '0'],
    [33, '0.3'],
  ])('of %i units are %s', (units, shown) => {
    expect(places(units)).toBe(shown);
  });
});
