import fc from 'fast-check';
import { chineseDays } from '@yingda/platform';
import { kindsOfPlan, kindsOfYears } from './day-kinds';
import { expectedOf, likeDaysOf, type LookBack, median, PAST_DAYS, SLOTS } from './forecast';
import { addDays, weekdayOf } from './week-days';

const china = kindsOfYears([2025, 2026].flatMap(chineseDays));
const lookBack = (more: Partial<LookBack> = {}): LookBack => ({
  ...{ today: '2026-11-20', countedFrom: '2025-01-01', kinds: china, marked: new Set<string>() },
  ...more,
});

describe('days like another', () => {
  it.each<[string, string, string, string?]>([
    [
      'a Monday: the last Mondays that were ordinary',
      '2026-11-23',
      '2026-11-16 2026-11-09 2026-11-02 2026-10-26 2026-10-19 2026-10-12',
    ],
    [
      'a Thursday: the one in the October holidays is left out',
      '2026-11-26',
      '2026-11-19 2026-11-12 2026-11-05 2026-10-29 2026-10-22 2026-10-15',
    ],
    [
      'a Wednesday that is over: those before it',
      '2026-10-14',
      '2026-09-30 2026-09-23 2026-09-16 2026-09-09 2026-09-02 2026-08-26',
    ],
    [
      'a Saturday worked like a Monday: Mondays',
      '2026-10-10',
      '2026-09-28 2026-09-21 2026-09-14 2026-09-07 2026-08-31 2026-08-24',
    ],
    [
      'a Saturday: the one that was worked is left out',
      '2026-10-17',
      '2026-09-19 2026-09-12 2026-09-05 2026-08-29 2026-08-22 2026-08-15',
      '2026-10-16',
    ],
  ])('are those of %s', (_, ...[date, dates, today = '2026-11-20']) => {
    expect(likeDaysOf(date, lookBack({ today }))).toEqual({ dates: dates.split(' '), standIn: false });
  });

  it('are the last holidays for a holiday', () => {
    const found = likeDaysOf('2026-10-01', lookBack({ today: '2026-09-30' }));
    expect(found.dates).toEqual([
      '2026-09-27',
      '2026-09-26',
      '2026-09-25',
      '2026-06-21',
      '2026-06-20',
      '2026-06-19',
    ]);
  });

  it('are Sundays for a holiday when none was counted yet', () => {
    const found = likeDaysOf('2026-10-01', lookBack({ today: '2026-09-19', countedFrom: '2026-08-20' }));
    expect(found).toEqual({ dates: ['2026-09-13', '2026-09-06', '2026-08-30', '2026-08-23'], standIn: true });
  });

  it('are not those that are marked, and not those that were not counted to their end', () => {
    const marked = new Set(['2026-11-11']);
    const found = likeDaysOf('2026-11-25', lookBack({ marked, countedFrom: '2026-11-04' }));
    expect(found.dates).toEqual(['2026-11-18']);
    expect(likeDaysOf('2026-11-25', lookBack({ countedFrom: null })).dates).toEqual([]);
  });

  it('go by the shop’s calendar where there is one', () => {
    const plan = { timeZone: 'Asia/Shanghai', days: {} as never };
    const kinds = kindsOfPlan({
      ...plan,
      holidays: [{ date: '2026-11-16', name: '店庆' }],
      makeUpDays: [{ date: '2026-11-15', like: 'wed', name: '' }],
      exceptions: [
        { date: '2026-11-09', name: '盘点', intervals: [] },
        { date: '2026-11-02', name: '', intervals: [{ open: '10:00', close: '12:00' }] },
      ],
    });
    expect(likeDaysOf('2026-11-23', lookBack({ kinds })).dates.slice(0, 2)).toEqual([
      '2026-11-02',
      '2026-10-26',
    ]);
    expect(kinds('2026-11-15')).toMatchObject({ kind: 'make-up', like: 'wed' });
    expect(kinds('2026-11-09')).toMatchObject({ kind: 'holiday', name: '盘点' });
  });

  it('are over, alike, unmarked, at most six and the latest such', () => {
    const day = fc.integer({ min: 0, max: 600 }).map((n) => addDays('2025-03-01', n));
    fc.assert(
      fc.property(day, day, fc.uniqueArray(day, { maxLength: 20 }), (date, today, some) => {
        const marked = new Set(some);
        const { dates, standIn } = likeDaysOf(date, lookBack({ today, marked }));
        const kind = china(date);
        const alike = (other: string) => {
          const kindOf = china(other);
          if (standIn) return weekdayOf(other) === 'sun';
          if (kind.kind === 'holiday') return kindOf.kind === 'holiday';
          return kindOf.kind === 'weekday' && kindOf.weekday === (kind.like ?? kind.weekday);
        };
        const slow: string[] = [];
        for (let back = 1; back <= 400 && slow.length < PAST_DAYS; back++) {
          const other = addDays(date < today ? date : today, -back);
          if (other > '2025-01-01' && alike(other) && !marked.has(other)) slow.push(other);
        }
        expect(dates).toEqual(slow);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is expected', () => {
  const day = (at: Record<number, number>) => Array.from({ length: SLOTS }, (_, slot) => at[slot] ?? 0);

  it('is as much as came on such days, spread as each of them was, times the factor of the day', () => {
    // Days of 4, 8 and 90: 8 in the middle. Of them ten o'clock had 3 of 4, 4 of 8 and 0 of 90: 41.67 % each.
    const past = [day({ 20: 3, 30: 1 }), day({ 20: 4, 31: 4 }), day({ 40: 90 })];
    expect([20, 30, 31, 40, 41].map((slot) => expectedOf(past, 1)[slot])).toEqual([
      3.33, 0.67, 1.33, 2.67, 0,
    ]);
    expect(expectedOf(past, 3)[20]).toBe(10);
  });

  it('is the median where all comes in one half hour, and nothing without like days', () => {
    // Sorted 3 4 4 5 5 90: between 4 and 5. The day nobody marked, with its 90, moves it by nothing.
    expect(
      expectedOf(
        [4, 5, 3, 90, 4, 5].map((count) => day({ 20: count })),
        1,
      )[20],
    ).toBe(4.5);
    // Mondays without a single one count, too.
    expect(expectedOf([day({}), day({}), day({ 20: 6 })], 1)[20]).toBe(0);
    expect(expectedOf([], 3)).toEqual(Array(SLOTS).fill(0));
  });

  it('adds up to the median of the days, times the factor', () => {
    const counts = fc.array(fc.nat(40), { minLength: SLOTS, maxLength: SLOTS });
    const days = fc.array(counts, { minLength: 1, maxLength: PAST_DAYS });
    const total = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 50 }), (past, tenths) => {
        const whole = median(past.map(total)) * (tenths / 10);
        expect(Math.abs(total(expectedOf(past, tenths / 10)) - whole)).toBeLessThan(0.005 * SLOTS + 1e-6);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the median', () => {
  it('lies between the least and the most that came, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 9 }), (values) => {
        const middle = median(values);
        expect(middle).toBeGreaterThanOrEqual(Math.min(...values));
        expect(middle).toBeLessThanOrEqual(Math.max(...values));
        expect(median([...values].reverse())).toBe(middle);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
      { numRuns: 1_000 },
    );
  });
});
