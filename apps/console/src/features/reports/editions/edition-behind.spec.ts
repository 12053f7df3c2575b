import { behindPressed, hasThingsBehind } from './edition-behind';

const EDITION = { from: '2026-11-15T16:00:00.000Z', to: '2026-11-22T16:00:00.000Z' };

describe('what is behind a number of a report', () => {
  it('is asked for by the report’s own period, figure and cell', () => {
    const pressed = {
      section: 'by-category',
      figure: 'complaints',
      group: ['quality'],
      part: 'all',
    } as const;
    expect(behindPressed(EDITION, { groupBy: ['category'] }, { ...pressed, group: ['quality'] })).toEqual({
      ...EDITION,
      ...{ figure: 'complaints', cases: 'all', sort: 'newest', groupBy: ['category'], group: ['quality'] },
    });
    expect(behindPressed(EDITION, { groupBy: ['cause'] }, { ...pressed, group: [null] }).group).toEqual(['']);
    expect(behindPressed(EDITION, { groupBy: [] }, { ...pressed, group: null })).not.toHaveProperty('group');
  });

  it('is not offered where there is nothing', () => {
    const overall = { value: 0, count: 0, mean: null, median: null, p90: null, unanswered: null };
    const figure = (key: string, of: object) => ({ key, overall: { ...overall, ...of } }) as never;
    expect(hasThingsBehind(figure('complaints', { numerator: null, denominator: null }))).toBe(false);
    expect(hasThingsBehind(figure('complaints', { count: 2, numerator: null, denominator: null }))).toBe(
      true,
    );
    expect(hasThingsBehind(figure('occupancy', { count: 1, numerator: 1, denominator: 2 }))).toBe(false);
  });
});
