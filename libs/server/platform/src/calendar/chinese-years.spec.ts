import { Calendar } from './calendar';
import { WEEKDAYS, type CalendarRules, type Weekday } from './calendar-rules';
import { CHINESE_YEARS, chineseDays } from './chinese-years';

const NINE_TO_SIX = [{ open: '09:00', close: '18:00' }];
const WORKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** An office in Shanghai that keeps the years as they are announced. */
const office = new Calendar({
  timeZone: 'Asia/Shanghai',
  days: Object.fromEntries(
    WEEKDAYS.map((day) => [day, WORKDAYS.includes(day) ? NINE_TO_SIX : []]),
  ) as unknown as CalendarRules['days'],
  ...listed(2025, 2026),
});

// As announced, each date written out.
const OFF: Record<number, string> = {
  2025: `01-01 01-28 01-29 01-30 01-31 02-01 02-02 02-03 02-04 04-04 04-05 04-06 05-01 05-02 05-03 05-04 05-05
    05-31 06-01 06-02 10-01 10-02 10-03 10-04 10-05 10-06 10-07 10-08`,
  2026: `01-01 01-02 01-03 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23 04-04 04-05 04-06
    05-01 05-02 05-03 05-04 05-05 06-19 06-20 06-21 09-25 09-26 09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07`,
};
const WORKED: Record<number, string> = {
  2025: '01-26 02-08 04-27 09-28 10-11',
  2026: '01-04 02-14 02-28 05-09 09-20 10-10',
};
const datesOf = (year: number, text: string) => text.split(/\s+/).map((day) => `${year}-${day}`);

describe.each([2025, 2026])('the Chinese year %i', (year) => {
  const [off, worked] = [datesOf(year, OFF[year]!), datesOf(year, WORKED[year]!)];

  it('has the announced days off and make-up days, and no others', () => {
    const days = chineseDays(year);
    expect(days.filter((day) => day.off).map((day) => day.date)).toEqual(off);
    expect(days.filter((day) => !day.off).map((day) => day.date)).toEqual(worked);
    expect(days.every((day) => day.nameZh !== '' && day.nameEn !== '')).toBe(true);
  });

  it('makes up only on Saturdays and Sundays', () => {
    for (const date of worked) expect([0, 6]).toContain(new Date(date).getUTCDay());
  });

  it('is closed at noon on days off and on weekends, open on workdays and make-up days, all year long', () => {
    for (let time = Date.UTC(year, 0, 1); time < Date.UTC(year + 1, 0, 1); time += 86_400_000) {
      const date = new Date(time).toISOString().slice(0, 10);
      const weekend = [0, 6].includes(new Date(time).getUTCDay());
      const open = worked.includes(date) || (!weekend && !off.includes(date));
      expect([date, office.isOpen(new Date(`${date}T12:00:00+08:00`))]).toEqual([date, open]);
    }
  });

  // The statutory number of workdays of both years.
  it('has 248 working days of nine hours', () => {
    const open = office.openTimeBetween(
      new Date(`${year}-01-01T00:00:00+08:00`),
      new Date(`${year + 1}-01-01T00:00:00+08:00`),
    );
    expect(open / 3_600_000).toBe(248 * 9);
  });
});

describe('an answer due in open time', () => {
  it.each([
    // when it was asked, open minutes, when it is due; all in Shanghai
    ['into the New Year', '2025-12-31T17:00', 120, '2026-01-04T10:00'],
    ['over Spring Festival, both make-up Saturdays worked', '2026-02-13T17:30', 60, '2026-02-14T09:30'],
    ['from the make-up Saturday over nine days off', '2026-02-14T17:59', 2, '2026-02-24T09:01'],
    ['on the make-up Saturday after it', '2026-02-27T18:00', 540, '2026-02-28T18:00'],
    ['over Qingming', '2026-04-03T17:00', 61, '2026-04-07T09:01'],
    ['over Labour Day', '2026-04-30T18:00', 1, '2026-05-06T09:01'],
    ['over the Dragon Boat Festival', '2026-06-18T17:00', 120, '2026-06-22T10:00'],
    ['over Mid-Autumn', '2026-09-24T17:00', 120, '2026-09-28T10:00'],
    ['from Sunday 20 September, which is worked', '2026-09-19T12:00', 60, '2026-09-20T10:00'],
    ['over National Day', '2026-09-30T17:00', 120, '2026-10-08T10:00'],
    ['on Saturday 10 October, which is worked', '2026-10-09T18:00', 30, '2026-10-10T09:30'],
    ['over Spring Festival of 2025', '2025-01-27T17:00', 120, '2025-02-05T10:00'],
    ['over National Day of 2025', '2025-09-30T17:00', 120, '2025-10-09T10:00'],
  ] as const)('%s', (...[, from, minutes, due]) => {
    expect(office.addOpenTime(new Date(`${from}:00+08:00`), minutes * 60_000)).toEqual(
      new Date(`${due}:00+08:00`),
    );
  });
});

it('knows the years that are in the table, and no other', () => {
  expect(CHINESE_YEARS).toEqual([2025, 2026]);
  expect(chineseDays(2031)).toEqual([]);
});

function listed(...years: number[]): Pick<CalendarRules, 'holidays' | 'makeUpDays'> {
  const days = years.flatMap(chineseDays);
  return {
    holidays: days.filter((day) => day.off).map((day) => day.date),
    makeUpDays: days.filter((day) => !day.off).map(({ date }) => ({ date, like: 'mon' })),
  };
}
