import { momentAtWall } from '@yingda/platform';
import fc from 'fast-check';
import { timesOf as timesAt, type WrittenShift } from './shift-times';

const timesOf = (written: WrittenShift, zone: string) =>
  timesAt(written, (date, minutes) => momentAtWall(zone, date, minutes));
const shift = (start: string, end: string, breaks: string[] = []): WrittenShift => ({
  ...{ date: '2026-03-02', start, end },
  breaks: breaks.map((text) => ({ open: text.slice(0, 5), close: text.slice(6) })),
});
const shown = (written: WrittenShift, zone = 'Asia/Shanghai') => {
  const times = timesOf(written, zone);
  return times && [times.startsAt.toISOString(), times.endsAt.toISOString(), times.minutes];
};

describe('the times of a shift', () => {
  it.each([
    [
      'a day',
      shift('09:00', '18:00', ['12:00-13:00']),
      ['2026-03-02T01:00:00.000Z', '2026-03-02T10:00:00.000Z', 480],
    ],
    ['over midnight', shift('22:00', '06:00'), ['2026-03-02T14:00:00.000Z', '2026-03-02T22:00:00.000Z', 480]],
    [
      'until midnight',
      shift('16:00', '00:00'),
      ['2026-03-02T08:00:00.000Z', '2026-03-02T16:00:00.000Z', 480],
    ],
    ['a break after midnight', shift('22:00', '06:00', ['02:00-02:45']), expect.arrayContaining([435])],
    ['a break over midnight', shift('22:00', '06:00', ['23:45-00:15']), expect.arrayContaining([450])],
    [
      'breaks in any order',
      shift('09:00', '18:00', ['15:00-15:15', '12:00-13:00']),
      expect.arrayContaining([465]),
    ],
  ])('are those of %s', (_, written, expected) => {
    expect(shown(written)).toEqual(expected);
  });

  it.each([
    ['longer than sixteen hours', shift('09:00', '08:00')],
    ['with a break before it', shift('09:00', '18:00', ['08:00-08:30'])],
    ['with a break that outlasts it', shift('09:00', '18:00', ['17:30-18:30'])],
    ['with breaks that overlap', shift('09:00', '18:00', ['12:00-13:00', '12:30-13:30'])],
    ['that is all break', shift('09:00', '10:00', ['09:00-10:00'])],
  ])('are refused when it is %s', (_, written) => {
    expect(timesOf(written, 'Asia/Shanghai')).toBeNull();
  });

  it('are an hour shorter in the night clocks go forward, and an hour longer when they go back', () => {
    const night = shift('22:00', '06:00');
    expect(timesOf({ ...night, date: '2026-03-28' }, 'Europe/Berlin')?.minutes).toBe(420);
    expect(timesOf({ ...night, date: '2026-10-24' }, 'Europe/Berlin')?.minutes).toBe(540);
  });

  it('put every break inside of it, and never work longer than it lasts', () => {
    const clock = fc
      .integer({ min: 0, max: 1_439 })
      .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);
    const written = fc.record({
      date: fc
        .integer({ min: 20_000, max: 21_000 })
        .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
      start: clock,
      end: clock,
      breaks: fc.array(fc.record({ open: clock, close: clock }), { maxLength: 2 }),
    });
    const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York');
    fc.assert(
      fc.property(written, zone, (one, timeZone) => {
        const times = timesOf(one, timeZone);
        if (!times) return;
        const [from, to] = [times.startsAt.getTime(), times.endsAt.getTime()];
        for (const rest of times.breaks) expect(from <= rest.from && rest.to <= to).toBe(true);
        expect(times.minutes).toBeLessThanOrEqual((to - from) / 60_000);
        expect(times.minutes).toBeGreaterThan(0);
        expect(to - from).toBeLessThanOrEqual(17 * 3_600_000);
      }),
      { numRuns: 1_000 },
    );
  });
});
