import { type WidgetSettings } from '@yingda/contracts';

/** What an inbox's calendar says at a moment. */
export type CalendarSettings = Pick<WidgetSettings, 'open' | 'nextOpening' | 'replyDue'>;

/** A message left is answered within so much open time, in milliseconds. */
export const REPLY_WITHIN_MS = 24 * 3_600_000;

/** A calendar's arithmetic, as the platform has it. */
export interface OpenTimes {
  /** IANA name. */
  readonly timeZone: string;
  isOpen(at: Date): boolean;
  /** Null when it never opens. */
  nextOpening(at: Date): Date | null;
  /** Null when it does not open so long. */
  addOpenTime(from: Date, ms: number): Date | null;
}

/**
 * Open or not, when we are back, and by when a message left now is answered. Without a calendar it is open round the
 * clock. A paused inbox is closed and nobody knows till when; the answer to a message is due by its hours all the same.
 */
export function calendarSettings(
  { calendar, paused }: { calendar: OpenTimes | null; paused: boolean },
  now: Date,
): CalendarSettings {
  const open = !paused && (calendar?.isOpen(now) ?? true);
  const next = open || paused ? null : (calendar?.nextOpening(now) ?? null);
  // A shop that never opens so long only takes messages, and answers them a day later.
  const due = calendar?.addOpenTime(now, REPLY_WITHIN_MS) ?? new Date(now.getTime() + REPLY_WITHIN_MS);
  return { open, nextOpening: next?.toISOString() ?? null, replyDue: due.toISOString() };
}
