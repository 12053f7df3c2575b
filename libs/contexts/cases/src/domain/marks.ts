import type { CaseClock } from '@yingda/contracts/names';
import type { Mark } from './case';
import type { CaseTime } from './case-time';

const MINUTE = 60_000;
/** A lead is called when so much of the time is over. The share is ours. */
const WARNED_AT = 0.75;

/** The marks of a clock that runs from `from` for so long, what it has waited for the customer not counted. */
export function marksOf(
  clock: CaseClock,
  { from, minutes, waited }: { from: Date; minutes: number; waited: number },
  time: CaseTime,
): Mark[] {
  const breach: Mark = { clock, what: 'breach', at: time.add(from, minutes * MINUTE + waited) };
  // A follow-up is a call to make on a day; nobody is called before it is late.
  if (clock === 'follow-up') return [breach];
  return [{ clock, what: 'warn', at: time.add(from, minutes * MINUTE * WARNED_AT + waited) }, breach];
}

export function dueAtOf(marks: readonly Mark[], clock: CaseClock): Date {
  return marks.find((mark) => mark.clock === clock && mark.what === 'breach')!.at;
}

export function without(marks: readonly Mark[], ...clocks: CaseClock[]): Mark[] {
  return marks.filter(({ clock }) => !clocks.includes(clock));
}
