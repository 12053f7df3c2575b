import { asked, dayIn, daysBefore, daysOf, eachDay, hourIn, isDay, lengthOf, weekdayOf } from './period';

describe('the days a name means', () => {
  it.each([
    ['today', '2026-11-21', '2026-11-21'],
    ['yesterday', '2026-11-20', '2026-11-20'],
    ['last-7', '2026-11-15', '2026-11-21'],
    ['last-30', '2026-10-23', '2026-11-21'],
    ['this-month', '2026-11-01', '2026-11-21'],
    ['last-month', '2026-10-01', '2026-10-31'],
  ] as const)('%s, on 21 November', (name, from, to) => {
    expect(daysOf(name, '2026-11-21')).toEqual({ from, to });
  });

  it('last month is December of the year before in January, and February when it is March', () => {
    expect(daysOf('last-month', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(daysOf('last-month', '2028-03-31')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  });

  it('is the day of the shop, not of the reader: late evening in Shanghai is still that day', () => {
    const moment = Date.parse('2026-11-21T16:30:00Z');
    expect(dayIn('Asia/Shanghai', moment)).toBe('2026-11-22');
    expect(dayIn('America/New_York', moment)).toBe('2026-11-21');
    expect(hourIn('Asia/Shanghai', moment)).toBe(0);
  });
});

describe('the period before', () => {
  it('is as long and ends the day before', () => {
    expect(daysBefore({ from: '2026-10-23', to: '2026-11-21' })).toEqual({
      from: '2026-09-23',
      to: '2026-10-22',
    });
    expect(daysBefore({ from: '2026-11-21', to: '2026-11-21' })).toEqual({
      from: '2026-11-20',
      to: '2026-11-20',
    });
  });
});

it('is asked for with the first day that does not count', () => {
  expect(asked({ from: '2026-10-01', to: '2026-10-31' })).toEqual({ from: '2026-10-01', to: '2026-11-01' });
});

it('knows which days exist', () => {
  expect(['2026-02-28', '2026-02-30', '2026-2-3', 'x', ''].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

it('lists every day once and counts them', () => {
  const days = { from: '2026-02-27', to: '2026-03-02' };
  expect(eachDay(days)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  expect(lengthOf(days)).toBe(4);
});

it('begins the week on Monday', () => {
  expect(['2026-11-16', '2026-11-22'].map(weekdayOf)).toEqual([1, 7]);
});
