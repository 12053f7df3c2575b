import fc from 'fast-check';
import {
  addOpenTime,
  isOpen,
  nextOpening,
  openTimeBetween,
  problemsOf,
  WEEKDAYS,
  type WeeklyHours,
} from './weekly-hours';

const MINUTE = 60_000;
const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe', // moves by half an hour
  'Asia/Kathmandu', // +05:45
  'America/Sao_Paulo',
  'Pacific/Apia', // jumped over a whole day in 2011
  'UTC',
];

function hoursOf(days: Partial<WeeklyHours['days']>, more: Partial<WeeklyHours> = {}): WeeklyHours {
  const none = Object.fromEntries(WEEKDAYS.map((day) => [day, []])) as unknown as WeeklyHours['days'];
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

  describe('agree with walking minute by minute and looking at the wall', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    const day = fc.array(fc.record({ open: time, close: fc.oneof(time, fc.constant('24:00')) }), {
      maxLength: 2,
    });
    const hours: fc.Arbitrary<WeeklyHours> = fc.record({
      timeZone: fc.constantFrom(...ZONES),
      days: fc.record(Object.fromEntries(WEEKDAYS.map((name) => [name, day]))) as unknown as fc.Arbitrary<
        WeeklyHours['days']
      >,
      holidays: fc
        .uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 3 })
        .map((list) => list.map((n) => new Date(Date.UTC(2026, 2, 20 + n)).toISOString().slice(0, 10))),
    });
    // Around the days on which clocks change, and any days of other years.
    const start = fc.oneof(
      fc.integer({ min: 0, max: 20 * 24 * 60 }).map((m) => Date.UTC(2026, 2, 20) + m * MINUTE),
      fc.integer({ min: 0, max: 20 * 24 * 60 }).map((m) => Date.UTC(2026, 9, 20) + m * MINUTE),
      fc.integer({ min: 0, max: 4 * 24 * 60 }).map((m) => Date.UTC(2011, 11, 28) + m * MINUTE),
    );

    it('whether they are open', () => {
      fc.assert(
        fc.property(hours, start, (given, from) => {
          const wall = wallOf(given.timeZone);
          for (let time = from; time < from + 24 * 60 * MINUTE; time += 47 * MINUTE) {
            expect(isOpen(given, new Date(time))).toBe(isOpenSlowly(given, wall(time)));
          }
        }),
        { numRuns: 60 },
      );
    });

    it('how long they were open, and when so much open time is over', () => {
      fc.assert(
        fc.property(hours, start, fc.integer({ min: 1, max: 36 * 60 }), (given, from, length) => {
          const wall = wallOf(given.timeZone);
          let open = 0;
          let lastOpen = from;
          for (let time = from; time < from + length * MINUTE; time += MINUTE) {
            if (!isOpenSlowly(given, wall(time))) continue;
            open += MINUTE;
            lastOpen = time + MINUTE;
          }
          const to = new Date(from + length * MINUTE);
          expect(openTimeBetween(given, new Date(from), to)).toBe(open);
          if (open > 0) expect(addOpenTime(given, new Date(from), open)).toEqual(new Date(lastOpen));
        }),
        { numRuns: 25 },
      );
    });

    it('when they open next', () => {
      fc.assert(
        fc.property(hours, start, (given, from) => {
          const wall = wallOf(given.timeZone);
          const next = nextOpening(given, new Date(from));
          const end = Math.min(next?.getTime() ?? Infinity, from + 30 * 60 * MINUTE);
          for (let time = from; time < end; time += MINUTE)
            expect(isOpenSlowly(given, wall(time))).toBe(false);
          if (next) expect(isOpenSlowly(given, wall(next.getTime()))).toBe(true);
        }),
        { numRuns: 25 },
      );
    });
  });
});

interface Wall {
  date: string;
  weekday: number;
  minute: number;
}

// The slow reference: asks Intl what the wall shows at a moment.
function wallOf(timeZone: string): (time: number) => Wall {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (time) => {
    const part = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
    const date = `${part.year}-${part.month}-${part.day}`;
    return {
      date,
      weekday: new Date(`${date}T00:00:00Z`).getUTCDay(),
      minute: Number(part.hour) * 60 + Number(part.minute),
    };
  };
}

function isOpenSlowly(hours: WeeklyHours, wall: Wall): boolean {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const yesterday = new Date(Date.parse(`${wall.date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const today = hours.holidays.includes(wall.date) ? [] : hours.days[WEEKDAYS[wall.weekday]!];
  const before = hours.holidays.includes(yesterday) ? [] : hours.days[WEEKDAYS[(wall.weekday + 6) % 7]!];
  return (
    today.some(({ open, close }) => {
      const [from, to] = [minutes(open), minutes(close)];
      return wall.minute >= from && (to <= from || wall.minute < to);
    }) || before.some(({ open, close }) => minutes(close) <= minutes(open) && wall.minute < minutes(close))
  );
}
