import fc from 'fast-check';
import { type DutyPlan, dutyAt } from './duty';

const at = (clock: string) => new Date(`2026-03-02T${clock}:00Z`);
const ms = (clock: string) => at(clock).getTime();
const shift = (from: string, to: string, ...breaks: [string, string][]) => ({
  ...{ startsAt: ms(from), endsAt: ms(to) },
  breaks: breaks.map(([open, close]) => ({ from: ms(open), to: ms(close) })),
});
const plan = (more: Partial<DutyPlan> = {}): DutyPlan => ({
  ...{ planned: true, absent: false, stopBeforeMs: 15 * 60_000 },
  shifts: [shift('09:00', '13:00', ['11:00', '11:30']), shift('13:00', '18:00'), shift('20:00', '22:00')],
  ...more,
});

describe('duty by shifts', () => {
  it.each<[string, string, boolean, string | null]>([
    ['before the first shift', '08:59', false, null],
    ['as soon as it begins', '09:00', true, '18:00'],
    ['in a break', '11:00', false, '18:00'],
    ['after it', '11:30', true, '18:00'],
    ['shortly before another that follows at once', '12:59', true, '18:00'],
    ['shortly before the last minutes', '17:44', true, '18:00'],
    ['in the last minutes', '17:45', false, '18:00'],
    ['between shifts', '19:00', false, null],
    ['in a later one', '20:30', true, '22:00'],
    ['after the last one', '22:00', false, null],
  ])('%s (%s)', (_, ...[clock, onDuty, end]) => {
    expect(dutyAt(plan(), at(clock))).toEqual({ onDuty, shiftEndsAt: end ? at(end) : null });
  });

  it('is as ever for who has no shift in the week, and nobody’s who is absent', () => {
    expect(dutyAt(plan({ planned: false, shifts: [] }), at('10:00')).onDuty).toBe(true);
    expect(dutyAt(plan({ planned: false, absent: true, shifts: [] }), at('10:00')).onDuty).toBe(false);
  });

  it('goes on after midnight for who is absent from then on', () => {
    expect(dutyAt(plan({ absent: true }), at('10:00')).onDuty).toBe(true);
  });

  it('lasts until a shift that began last week ends, however little is planned in this one', () => {
    expect(dutyAt(plan({ planned: false }), at('17:50')).onDuty).toBe(false);
  });

  it('is never outside of a shift once something is planned', () => {
    const part = fc.tuple(fc.nat(600), fc.integer({ min: 1, max: 300 }));
    const any = fc.record({
      shifts: fc.array(part, { maxLength: 5 }),
      stop: fc.nat(120),
      now: fc.nat(3_000),
    });
    fc.assert(
      fc.property(any, ({ shifts, stop, now }) => {
        let free = 0;
        const planned = shifts.map(([gap, length]) => {
          const startsAt = free + gap;
          free = startsAt + length;
          return { startsAt, endsAt: free, breaks: [] };
        });
        const { onDuty, shiftEndsAt } = dutyAt(
          { planned: true, absent: false, stopBeforeMs: stop, shifts: planned },
          new Date(now),
        );
        const inside = planned.some((one) => one.startsAt <= now && now < one.endsAt);
        expect(shiftEndsAt !== null).toBe(inside);
        if (onDuty) expect(shiftEndsAt!.getTime() - now).toBeGreaterThan(stop);
        if (inside && shiftEndsAt!.getTime() - now > stop) expect(onDuty).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
