import { type Hours, type WidgetSettings } from '@yingda/contracts';

/** What an inbox's calendar says at a moment. */
export type CalendarSettings = Pick<WidgetSettings, 'open' | 'nextOpening' | 'replyDue'>;

/** A message left is answered within so much open time, in milliseconds. */
export const REPLY_WITHIN_MS = 24 * 3_600_000;

/** The calendar's arithmetic, as the platform has it. */
export interface Calendar {
  isOpen(hours: Hours, at: Date): boolean;
  nextOpening(hours: Hours, at: Date): Date | null;
  /** Throws when the hours never open. */
  addOpenTime(hours: Hours, from: Date, ms: number): Date;
}

/**
 * Open or not, when we are back, and by when a message left now is answered. A paused inbox is closed and nobody knows
 * till when; the answer to a message is due by its hours all the same.
 */
export function calendarSettings(
  inbox: { hours: Hours | null; paused: boolean },
  now: Date,
  calendar: Calendar,
): CalendarSettings {
  const { hours, paused } = inbox;
  const open = !paused && (hours === null || calendar.isOpen(hours, now));
  const next = open || paused || hours === null ? null : calendar.nextOpening(hours, now);
  return {
    open,
    nextOpening: next?.toISOString() ?? null,
    replyDue: replyDue(hours, now, calendar).toISOString(),
  };
}

// A shop that never opens only takes messages, and answers them a day later.
function replyDue(hours: Hours | null, now: Date, calendar: Calendar): Date {
  const aDayLater = new Date(now.getTime() + REPLY_WITHIN_MS);
  if (hours === null || calendar.nextOpening(hours, now) === null) return aDayLater;
  return calendar.addOpenTime(hours, now, REPLY_WITHIN_MS);
}
