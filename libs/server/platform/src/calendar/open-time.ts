import { Calendar } from './calendar';
import type { CalendarRules } from './calendar-rules';

// Whoever holds on to rules holds on to what was worked out from them.
const calendars = new WeakMap<CalendarRules, Calendar>();

/** The calendar of rules, the same one for the same object. */
export function calendarOf(rules: CalendarRules): Calendar {
  let calendar = calendars.get(rules);
  if (!calendar) calendars.set(rules, (calendar = new Calendar(rules)));
  return calendar;
}

/** Whether the shop is open at a moment. */
export function isOpen(rules: CalendarRules, at: Date): boolean {
  return calendarOf(rules).isOpen(at);
}

/** The first open moment from `at` on (`at` itself when open then); null when there is none within two years. */
export function nextOpening(rules: CalendarRules, at: Date): Date | null {
  return calendarOf(rules).nextOpening(at);
}

/** `Calendar.addOpenTime` of milliseconds. Throws RangeError when that takes more than ten years. */
export function addOpenTime(rules: CalendarRules, from: Date, ms: number): Date {
  const found = calendarOf(rules).addOpenTime(from, ms);
  if (!found) throw new RangeError('These hours do not open so long');
  return found;
}

/** The open milliseconds between two moments; 0 when they are the wrong way round. */
export function openTimeBetween(rules: CalendarRules, from: Date, to: Date): number {
  return calendarOf(rules).openTimeBetween(from, to);
}
