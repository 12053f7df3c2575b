import { Refusal, REPORT_MAX_DAYS } from '@yingda/contracts/names';
import { dateOfDay, dayOfDate, momentAtWall, wallAt } from '@yingda/platform';
import type { Period } from '../domain/question';

const DAY = 86_400_000;

/** What was asked for; a date alone is its midnight in the zone. @throws Refusal invalid-payload */
export function periodOf(asked: { from: string; to: string }, timeZone: string): Period {
  const [from, to] = [momentOf(asked.from, timeZone), momentOf(asked.to, timeZone)];
  if (from >= to)
    throw new Refusal('invalid-payload', 'A report ends after it begins: `to` is not after `from`.');
  if (to.getTime() - from.getTime() > REPORT_MAX_DAYS * DAY)
    throw new Refusal('invalid-payload', `A report is of at most ${REPORT_MAX_DAYS} days.`);
  return { from, to };
}

/**
 * The period before it: as many whole months where it is whole months, as many whole days where it is whole days (so that
 * a change of clocks moves nothing), else as long.
 */
export function previousOf({ from, to }: Period, timeZone: string): Period {
  const [begin, end] = [wallAt(timeZone, from), wallAt(timeZone, to)];
  if (begin.minutes !== 0 || end.minutes !== 0)
    return { from: new Date(2 * from.getTime() - to.getTime()), to: from };
  const months = monthsBetween(begin.date, end.date);
  const earlier = months
    ? monthsBefore(begin.date, months)
    : dateOfDay(2 * dayOfDate(begin.date)! - dayOfDate(end.date)!);
  return { from: momentAtWall(timeZone, earlier, 0), to: from };
}

function momentOf(text: string, timeZone: string): Date {
  return dayOfDate(text) === null ? new Date(text) : momentAtWall(timeZone, text, 0);
}

/** Whole months between two firsts of months; 0 for anything else. */
function monthsBetween(begin: string, end: string): number {
  if (!begin.endsWith('-01') || !end.endsWith('-01')) return 0;
  return monthOf(end) - monthOf(begin);
}

const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

function monthsBefore(date: string, months: number): string {
  const month = monthOf(date) - months;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
