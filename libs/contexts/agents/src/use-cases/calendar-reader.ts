import {
  type CalendarPlan,
  type CalendarPreview,
  type CalendarRecord,
  type HolidayYear,
  type Hours,
  type PreviewCalendar,
} from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { Calendar, type CalendarRules, CHINESE_YEARS, chineseDays, type Clock } from '@yingda/platform';
import { checkPlan, hoursOf } from '../domain/calendar-plan';
import { requireAll } from '../domain/permissions';
import type { Calendars, CalendarSubject } from '../storage/calendars';
import type { HolidayYears } from '../storage/holiday-years';
import { NO_USES } from './calendar-changes';

/** A calendar that counts for somebody. */
export interface ApplyingCalendar {
  calendarId: string;
  name: string;
  version: number;
  calendar: Calendar;
  /** What the calendar was made of, for whoever keeps it. */
  rules: CalendarRules;
}

const KEPT = 1_000;

/** Calendars as others need them. */
export class CalendarReader {
  // What was worked out is kept by version: the same calendar is asked for by every visitor and every clock.
  private readonly worked = new Map<string, ApplyingCalendar>();

  constructor(
    private readonly calendars: Calendars,
    private readonly years: HolidayYears,
    private readonly clock: Clock,
  ) {}

  /**
   * The calendar that counts for a subject: its tier's, else its inbox's, else its team's. Null: nobody gave it one, and
   * it is open round the clock.
   */
  async applying(subject: CalendarSubject): Promise<ApplyingCalendar | null> {
    const found = await this.calendars.applying(subject);
    if (!found) return null;
    const { id, name, plan, version } = found;
    const known = this.worked.get(id);
    if (known?.version === version) return known;
    const rules = rulesOf(plan);
    const fresh = { calendarId: id, name, version, calendar: new Calendar(rules), rules };
    if (this.worked.size >= KEPT) this.worked.clear();
    this.worked.set(id, fresh);
    return fresh;
  }

  /** What inboxes themselves were given; those without one are left out. */
  async ofInboxes(inboxIds: string[]): Promise<Map<string, { calendarId: string; hours: Hours }>> {
    const found = await this.calendars.ofInboxes(inboxIds);
    return new Map(
      [...found].map(([inboxId, { calendarId, plan }]) => [inboxId, { calendarId, hours: hoursOf(plan) }]),
    );
  }

  /** All calendars, oldest first; refused to who may not edit settings. */
  async records(actor: Actor): Promise<CalendarRecord[]> {
    requireAll(actor, 'settings.edit');
    const [calendars, uses] = [await this.calendars.all(), await this.calendars.uses()];
    return calendars.map((calendar) => ({ ...calendar, uses: uses.get(calendar.id) ?? NO_USES }));
  }

  /** What a plan, saved or not, says now. @throws Refusal invalid-setting, not-permitted */
  preview(actor: Actor, { plan, minutes, seconds }: PreviewCalendar): CalendarPreview {
    requireAll(actor, 'settings.edit');
    checkPlan(plan);
    const calendar = new Calendar(rulesOf(plan));
    const now = this.clock.now();
    const open = calendar.isOpen(now);
    return {
      now: now.toISOString(),
      open,
      nextOpening: open ? null : (calendar.nextOpening(now)?.toISOString() ?? null),
      dueAt: calendar.addOpenTime(now, (seconds ?? minutes * 60) * 1_000)?.toISOString() ?? null,
    };
  }

  /** Years that can be put into calendars; one that the shop has loaded stands in place of the shipped one. */
  async holidayYears(actor: Actor): Promise<HolidayYear[]> {
    requireAll(actor, 'settings.edit');
    const loaded = (await this.years.all()).map((year) => ({ ...year, source: 'file' as const }));
    const shipped = CHINESE_YEARS.filter((year) => !loaded.some((one) => one.year === year)).map((year) => ({
      year,
      source: 'shipped' as const,
      days: chineseDays(year),
    }));
    return [...shipped, ...loaded].sort((a, b) => a.year - b.year);
  }
}

/** A plan as the calculation reads it. */
export function rulesOf({ timeZone, days, holidays, makeUpDays, exceptions }: CalendarPlan): CalendarRules {
  return { timeZone, days, holidays: holidays.map(({ date }) => date), makeUpDays, exceptions };
}
