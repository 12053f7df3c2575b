import { AdjustableClock } from './adjustable-clock';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the adjustable clock', () => {
  it('stands still where it was put, and moves only when told', async () => {
    const clock = new AdjustableClock('2026-03-02T02:00:00.000Z');
    await pause(5);
    expect(clock.now().toISOString()).toBe('2026-03-02T02:00:00.000Z');
    clock.advance(90_000);
    expect(clock.now().toISOString()).toBe('2026-03-02T02:01:30.000Z');
    clock.set('2027-01-01T00:00:00.000Z');
    expect(clock.now().toISOString()).toBe('2027-01-01T00:00:00.000Z');
  });

  it('flows with the real one when no date is given, also after it was moved', async () => {
    const clock = new AdjustableClock();
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(50);
    clock.advance(24 * 3_600_000);
    const before = clock.now().getTime();
    await pause(20);
    const passed = clock.now().getTime() - before;
    expect(passed).toBeGreaterThanOrEqual(15);
    expect(passed).toBeLessThan(2_000);
  });

  it('flows on from where it stood', async () => {
    const clock = new AdjustableClock('2026-03-02T02:00:00.000Z');
    clock.flow();
    await pause(20);
    const passed = clock.now().getTime() - Date.parse('2026-03-02T02:00:00.000Z');
    expect(passed).toBeGreaterThanOrEqual(15);
    expect(passed).toBeLessThan(2_000);
  });

  it('hands out dates that nobody else can change', () => {
    const clock = new AdjustableClock('2026-03-02T02:00:00.000Z');
    clock.now().setFullYear(1999);
    expect(clock.now().getUTCFullYear()).toBe(2026);
  });
});
