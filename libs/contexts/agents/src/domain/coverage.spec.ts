import fc from 'fast-check';
import { agentsThere, neededAgents, type NeedFacts, suggestionOf, type WorkSpell } from './coverage';

const facts = (more: Partial<NeedFacts> = {}): NeedFacts => ({
  ...{ handleSeconds: 600, places: 5, occupancyPercent: 80, minimumAgents: 1 },
  ...more,
});

describe('agents needed in a half hour', () => {
  it.each([
    // expected × 2 × seconds ÷ 3,600 ÷ (places × occupancy)
    ['12 × 2 × 600 ÷ 3600 = 4 at once ÷ 4 each', 12, facts(), 1],
    ['a little more asks for another', 12.5, facts(), 2],
    ['30 × 2 × 600 ÷ 3600 = 10 ÷ 4 = 2.5', 30, facts(), 3],
    ['in promotion mode, 6 places: 10 ÷ 4.8 = 2.08', 30, facts({ places: 6 }), 3],
    [
      '45 × 2 × 480 ÷ 3600 = 12 ÷ (8 × 0.75) = 2',
      45,
      facts({ handleSeconds: 480, places: 8, occupancyPercent: 75 }),
      2,
    ],
    ['nothing comes, but the team is open', 0, facts({ minimumAgents: 2 }), 2],
    ['no minimum and nothing comes', 0, facts({ minimumAgents: 0 }), 0],
  ])('%s', (_, ...[expected, given, needed]) => {
    expect(neededAgents(expected, true, given)).toBe(needed);
    expect(neededAgents(expected, false, given)).toBe(0);
  });

  it('are enough, and one fewer would not be', () => {
    const any = fc.record({
      handleSeconds: fc.integer({ min: 1, max: 7_200 }),
      places: fc.integer({ min: 1, max: 20 }),
      occupancyPercent: fc.integer({ min: 10, max: 100 }),
      minimumAgents: fc.constant(0),
    });
    fc.assert(
      fc.property(fc.nat(1_000), any, (expected, given) => {
        const needed = neededAgents(expected, true, given);
        const work = expected * 2 * given.handleSeconds * 100;
        const each = 3_600 * given.places * given.occupancyPercent;
        expect(needed * each).toBeGreaterThanOrEqual(work);
        if (needed > 0) expect((needed - 1) * each).toBeLessThan(work);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('agents who are there', () => {
  const spell = (agentId: string, from: number, to: number): WorkSpell => ({ agentId, from, to });

  it('are counted at the worst moment of the half hour', () => {
    expect(agentsThere([spell('a', 0, 30), spell('b', 10, 40)], 0, 30)).toBe(1);
    expect(agentsThere([spell('a', 0, 15), spell('b', 15, 30)], 0, 30)).toBe(1);
    expect(agentsThere([spell('a', 0, 15), spell('b', 16, 30)], 0, 30)).toBe(0);
    expect(agentsThere([spell('a', 0, 20), spell('a', 10, 30)], 0, 30)).toBe(1);
    expect(agentsThere([], 0, 30)).toBe(0);
  });

  it('are as many as looking at every minute says', () => {
    const any = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(60), fc.integer({ min: 1, max: 40 })),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(any, (list) => {
        const spells = list.map(([agentId, from, length]) => spell(agentId, from, from + length));
        const looked = Array.from({ length: 30 }, (_, n) => n + 20).map(
          (at) =>
            new Set(spells.filter((one) => one.from <= at && at < one.to).map((one) => one.agentId)).size,
        );
        expect(agentsThere(spells, 20, 50)).toBe(Math.min(...looked));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('how many agents a day needs', () => {
  it('is its busiest half hour, or its hours in usual shifts', () => {
    const around = Array<number>(48).fill(1);
    // 24 hours by one agent are three shifts of eight hours.
    expect(suggestionOf(around, [], 480)).toMatchObject({ agents: 3, peak: 1, neededHours: 24 });
    const noon = Array.from({ length: 48 }, (_, slot) => (slot === 24 ? 5 : 0));
    const spells = [
      { agentId: 'a', from: 0, to: 4 * 3_600_000 },
      { agentId: 'a', from: 5 * 3_600_000, to: 9 * 3_600_000 },
    ];
    expect(suggestionOf(noon, spells, 480)).toEqual({
      ...{ agents: 5, peak: 5, neededHours: 2.5 },
      ...{ plannedAgents: 1, plannedHours: 8 },
    });
  });
});
