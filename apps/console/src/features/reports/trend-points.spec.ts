import type { FigureValue } from '@yingda/contracts';
import { pointAt, trendKeys, trendStep, unfinishedAt, valuesAlong } from './trend-points';

const days = (from: string, to: string) => ({ from, to });
const value = (mean: number) => ({ value: mean, mean, count: 1 }) as FigureValue;

it('is as fine as the period allows', () => {
  expect(trendStep(days('2026-11-21', '2026-11-21'))).toBe('hour');
  expect(trendStep(days('2026-10-23', '2026-11-21'))).toBe('day');
  expect(trendStep(days('2026-01-01', '2026-11-21'))).toBe('week');
  expect(trendStep(days('2024-01-01', '2026-11-21'))).toBe('month');
});

it('has a place for every day, hour, week and month, also for those without anything', () => {
  expect(trendKeys(days('2026-11-20', '2026-11-21'), 'day')).toEqual(['2026-11-20', '2026-11-21']);
  expect(trendKeys(days('2026-11-21', '2026-11-21'), 'hour')).toHaveLength(24);
  expect(trendKeys(days('2026-11-14', '2026-11-22'), 'week')).toEqual(['2026-11-09', '2026-11-16']);
  expect(trendKeys(days('2025-12-31', '2026-02-01'), 'month')).toEqual(['2025-12', '2026-01', '2026-02']);
});

it('puts values where they belong and leaves the rest empty', () => {
  const rows = [{ group: ['9'], value: value(5), previous: null, change: null }];
  expect(valuesAlong(['8', '9'], { rows })).toEqual([null, value(5)]);
  expect(valuesAlong(['8'], undefined)).toEqual([null]);
});

it('knows what is not over yet', () => {
  const now = { days: days('2026-11-20', '2026-11-21'), today: '2026-11-21', hour: 14 };
  expect(unfinishedAt(['2026-11-20', '2026-11-21'], 'day', now)).toBe(1);
  expect(unfinishedAt(trendKeys(now.days, 'hour'), 'hour', now)).toBe(14);
  expect(unfinishedAt(['2026-11-20', '2026-11-21'], 'day', { ...now, today: '2026-11-22' })).toBeNull();
});

it('names what lies behind a place', () => {
  expect(pointAt(['2026-11-20'], 'day', 0)).toBe('day:2026-11-20');
  expect(pointAt(['9'], 'hour', 0)).toBe('hour:9');
  expect(pointAt([], 'day', 3)).toBeNull();
});
