import { knownWeeks } from '../../domain/trends/trend';
import { windowsAt } from './trend-windows';

const iso = ({ from, to }: { from: Date; to: Date }) => [from.toISOString(), to.toISOString()];

describe('the times that are compared', () => {
  it('are the day so far, and the same weekday to the same minute of four weeks before', () => {
    const { date, now, before } = windowsAt(new Date('2026-03-02T02:30:00Z'), {
      ...{ timeZone: 'Asia/Shanghai', hours: 0 },
    });
    expect(date).toBe('2026-03-02');
    expect(iso(now)).toEqual(['2026-03-01T16:00:00.000Z', '2026-03-02T02:30:00.000Z']);
    expect(before.map(iso)).toEqual(
      ['2026-02-23', '2026-02-16', '2026-02-09', '2026-02-02'].map((day) => [
        new Date(Date.parse(`${day}T00:00:00Z`) - 8 * 3_600_000).toISOString(),
        `${day}T02:30:00.000Z`,
      ]),
    );
  });

  it('are the last hours where the shop says so, also over midnight', () => {
    const { now, before } = windowsAt(new Date('2026-03-01T17:00:00Z'), {
      ...{ timeZone: 'Asia/Shanghai', hours: 3 },
    });
    expect(iso(now)).toEqual(['2026-03-01T14:00:00.000Z', '2026-03-01T17:00:00.000Z']);
    expect(iso(before[0]!)).toEqual(['2026-02-22T14:00:00.000Z', '2026-02-22T17:00:00.000Z']);
  });

  it('are the same by the wall where clocks have changed between', () => {
    // On 29 March clocks in Berlin went on by an hour: 10:00 was at 9:00 UTC a week before, and is at 8:00.
    const { now, before } = windowsAt(new Date('2026-03-30T08:00:00Z'), {
      ...{ timeZone: 'Europe/Berlin', hours: 0 },
    });
    expect(iso(now)).toEqual(['2026-03-29T22:00:00.000Z', '2026-03-30T08:00:00.000Z']);
    expect(iso(before[0]!)).toEqual(['2026-03-22T23:00:00.000Z', '2026-03-23T09:00:00.000Z']);
  });

  it('leave out weeks from before the shop began, and all of them where it has only begun', () => {
    const { before } = windowsAt(new Date('2026-03-02T02:30:00Z'), { timeZone: 'Asia/Shanghai', hours: 0 });
    expect(knownWeeks(before, new Date('2026-02-10T00:00:00Z'))).toHaveLength(2);
    expect(knownWeeks(before, new Date('2026-03-01T00:00:00Z'))).toEqual([]);
    expect(knownWeeks(before, null)).toEqual([]);
  });
});
