import { periodOf, previousOf } from './period';

const SHANGHAI = 'Asia/Shanghai';
const dates = (from: string, to: string, zone = SHANGHAI) => {
  const period = periodOf({ from, to }, zone);
  const previous = previousOf(period, zone);
  return [period.from, period.to, previous.from, previous.to].map((one) => one.toISOString());
};

describe('the period of a report', () => {
  it('is from midnight to midnight of the shop where dates are given', () => {
    const [from, to] = dates('2026-10-01', '2026-10-08');
    expect([from, to]).toEqual(['2026-09-30T16:00:00.000Z', '2026-10-07T16:00:00.000Z']);
  });

  it('is compared with as many whole months before it, however long those are', () => {
    expect(dates('2026-03-01', '2026-04-01')[2]).toBe('2026-01-31T16:00:00.000Z');
    expect(dates('2026-01-01', '2026-04-01')[2]).toBe('2025-09-30T16:00:00.000Z');
  });

  it('is compared with as many whole days before it, also where clocks changed in between', () => {
    // New York puts its clocks back on 1 November 2026: the day before it was an hour shorter than that day.
    const [from, to, before] = dates('2026-11-01', '2026-11-02', 'America/New_York');
    expect([from, to]).toEqual(['2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z']);
    expect(before).toBe('2026-10-31T04:00:00.000Z');
  });

  it('of hours is compared with as many hours', () => {
    const [, , from, to] = dates('2026-10-05T03:00:00Z', '2026-10-05T05:30:00Z');
    expect([from, to]).toEqual(['2026-10-05T00:30:00.000Z', '2026-10-05T03:00:00.000Z']);
  });
});
