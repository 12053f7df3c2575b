import {
  changeOf,
  formOf,
  hasYear,
  planIsWrong,
  planOf,
  rangesOf,
  withoutRange,
  withRange,
  withYear,
} from './calendar-form';
import type { CalendarRecord, HolidayYear } from './use-calendars';
import { weekOf } from './week';

const plan = {
  timeZone: 'Asia/Shanghai',
  days: weekOf('workdays'),
  holidays: [{ date: '2027-01-01', name: 'Stock-taking' }],
  makeUpDays: [],
  exceptions: [],
};
const record: CalendarRecord = {
  id: 'c1',
  name: 'Shop',
  plan,
  uses: { teamIds: ['t1'], inboxIds: [], tiers: ['vip'] },
  version: 4,
};
const year: HolidayYear = {
  year: 2027,
  source: 'file',
  days: [
    { date: '2027-01-01', off: true, nameZh: '元旦', nameEn: 'New Year' },
    { date: '2027-01-02', off: true, nameZh: '元旦', nameEn: 'New Year' },
    { date: '2027-01-03', off: false, nameZh: '元旦', nameEn: 'New Year' },
  ],
};

describe('the form of a calendar', () => {
  it('sent unchanged is the calendar with its version, and leaves who goes by it alone', () => {
    expect(changeOf(formOf(record), record)).toEqual({ name: 'Shop', plan, version: 4 });
  });
  it('says who goes by it once that was changed', () => {
    const uses = { teamIds: [], inboxIds: ['i1'], tiers: [] };
    expect(changeOf({ ...formOf(record), ...uses }, record)).toMatchObject({ uses });
  });
  it('is wrong when a time of the week or of one date is', () => {
    const intervals = [{ open: '18:00', close: '09:00' }];
    expect(planIsWrong(plan)).toBe(false);
    expect(planIsWrong({ ...plan, days: { ...plan.days, mon: intervals } })).toBe(true);
    expect(planIsWrong({ ...plan, exceptions: [{ date: '2027-11-11', intervals, name: '' }] })).toBe(true);
  });
});

describe('holidays', () => {
  const days = withRange([], { from: '2027-02-27', to: '2027-03-01', name: 'Break' });

  it('are added from day to day, over the end of a month, and each once', () => {
    expect(days.map(({ date }) => date)).toEqual(['2027-02-27', '2027-02-28', '2027-03-01']);
    expect(withRange(days, { from: '2027-03-01', to: '2027-03-01', name: 'Fair' })).toHaveLength(3);
  });
  it('are said together where they follow each other under one name', () => {
    const all = withRange(days, { from: '2027-03-02', to: '2027-03-02', name: 'Fair' });
    expect(rangesOf(all)).toEqual([
      { from: '2027-02-27', to: '2027-03-01', name: 'Break', days: 3 },
      { from: '2027-03-02', to: '2027-03-02', name: 'Fair', days: 1 },
    ]);
  });
  it('are taken away together', () => {
    expect(withoutRange(days, { from: '2027-02-27', to: '2027-02-28' })).toEqual([
      { date: '2027-03-01', name: 'Break' },
    ]);
  });
});

describe('a Chinese year', () => {
  it('brings its days off and make-up days in the reader’s language; what stood on these dates is replaced', () => {
    const filled = withYear(plan, year, 'en');
    expect(filled.holidays).toEqual([
      { date: '2027-01-01', name: 'New Year' },
      { date: '2027-01-02', name: 'New Year' },
    ]);
    expect(filled.makeUpDays).toEqual([{ date: '2027-01-03', like: 'mon', name: 'New Year' }]);
    expect(withYear(plan, year, 'zh-CN').holidays[0]?.name).toBe('元旦');
  });
  it('put in again changes nothing, and keeps which weekday a make-up day is like', () => {
    const filled = withYear(plan, year, 'en');
    const own = { ...filled, makeUpDays: [{ ...filled.makeUpDays[0]!, like: 'sat' as const }] };
    expect(withYear(own, year, 'en')).toEqual(own);
  });
  it('that was announced otherwise takes a holiday back', () => {
    const before = withYear(plan, year, 'en');
    const corrected = { ...year, days: year.days.map((day) => ({ ...day, off: day.date === '2027-01-01' })) };
    const after = withYear(before, corrected, 'en');
    expect(after.holidays.map(({ date }) => date)).toEqual(['2027-01-01']);
    expect(after.makeUpDays.map(({ date }) => date)).toEqual(['2027-01-02', '2027-01-03']);
  });
  it('is known to be in', () => {
    expect(hasYear(plan, year)).toBe(false);
    expect(hasYear(withYear(plan, year, 'en'), year)).toBe(true);
    expect(hasYear(planOf(formOf({ ...record, plan: withYear(plan, year, 'zh-CN') })), year)).toBe(true);
  });
});
