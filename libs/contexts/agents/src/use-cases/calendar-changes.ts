import { type CalendarRecord, type CalendarUses } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, Clock, Outbox } from '@yingda/platform';
import type { ShopCalendar } from '../domain/calendar-plan';
import type { Entrances } from '../ports';
import type { Calendars } from '../storage/calendars';
import type { Teams } from '../storage/teams';
import { by } from './audited';

/** Writes a calendar, who goes by it, its event and its line in the audit log; inside a unit of work. */
export class CalendarChanges {
  constructor(
    private readonly calendars: Calendars,
    private readonly teams: Teams,
    private readonly entrances: Entrances,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async add(actor: Actor, calendar: ShopCalendar): Promise<void> {
    await this.calendars.add(calendar, this.clock.now());
    await this.record(actor, 'calendar.added', calendar);
    await this.announce(calendar.id);
  }

  async save(actor: Actor, calendar: ShopCalendar): Promise<void> {
    await this.calendars.save(calendar, this.clock.now());
    await this.record(actor, 'calendar.edited', calendar);
    await this.announce(calendar.id);
  }

  /** Exactly these go by the calendar from now on. @throws Refusal team-not-found, inbox-not-found */
  async setUses(actor: Actor, calendar: ShopCalendar, uses: CalendarUses): Promise<void> {
    await this.requireSubjects(uses);
    const others = await this.calendars.setUses(calendar.id, uses);
    await this.audit.record({
      ...by(actor),
      action: 'calendar.assigned',
      subjectKind: 'calendar',
      subjectId: calendar.id,
      details: { name: calendar.name, ...uses },
    });
    for (const id of [calendar.id, ...others]) await this.announce(id);
  }

  async announce(calendarId: string, removed = false): Promise<void> {
    await this.outbox.append('calendar.updated', calendarId, { calendarId, removed });
  }

  async recordOf(calendar: ShopCalendar): Promise<CalendarRecord> {
    const uses = (await this.calendars.uses()).get(calendar.id) ?? NO_USES;
    return { ...calendar, uses };
  }

  private record(actor: Actor, action: string, { id, name, plan }: ShopCalendar): Promise<unknown> {
    return this.audit.record({
      ...by(actor),
      action,
      subjectKind: 'calendar',
      subjectId: id,
      details: { name, plan },
    });
  }

  private async requireSubjects({ teamIds, inboxIds }: CalendarUses): Promise<void> {
    const teams = new Set((await this.teams.find(teamIds)).map(({ id }) => id));
    const noTeam = teamIds.find((id) => !teams.has(id));
    if (noTeam) throw new Refusal('team-not-found', 'There is no such team.', { teamId: noTeam });
    const inboxes = new Set(inboxIds.length > 0 ? await this.entrances.ids() : []);
    const noInbox = inboxIds.find((id) => !inboxes.has(id));
    if (noInbox) throw new Refusal('inbox-not-found', 'There is no such inbox.', { inboxId: noInbox });
  }
}

export const NO_USES: CalendarUses = { teamIds: [], inboxIds: [], tiers: [] };

export function calendarNotFound(): Refusal {
  return new Refusal('calendar-not-found', 'There is no such calendar.');
}

export function calendarNameTaken(): Refusal {
  return new Refusal('already-exists', 'Another calendar has this name.', { field: 'name' });
}
