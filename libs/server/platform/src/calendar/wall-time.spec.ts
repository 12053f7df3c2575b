import fc from 'fast-check';
import { momentAtWall, wallAt } from './wall-time';

const iso = (zone: string, date: string, minutes: number) => momentAtWall(zone, date, minutes).toISOString();

describe('the moment a wall shows a time', () => {
  it.each([
    ['in Shanghai', 'Asia/Shanghai', '2026-03-02', 9 * 60, '2026-03-02T01:00:00.000Z'],
    ['on the next day', 'Asia/Shanghai', '2026-03-02', 30 * 60, '2026-03-02T22:00:00.000Z'],
    ['before clocks go forward', 'Europe/Berlin', '2026-03-29', 60, '2026-03-29T00:00:00.000Z'],
    [
      'in the hour that is left out: as much later',
      'Europe/Berlin',
      '2026-03-29',
      150,
      '2026-03-29T01:30:00.000Z',
    ],
    ['after clocks went forward', 'Europe/Berlin', '2026-03-29', 180, '2026-03-29T01:00:00.000Z'],
    [
      'in the hour that comes twice: the first',
      'Europe/Berlin',
      '2026-10-25',
      150,
      '2026-10-25T00:30:00.000Z',
    ],
    ['after clocks went back', 'America/New_York', '2026-11-01', 180, '2026-11-01T08:00:00.000Z'],
    ['in a zone of three quarters', 'Asia/Kathmandu', '2026-03-02', 0, '2026-03-01T18:15:00.000Z'],
  ])('%s', (_, ...[zone, date, minutes, moment]) => {
    expect(iso(zone, date, minutes)).toBe(moment);
  });

  it('is read back from the wall, but for the hour that is left out', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 800 * 1_440 }), (zone, minute) => {
        const date = new Date(Date.UTC(2025, 0, 1) + Math.floor(minute / 1_440) * 86_400_000);
        const day = date.toISOString().slice(0, 10);
        const shown = wallAt(zone, momentAtWall(zone, day, minute % 1_440));
        const late = shown.minutes - (minute % 1_440);
        expect([shown.date, late === 0 || late === 60 || late === 30]).toEqual([day, true]);
        if (late !== 0) expect(minute % 1_440).toBeGreaterThanOrEqual(60);
      }),
      { numRuns: 1_000 },
    );
  });
});
