import { dayBounds, monthCells, shiftMonth, shopDay } from './month-cells';

it('begins its weeks on Monday and has every day once', () => {
  const march = monthCells('2026-03');
  expect(march.indexOf('2026-03-01')).toBe(6);
  expect(march.filter(Boolean)).toHaveLength(31);
  expect(monthCells('2028-02').filter(Boolean)).toHaveLength(29);
  expect(monthCells('2026-06')[0]).toBe('2026-06-01');
});

it('counts days by the shop’s clock, over the turn of a year too', () => {
  expect(shopDay(Date.parse('2025-12-31T16:00:00Z'))).toBe('2026-01-01');
  expect(dayBounds('2026-01-01')).toEqual({
    ...{ from: '2025-12-31T16:00:00.000Z', until: '2026-01-01T16:00:00.000Z' },
  });
  expect([shiftMonth('2026-01', -1), shiftMonth('2025-12', 1)]).toEqual(['2025-12', '2026-01']);
});
