import { type DayKind, type Kinds, keyOf } from './day-kinds';
import { addDays, daysBetween, weekdayOf } from './week-days';

/** Half hours of a day. */
export const SLOTS = 48;
/** Days of the same kind that are looked back at. */
export const PAST_DAYS = 6;
/** No pattern is older than that. */
export const FARTHEST_BACK_DAYS = 400;

/** A day that was chosen as like another. */
export interface LikeDays {
  dates: string[];
  /** No holiday lies in the time that was counted, so Sundays stand in. */
  standIn: boolean;
}

/** What like days are chosen by. */
export interface LookBack {
  /** The date by the wall now: only days before it are over. */
  today: string;
  /** Since when conversations are counted; the first whole day is the next one. */
  countedFrom: string | null;
  kinds: Kinds;
  /** Marked days are no pattern for others. */
  marked: ReadonlySet<string>;
}

/** The latest days like a date, latest first: over, counted from morning to night, and not marked. */
export function likeDaysOf(date: string, { today, countedFrom, kinds, marked }: LookBack): LikeDays {
  if (countedFrom === null) return { dates: [], standIn: false };
  const end = date < today ? date : today;
  const far = Math.min(daysBetween(countedFrom, end) - 1, FARTHEST_BACK_DAYS);
  const latest = (fits: (day: string) => boolean): string[] => {
    const found: string[] = [];
    for (let ago = 1; ago <= far && found.length < PAST_DAYS; ago++) {
      const day = addDays(end, -ago);
      if (!marked.has(day) && fits(day)) found.push(day);
    }
    return found;
  };
  const key = keyOf(kinds(date));
  const alike = latest((day) => isPattern(kinds(day), key));
  if (alike.length > 0 || key !== 'holiday') return { dates: alike, standIn: false };
  const sundays = latest((day) => weekdayOf(day) === 'sun');
  return { dates: sundays, standIn: sundays.length > 0 };
}

// A make-up day is forecast from the weekday it is worked like, but is itself too odd to be anybody's pattern.
function isPattern(kind: DayKind, key: string): boolean {
  return kind.kind !== 'make-up' && keyOf(kind) === key;
}

/**
 * What is expected in each half hour: as much as came on the like days in all (the median, so that an odd day moves it
 * by nothing), spread as each of them was spread (the mean of the half hour's shares, so that a day with much counts like
 * one with little), times the factor of a marked day. Medians of single half hours would be 0 wherever less than one
 * conversation comes in most of them, and their sum far less than a day.
 */
export function expectedOf(past: readonly (readonly number[])[], factor: number): number[] {
  const totals = past.map(sum);
  const whole = median(totals) * factor;
  const busy = past.filter((_, day) => totals[day]! > 0);
  return Array.from({ length: SLOTS }, (_, slot) => {
    const shares = busy.map((counts) => (counts[slot] ?? 0) / sum(counts));
    return shares.length === 0 ? 0 : rounded((whole * sum(shares)) / shares.length);
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The one in the middle, or between the two in the middle; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return sorted.length === 0 ? 0 : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
