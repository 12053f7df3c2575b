import { Calendar, type CalendarRules, type Weekday, WEEKDAYS } from '@yingda/platform';
import fc from 'fast-check';
import {
  begin,
  type Clock,
  type Hours,
  notice,
  pause,
  resume,
  retarget,
  stop,
  type Terms,
  WALL,
} from './clock';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 300);
const SECOND = 1_000;
const QUARTER = 900 * SECOND;

const interval = (open: string, close: string) => ({ open, close });
const week = (...intervals: { open: string; close: string }[]) =>
  Object.fromEntries(
    WEEKDAYS.map((day, at) => [day, at < 5 ? intervals : [interval('10:00', '10:15')]]),
  ) as CalendarRules['days'];

// Around: the spring festival with its make-up days, both changes of the clock in two zones, and midnight.
const WORLDS: { rules: Required<CalendarRules>; around: number[] }[] = [
  {
    rules: {
      timeZone: 'Asia/Shanghai',
      days: week(interval('09:00', '12:00'), interval('13:30', '24:00')),
      holidays: ['2026-02-16', '2026-02-17'],
      makeUpDays: [{ date: '2026-02-14', like: 'fri' as Weekday }],
      exceptions: [{ date: '2026-02-15', intervals: [interval('22:00', '24:00')] }],
    },
    around: [Date.UTC(2026, 1, 13, 15), Date.UTC(2026, 1, 15, 13), Date.UTC(2026, 1, 17, 15)],
  },
  {
    rules: {
      timeZone: 'Europe/Berlin',
      days: week(interval('00:00', '04:00')),
      holidays: [],
      makeUpDays: [],
      exceptions: [],
    },
    around: [Date.UTC(2026, 2, 26, 22), Date.UTC(2026, 2, 29, 0), Date.UTC(2026, 9, 24, 23)],
  },
  {
    rules: {
      timeZone: 'America/New_York',
      days: week(interval('00:30', '03:15'), interval('08:00', '20:00')),
      holidays: [],
      makeUpDays: [],
      exceptions: [],
    },
    around: [Date.UTC(2026, 2, 8, 4), Date.UTC(2026, 10, 1, 4)],
  },
];

/** Looks at the wall of a zone, and keeps what it saw for the quarter: nothing here opens or closes in between. */
function wallOf(rules: Required<CalendarRules>): (at: number) => boolean {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: rules.timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    ...{ hourCycle: 'h23', weekday: 'short' },
  });
  const seen = new Map<number, boolean>();
  const look = (at: number): boolean => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
    const time = `${parts['hour']}:${parts['minute']}`;
    const exception = rules.exceptions.find((one) => one.date === date);
    const worked = rules.makeUpDays.find((one) => one.date === date);
    const usual = worked?.like ?? (parts['weekday']!.toLowerCase() as Weekday);
    const intervals =
      exception?.intervals ?? (!worked && rules.holidays.includes(date) ? [] : rules.days[usual]);
    return intervals.some(({ open, close }) => open <= time && time < close);
  };
  return (at) => {
    const quarter = Math.floor(at / QUARTER);
    if (!seen.has(quarter)) seen.set(quarter, look(quarter * QUARTER));
    return seen.get(quarter)!;
  };
}

const made = WORLDS.map(({ rules, around }) => ({
  around,
  hours: new Calendar(rules) as Hours,
  open: wallOf(rules),
}));
made.push({ around: [Date.UTC(2026, 1, 13, 15)], hours: WALL, open: () => true });

const terms = (seconds: number, warnAfter: number): Terms => ({
  ...{ policyId: 'p', policyName: 'p', policyVersion: 1, seconds, time: 'business', pauses: true },
  ...{ warnAfterMs: warnAfter * SECOND, onWarning: [], onBreach: [] },
});

const life = fc.record({
  world: fc.integer({ min: 0, max: made.length - 1 }),
  moment: fc.nat(2),
  offset: fc.integer({ min: 0, max: 4 * 3_600 }),
  target: fc.integer({ min: 1, max: 5 * 3_600 }),
  warnShare: fc.integer({ min: 1, max: 99 }),
  /** Seconds it runs and stands, in turn. */
  stretches: fc.array(fc.integer({ min: 1, max: 3 * 3_600 }), { minLength: 1, maxLength: 6 }),
});

/** Walks second by second: what had run, and when the target and the warning were reached. */
function walked(
  open: (at: number) => boolean,
  from: number,
  run: { stretches: number[]; targets: number[] },
) {
  let [at, spent] = [from, 0];
  const reached: (number | null)[] = run.targets.map(() => null);
  run.stretches.forEach((length, index) => {
    for (let second = 0; second < length; second++, at += SECOND) {
      if (index % 2 === 1 || !open(at)) continue;
      spent += 1;
      run.targets.forEach((target, which) => {
        if (spent === target) reached[which] = at + SECOND;
      });
    }
  });
  return { spent, reached, end: at };
}

describe('a clock agrees with walking second by second', () => {
  it('that stands from the very moment it is due on is in time, and late as soon as it runs further', () => {
    const promise = { terms: terms(7, 1), hours: WALL };
    const at = (seconds: number) => new Date(seconds * SECOND);
    const began = begin({ id: 'c', kind: 'resolution', turn: 1 }, at(0), promise);
    const stood = pause(began, at(7), WALL);
    expect(stop(stood, at(8), { kept: true, hours: WALL })).toMatchObject({ outcome: 'met', spentMs: 7_000 });
    const late = stop(resume(stood, at(20), WALL), at(21), { kept: true, hours: WALL });
    expect(late).toMatchObject({ outcome: 'broken', breachedAt: at(20) });
  });

  it('through nights, holidays, make-up days, changed clocks and pauses: what ran, when it was due, whether it was kept', () => {
    fc.assert(
      fc.property(life, ({ world, moment, offset, target, warnShare, stretches }) => {
        const { around, hours, open } = made[world]!;
        const from = around[moment % around.length]! + offset * SECOND;
        const warnAfter = Math.max(1, Math.floor((target * warnShare) / 100));
        const promise = { terms: terms(target, warnAfter), hours };
        let clock: Clock = begin({ id: 'c', kind: 'resolution', turn: 1 }, new Date(from), promise);
        let at = from;
        let warned: Date | null = null;
        const stood = new Set<number>();
        stretches.slice(0, -1).forEach((length, index) => {
          at += length * SECOND;
          if (index % 2 === 0) stood.add(at);
          if (!warned && clock.warnAt && clock.warnAt.getTime() <= at) warned = clock.warnAt;
          clock = index % 2 === 0 ? pause(clock, new Date(at), hours) : resume(clock, new Date(at), hours);
        });
        const runs = stretches.length % 2 === 1;
        at += stretches.at(-1)! * SECOND;
        if (runs && !warned && clock.warnAt && clock.warnAt.getTime() <= at) warned = clock.warnAt;
        const last = stop(clock, new Date(at), { kept: true, hours });
        const reference = walked(open, from, { stretches, targets: [target, warnAfter] });
        const [due, warn] = reference.reached as [number | null, number | null];
        // Standing from the very moment it is due on has an example of its own.
        fc.pre(due === null || !stood.has(due));

        expect(last.spentMs).toBe(reference.spent * SECOND);
        // Done in the very moment it is due is in time.
        const broken = due !== null && due < at;
        expect(last.outcome).toBe(broken ? 'broken' : 'met');
        expect(last.breachedAt?.getTime() ?? null).toBe(broken ? due : null);
        expect((warned as Date | null)?.getTime() ?? null).toBe(warn);
      }),
      { numRuns: RUNS },
    );
  });

  it('after the target has changed under way: what ran counts, and nobody is late before the change', () => {
    const changed = fc.record({
      life,
      to: fc.integer({ min: 1, max: 5 * 3_600 }),
      after: fc.integer({ min: 1, max: 3 * 3_600 }),
    });
    fc.assert(
      fc.property(changed, ({ life: { world, moment, offset, target }, to, after }) => {
        const { around, hours, open } = made[world]!;
        const from = around[moment % around.length]! + offset * SECOND;
        const at = from + after * SECOND;
        const before = begin({ id: 'c', kind: 'resolution', turn: 1 }, new Date(from), {
          terms: terms(target, 1),
          hours,
        });
        const clock = retarget(before, terms(to, 1), { at: new Date(at), before: hours, after: hours });
        const reference = walked(open, from, { stretches: [after + 10 * 3_600], targets: [target, to] });
        const [first, second] = reference.reached as [number | null, number | null];

        if (first !== null && first < at) {
          expect(clock.breachedAt?.getTime()).toBe(first);
          return;
        }
        expect(clock.breachedAt).toBeNull();
        if (second !== null) expect(clock.dueAt!.getTime()).toBe(Math.max(second, at));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('what is noticed', () => {
  const start = new Date('2026-03-02T02:00:00Z');
  const clock = begin({ id: 'c', kind: 'waiting', turn: 1 }, start, { terms: terms(60, 36), hours: WALL });
  const after = (ms: number) => new Date(start.getTime() + ms);

  it('is nothing spent before it began: by the clock of another node it may have ended earlier', () => {
    expect(stop(clock, new Date(start.getTime() - 2_000), { kept: true, hours: WALL })).toMatchObject({
      ...{ spentMs: 0, outcome: 'met' },
    });
  });

  it('is the warning from its moment on, and the breach once the due moment has passed, each with its own time', () => {
    expect(notice(clock, after(35_999)).level).toBeNull();
    const warned = notice(clock, after(40_000));
    expect([warned.level, warned.clock.warnedAt]).toEqual(['warning', after(36_000)]);
    expect(notice(warned.clock, after(60_000)).level).toBeNull();
    const broken = notice(warned.clock, after(75_000));
    expect([broken.level, broken.clock.breachedAt]).toEqual(['breach', after(60_000)]);
    expect(notice(broken.clock, after(90_000)).level).toBeNull();
  });

  it('is only the breach when nobody looked before', () => {
    expect(notice(clock, after(61_000)).level).toBe('breach');
  });

  it('was no breach when an earlier answer is heard of late', () => {
    const broken = notice(clock, after(61_000)).clock;
    const told = stop(broken, after(59_000), { kept: true, hours: WALL });
    expect([told.outcome, told.breachedAt]).toEqual(['met', null]);
    expect(stop(broken, after(60_500), { kept: true, hours: WALL }).outcome).toBe('broken');
  });
});
