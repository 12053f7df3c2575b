import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, UnitOfWork } from '@yingda/platform';
import { requireAll } from '../domain/permissions';
import type { Calendars } from '../storage/calendars';
import { by } from './audited';
import { type CalendarChanges, calendarNotFound } from './calendar-changes';

/** Takes a calendar away that nobody goes by. */
export class RemoveCalendar {
  constructor(
    private readonly calendars: Calendars,
    private readonly changes: CalendarChanges,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal not-permitted, calendar-not-found, calendar-in-use (details: teamIds, inboxIds, tiers) */
  async execute(actor: Actor, { calendarId }: { calendarId: string }): Promise<void> {
    requireAll(actor, 'settings.edit');
    await this.unitOfWork.run(async () => {
      const calendar = await this.calendars.lockForRemoval(calendarId);
      if (!calendar) throw calendarNotFound();
      const uses = (await this.calendars.uses()).get(calendarId);
      if (uses)
        throw new Refusal('calendar-in-use', 'Give those who go by this calendar another one first.', {
          ...uses,
        });
      await this.calendars.remove(calendarId);
      await this.changes.announce(calendarId, true);
      await this.audit.record({
        ...by(actor),
        action: 'calendar.removed',
        subjectKind: 'calendar',
        subjectId: calendarId,
        details: { name: calendar.name, plan: calendar.plan },
      });
    });
  }
}
