import { problemsOf, WEEKDAYS, type CalendarRules } from './calendar-rules';
import { addOpenTime, calendarOf, isOpen, nextOpening, openTimeBetween } from './open-time';

const MINUTE = 60_000;

function hoursOf(days: Partial<CalendarRules['days']>, more: Partial<CalendarRules> = {}): CalendarRules {
  const none = Object.fromEntries(WEEKDAYS.map((day) => [day, []])) as unknown as CalendarRules['days'];
  return { timeZone: 'Asia/Shanghai', days: { ...none, ...days }, holidays: [], ...more };
}

const nineToSix = [{ open: '09:00', close: '18:00' }];
const workdays = { mon: nineToSix, tue: nineToSix, wed: nineToSix, thu: nineToSix, fri: nineToSix };
const at = (text: string) => new Date(text);

describe('weekly hours', () => {
  describe('of a shop in Shanghai, Monday to Friday nine to six', () => {
    const hours = hoursOf(workdays, { holidays: ['2026-10-01', '2026-10-02'] });

    it('are open from the opening minute up to, not including, the closing one', () => {
      expect(isOpen(hours, at('2026-03-02T00:59:59.999Z'))).toBe(false);
      expect(isOpen(hours, at('2026-03-02T01:00:00.000Z'))).toBe(true);
      expect(isOpen(hours, at('2026-03-02T09:59:59.999Z'))).toBe(true);
      expect(isOpen(hours, at('2026-03-02T10:00:00.000Z'))).toBe(false);
    });

    it('open next on Monday after Friday evening, and at once while open', () => {
      expect(nextOpening(hours, at('2026-03-06T10:00:00Z'))).toEqual(at('2026-03-09T01:00:00Z'));
      expect(nextOpening(hours, at('2026-03-06T05:00:00Z'))).toEqual(at('2026-03-06T05:00:00Z'));
    });

    it('stay closed on holidays', () => {
      expect(isOpen(hours, at('2026-10-01T04:00:00Z'))).toBe(false);
      expect(nextOpening(hours, at('2026-09-30T10:00:00Z'))).toEqual(at('2026-10-05T01:00:00Z'));
    });

    it('count only open time: four hours from Friday at four end on Monday at eleven', () => {
      expect(addOpenTime(hours, at('2026-03-06T08:00:00Z'), 4 * 60 * MINUTE)).toEqual(
        at('2026-03-09T03:00:00Z'),
      );
    });

    it('end exactly at closing time, not at the next opening', () => {
      expect(addOpenTime(hours, at('2026-03-06T08:00:00Z'), 2 * 60 * MINUTE)).toEqual(
        at('2026-03-06T10:00:00Z'),
      );
    });
  });

  it('may run past midnight, and belong to the day they began on', () => {
    const night = hoursOf({ fri: [{ open: '22:00', close: '06:00' }] });
    expect(isOpen(night, at('2026-03-06T14:00:00Z'))).toBe(true); // Friday 22:00
    expect(isOpen(night, at('2026-03-06T21:59:00Z'))).toBe(true); // Saturday 05:59
    expect(isOpen(night, at('2026-03-06T22:00:00Z'))).toBe(false);
    const holiday = { ...night, holidays: ['2026-03-06'] };
    expect(isOpen(holiday, at('2026-03-06T21:00:00Z'))).toBe(false);
  });

  it('may be all day: 00:00 to 24:00, or to 00:00', () => {
    for (const close of ['24:00', '00:00']) {
      const always = hoursOf(Object.fromEntries(WEEKDAYS.map((day) => [day, [{ open: '00:00', close }]])));
      const start = at('2026-03-02T02:00:00Z');
      expect(isOpen(always, at('2026-03-06T15:59:59.999Z'))).toBe(true);
      expect(addOpenTime(always, start, 30 * 24 * 60 * MINUTE)).toEqual(at('2026-04-01T02:00:00Z'));
    }
  });

  it('go by the clock on the wall when it changes: a Berlin day of 23 hours has 23 open ones', () => {
    const always = hoursOf(
      Object.fromEntries(WEEKDAYS.map((day) => [day, [{ open: '00:00', close: '24:00' }]])),
      {
        timeZone: 'Europe/Berlin',
      },
    );
    const spring = openTimeBetween(always, at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'));
    expect(spring).toBe(23 * 60 * MINUTE);
    const morning = hoursOf({ sun: [{ open: '01:00', close: '04:00' }] }, { timeZone: 'Europe/Berlin' });
    expect(addOpenTime(morning, at('2026-03-28T12:00:00Z'), 2 * 60 * MINUTE)).toEqual(
      at('2026-03-29T02:00:00Z'),
    );
    expect(openTimeBetween(morning, at('2026-10-24T12:00:00Z'), at('2026-10-25T12:00:00Z'))).toBe(
      4 * 60 * MINUTE,
    );
  });

  it('that never open have no next opening, and refuse to be counted', () => {
    expect(nextOpening(hoursOf({}), at('2026-03-02T00:00:00Z'))).toBeNull();
    expect(() => addOpenTime(hoursOf({}), at('2026-03-02T00:00:00Z'), 1)).toThrow(RangeError);
  });

  it('say what is wrong with them', () => {
    expect(problemsOf(hoursOf(workdays))).toEqual([]);
    const wrong = hoursOf(
      { mon: [{ open: '9:00', close: '25:00' }] },
      { timeZone: 'Mars/Base', holidays: ['2026-02-30'] },
    );
    expect(problemsOf(wrong)).toHaveLength(4);
  });

  it('say what is wrong with dates of all lists', () => {
    const wrong = hoursOf(workdays, {
      makeUpDays: [{ date: '2026-13-01', like: 'mon' }],
      exceptions: [
        { date: '2026-1-1', intervals: [] },
        { date: '2026-01-02', intervals: [{ open: '24:00', close: '12:60' }] },
      ],
    });
    expect(problemsOf(wrong)).toEqual([
      'exceptions.2026-01-02: 24:00 is not a time',
      'exceptions.2026-01-02: 12:60 is not a time',
      'makeUpDays: 2026-13-01 is not a date',
      'exceptions: 2026-1-1 is not a date',
    ]);
  });

  describe('with days that go otherwise', () => {
    it('work on a make-up day by the hours of the weekday it is like, though it is a Sunday', () => {
      const rules = hoursOf(workdays, { makeUpDays: [{ date: '2026-01-04', like: 'mon' }] });
      expect(openTimeBetween(rules, at('2026-01-03T16:00:00Z'), at('2026-01-04T16:00:00Z'))).toBe(
        9 * 60 * MINUTE,
      );
      expect(isOpen(rules, at('2026-01-11T04:00:00Z'))).toBe(false);
    });

    it('take an exception before a make-up day, a make-up day before a holiday, a holiday before the week', () => {
      const date = '2026-03-02'; // a Monday
      const noon = at('2026-03-02T04:00:00Z');
      const holiday = hoursOf(workdays, { holidays: [date] });
      expect(isOpen(holiday, noon)).toBe(false);
      const worked = { ...holiday, makeUpDays: [{ date, like: 'tue' as const }] };
      expect(isOpen(worked, noon)).toBe(true);
      const late = { ...worked, exceptions: [{ date, intervals: [{ open: '20:00', close: '22:00' }] }] };
      expect(isOpen(late, noon)).toBe(false);
      expect(nextOpening(late, noon)).toEqual(at('2026-03-02T12:00:00Z'));
      expect(isOpen({ ...worked, exceptions: [{ date, intervals: [] }] }, noon)).toBe(false);
    });

    it('have no end of so much open time when they open once and never again', () => {
      const once = hoursOf({}, { exceptions: [{ date: '2026-03-02', intervals: nineToSix }] });
      const from = at('2026-03-01T00:00:00Z');
      expect(calendarOf(once).addOpenTime(from, 9 * 60 * MINUTE)).toEqual(at('2026-03-02T10:00:00Z'));
      expect(calendarOf(once).addOpenTime(from, 9 * 60 * MINUTE + 1)).toBeNull();
    });
  });

  describe('of a shop that closes for lunch', () => {
    const split = [
      { open: '09:00', close: '12:00' },
      { open: '13:30', close: '18:00' },
    ];
    const hours = hoursOf({ mon: split, tue: split, wed: split, thu: split, fri: split });

    it.each([
      // Monday; Shanghai is eight hours ahead.
      ['11:30, an hour later', '2026-03-02T03:30:00Z', 60, '2026-03-02T06:00:00Z'], // 14:00
      ['11:30, half an hour later', '2026-03-02T03:30:00Z', 30, '2026-03-02T04:00:00Z'], // 12:00, at closing
      ['12:30, in the break', '2026-03-02T04:30:00Z', 1, '2026-03-02T05:31:00Z'], // 13:31
      ['17:59, two minutes', '2026-03-02T09:59:00Z', 2, '2026-03-03T01:01:00Z'], // Tuesday 9:01
      ['Friday 17:30, four hours', '2026-03-06T09:30:00Z', 240, '2026-03-09T06:00:00Z'], // Monday 14:00
    ] as const)('%s', (...[, from, minutes, due]) => {
      expect(addOpenTime(hours, at(from), minutes * MINUTE)).toEqual(at(due));
      expect(openTimeBetween(hours, at(from), at(due))).toBe(minutes * MINUTE);
    });
  });

  describe('where clocks change', () => {
    const night = [{ open: '00:00', close: '06:00' }];

    it.each([
      // zone, midnight to midnight of the day in UTC, hours open of the six on the wall
      ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 5],
      ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 7],
      ['America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z', 5],
      ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', 7],
    ] as const)('in %s the night from %s has its true length', (...[timeZone, from, to, open]) => {
      const hours = hoursOf({ sun: night }, { timeZone });
      expect(openTimeBetween(hours, at(from), at(to))).toBe(open * 60 * MINUTE);
    });

    it.each([
      // The Friday before: 17:00 to 18:00 and three hours from Monday 9:00, an hour earlier or later in UTC.
      ['Europe/Berlin', '2026-03-27T16:00:00Z', '2026-03-30T10:00:00Z'],
      ['Europe/Berlin', '2026-10-23T15:00:00Z', '2026-10-26T11:00:00Z'],
      ['America/New_York', '2026-03-06T22:00:00Z', '2026-03-09T16:00:00Z'],
      ['America/New_York', '2026-10-30T21:00:00Z', '2026-11-02T17:00:00Z'],
    ])('in %s four hours from Friday at five (%s) end on Monday at noon', (timeZone, from, due) => {
      expect(addOpenTime(hoursOf(workdays, { timeZone }), at(from), 4 * 60 * MINUTE)).toEqual(at(due));
    });
  });

  it('are counted without walking: a hundred thousand months of open time in seconds', () => {
    const hours = hoursOf(workdays);
    const began = performance.now();
    for (let n = 0; n < 100_000; n++) {
      const from = new Date(Date.UTC(2026, 2, 2) + n * MINUTE);
      const due = addOpenTime(hours, from, 160 * 60 * MINUTE);
      if (openTimeBetween(hours, from, due) !== 160 * 60 * MINUTE)
        throw new Error(`wrong at ${from.toISOString()}`);
    }
    // Far more than it takes; a walk over minutes would take hours.
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
