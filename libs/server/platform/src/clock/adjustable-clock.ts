import type { Clock } from './clock';

/**
 * A clock for tests. It flows with the real one, moved by an offset; `freeze` makes it stand still.
 * Given a date it begins frozen there, because a spec that names a time wants exactly that time.
 */
export class AdjustableClock implements Clock {
  private offset = 0;
  private frozenAt: number | null = null;

  constructor(start?: Date | string) {
    if (start !== undefined) this.freeze(new Date(start));
  }

  now(): Date {
    return new Date(this.frozenAt ?? Date.now() + this.offset);
  }

  /** Moves to a date; a flowing clock flows on from there, a frozen one stands there. */
  set(date: Date | string): void {
    const target = new Date(date).getTime();
    if (this.frozenAt !== null) this.frozenAt = target;
    else this.offset = target - Date.now();
  }

  /** Moves by milliseconds, forward or (negative) back. */
  advance(ms: number): void {
    if (this.frozenAt !== null) this.frozenAt += ms;
    else this.offset += ms;
  }

  /** Stands still, at the given date or now. */
  freeze(date?: Date | string): void {
    this.frozenAt = date === undefined ? this.now().getTime() : new Date(date).getTime();
  }

  /** Flows on from where it stands. */
  flow(): void {
    if (this.frozenAt === null) return;
    this.offset = this.frozenAt - Date.now();
    this.frozenAt = null;
  }
}
