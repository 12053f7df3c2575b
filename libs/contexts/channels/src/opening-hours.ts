import { type Hours } from '@yingda/contracts';
import type { Tier } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { OpenTimes } from './domain/calendar';

/** When the shop is open, as its calendars say. */
export abstract class OpeningHours {
  /** What counts for a customer of a tier in an inbox; null: round the clock. */
  abstract of(asked: { inboxId: string; teamId: string; tier?: Tier }): Promise<OpenTimes | null>;
  /** What inboxes themselves were given; those without a calendar of their own are left out. */
  abstract own(inboxIds: string[]): Promise<ReadonlyMap<string, OwnCalendar>>;
  /** False when nothing has changed. Joins the caller's unit of work. @throws Refusal calendar-not-found */
  abstract give(
    actor: Actor,
    inbox: { id: string; name: string },
    to: { calendarId: string | null } | { hours: Hours | null },
  ): Promise<boolean>;
}

export interface OwnCalendar {
  calendarId: string;
  hours: Hours;
}
