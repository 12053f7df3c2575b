import fc from 'fast-check';
import { Calendar } from './calendar';
import { WEEKDAYS, type CalendarRules } from './calendar-rules';

const QUARTER = 15 * 60_000;
const DAY = 96 * QUARTER;
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

// All times of these worlds are on the quarter, clock changes too: within a quarter nothing opens or closes.
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const intervals = fc.array(fc.record({ open: time, close: fc.oneof(time, fc.constant('24:00')) }), {
  maxLength: 3,
});
// Around days on which clocks change, and one that a zone left out.
const begin = fc.constantFrom(
  Date.UTC(2026, 2, 5),
  Date.UTC(2026, 2, 26),
  Date.UTC(2026, 9, 2),
  Date.UTC(2026, 9, 23),
  Date.UTC(2026, 9, 30),
  Date.UTC(2011, 11, 28),
);
const date = (first: number) =>
  fc.integer({ min: -1, max: 6 }).map((n) => new Date(first + n * DAY).toISOString().slice(0, 10));
const world = begin.chain((first) =>
  fc.record({
    rules: fc.record({
      timeZone: fc.constantFrom(...ZONES),
      days: fc.record(
        Object.fromEntries(WEEKDAYS.map((name) => [name, intervals])),
      ) as unknown as fc.Arbitrary<CalendarRules['days']>,
      holidays: fc.uniqueArray(date(first), { maxLength: 3 }),
      makeUpDays: fc.uniqueArray(fc.record({ date: date(first), like: fc.constantFrom(...WEEKDAYS) }), {
        maxLength: 2,
        selector: (day) => day.date,
      }),
      exceptions: fc.uniqueArray(fc.record({ date: date(first), intervals }), {
        maxLength: 2,
        selector: (day) => day.date,
      }),
    }),
    // To the millisecond, within four days.
    from: fc.integer({ min: 0, max: 2 * DAY }).map((ms) => first + ms),
    length: fc.integer({ min: 1, max: 2 * DAY }),
  }),
);

describe('a calendar agrees with looking at the wall again and again', () => {
  it('whether it is open', () => {
    fc.assert(
      fc.property(world, ({ rules, from, length }) => {
        const calendar = new Calendar(rules);
        const looks = wallOf(rules);
        for (let at = from; at < from + length; at += 7 * QUARTER + 1) {
          if (calendar.isOpen(new Date(at)) !== looks(at))
            throw new Error(`wrong at ${new Date(at).toISOString()}`);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('how long it was open, and when so much open time is over', () => {
    fc.assert(
      fc.property(world, ({ rules, from, length }) => {
        const looks = wallOf(rules);
        let open = 0;
        let lastOpen = from;
        for (const part of quarters(from, from + length)) {
          if (!looks(part.from)) continue;
          open += part.to - part.from;
          lastOpen = part.to;
        }
        const calendar = new Calendar(rules);
        expect(calendar.openTimeBetween(new Date(from), new Date(from + length))).toBe(open);
        if (open > 0) expect(calendar.addOpenTime(new Date(from), open)).toEqual(new Date(lastOpen));
      }),
      { numRuns: 1_000 },
    );
  });

  it('when it opens next', () => {
    fc.assert(
      fc.property(world, ({ rules, from, length }) => {
        const looks = wallOf(rules);
        const next = new Calendar(rules).nextOpening(new Date(from));
        const end = Math.min(next?.getTime() ?? Infinity, from + length);
        for (const part of quarters(from, end)) {
          if (looks(part.from)) throw new Error(`open before: ${new Date(part.from).toISOString()}`);
        }
        if (next) expect(looks(next.getTime())).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a calendar over months', () => {
  const far = fc.record({
    from: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 0, 1) }),
    days: fc.integer({ min: 1, max: 500 }),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it('counts a stretch as the sum of its parts, and comes back to where it began to count', () => {
    fc.assert(
      fc.property(world, far, ({ rules }, { from, days, cut }) => {
        const calendar = new Calendar(rules);
        const [start, end] = [new Date(from), new Date(from + days * DAY)];
        const middle = new Date(Math.floor(from + cut * days * DAY));
        const open = calendar.openTimeBetween(start, end);
        expect(calendar.openTimeBetween(start, middle) + calendar.openTimeBetween(middle, end)).toBe(open);
        if (open === 0) return;
        const over = calendar.addOpenTime(start, open)!;
        expect(over.getTime()).toBeLessThanOrEqual(end.getTime());
        expect(calendar.openTimeBetween(start, over)).toBe(open);
        expect(calendar.openTimeBetween(over, end)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('remembers weeks without mixing them up: a new calendar says the same as an old one', () => {
    fc.assert(
      fc.property(world, fc.array(far, { minLength: 2, maxLength: 6 }), ({ rules }, questions) => {
        const old = new Calendar(rules);
        for (const { from } of questions) {
          const at = new Date(from);
          expect(old.nextOpening(at)).toEqual(new Calendar(rules).nextOpening(at));
        }
      }),
      { numRuns: 50 },
    );
  });
});

function* quarters(from: number, to: number): Generator<{ from: number; to: number }> {
  for (let at = from; at < to;) {
    const next = Math.min(to, (Math.floor(at / QUARTER) + 1) * QUARTER);
    yield { from: at, to: next };
    at = next;
  }
}

/** The slow reference: asks Intl what the wall shows at a moment, then reads the rules as a person would. */
function wallOf(rules: CalendarRules): (time: number) => boolean {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: rules.timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const today = `${part.year}-${part.month}-${part.day}`;
    const yesterday = new Date(Date.parse(`${today}T00:00:00Z`) - DAY).toISOString().slice(0, 10);
    const minute = Number(part.hour) * 60 + Number(part.minute);
    const isNight = ({ open, close }: { open: string; close: string }) => minutes(close) <= minutes(open);
    return (
      intervalsOn(rules, today).some(
        (one) => minute >= minutes(one.open) && (isNight(one) || minute < minutes(one.close)),
      ) || intervalsOn(rules, yesterday).some((one) => isNight(one) && minute < minutes(one.close))
    );
  };
}

function intervalsOn(rules: CalendarRules, day: string) {
  const exception = rules.exceptions?.find((one) => one.date === day);
  if (exception) return exception.intervals;
  const worked = rules.makeUpDays?.find((one) => one.date === day);
  if (worked) return rules.days[worked.like];
  if (rules.holidays.includes(day)) return [];
  return rules.days[WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]!];
}

function minutes(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}
