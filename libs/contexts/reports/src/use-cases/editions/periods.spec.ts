import { periodAt, periodBefore, periodsSince } from './periods';

const ZONE = 'Asia/Shanghai';
const iso = ({ from, to, previousFrom }: { from: Date; to: Date; previousFrom: Date }) =>
  [previousFrom, from, to].map((at) => at.toISOString());
const SUNDAY_NIGHT = new Date('2026-11-22T15:59:59Z');

describe('periods of reports', () => {
  it('are weeks from Monday, months and quarters of the shop’s own calendar', () => {
    expect(iso(periodAt('week', SUNDAY_NIGHT, ZONE))).toEqual([
      '2026-11-08T16:00:00.000Z',
      '2026-11-15T16:00:00.000Z',
      '2026-11-22T16:00:00.000Z',
    ]);
    expect(iso(periodAt('month', new Date('2026-12-31T16:00:00Z'), ZONE))).toEqual([
      '2026-11-30T16:00:00.000Z',
      '2026-12-31T16:00:00.000Z',
      '2027-01-31T16:00:00.000Z',
    ]);
    expect(iso(periodAt('quarter', new Date('2026-02-01T00:00:00Z'), ZONE))).toEqual([
      '2025-09-30T16:00:00.000Z',
      '2025-12-31T16:00:00.000Z',
      '2026-03-31T16:00:00.000Z',
    ]);
  });

  it('end at midnight also where the clocks are changed', () => {
    expect(iso(periodAt('week', new Date('2026-10-25T12:00:00Z'), 'Europe/Berlin'))).toEqual([
      '2026-10-11T22:00:00.000Z',
      '2026-10-18T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ]);
  });

  it('are over from the first moment of the next one', () => {
    expect(periodBefore('week', SUNDAY_NIGHT, ZONE).to.toISOString()).toBe('2026-11-15T16:00:00.000Z');
    const monday = new Date('2026-11-22T16:00:00Z');
    expect(periodBefore('week', monday, ZONE).to).toEqual(monday);
  });

  it('are made up for after a time without the server, the oldest first and not for ever', () => {
    const since = (weeks: number) => new Date(SUNDAY_NIGHT.getTime() - weeks * 7 * 86_400_000);
    const made = (weeks: number) =>
      periodsSince('week', { since: since(weeks), now: SUNDAY_NIGHT, most: 5 }, ZONE).map(({ to }) =>
        to.toISOString().slice(0, 10),
      );
    expect(made(0.5)).toEqual([]);
    expect(made(3)).toEqual(['2026-11-08', '2026-11-15']);
    expect(made(30)).toHaveLength(5);
    expect(periodsSince('month', { since: null, now: SUNDAY_NIGHT, most: 5 }, ZONE)).toHaveLength(1);
  });
});
