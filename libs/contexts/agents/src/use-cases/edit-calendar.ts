import { type CalendarRecord, type EditCalendar as EditCalendarBody } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { isUniqueViolation, type UnitOfWork } from '@yingda/platform';
import { checkPlan, planInOrder } from '../domain/calendar-plan';
import { requireAll } from '../domain/permissions';
import { requireStorable } from '../domain/storable';
import type { Calendars } from '../storage/calendars';
import { type CalendarChanges, calendarNameTaken, calendarNotFound } from './calendar-changes';

/** Name, plan and users of a calendar. */
export class EditCalendar {
  constructor(
    private readonly calendars: Calendars,
    private readonly changes: CalendarChanges,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal not-permitted, calendar-not-found, stale-edit, invalid-setting, already-exists */
  async execute(actor: Actor, command: EditCalendarBody & { calendarId: string }): Promise<CalendarRecord> {
    requireAll(actor, 'settings.edit');
    const { calendarId, name, plan, uses, version } = command;
    requireStorable({ name, plan });
    if (plan) checkPlan(plan);
    const run = this.unitOfWork.run(async () => {
      // FOR NO KEY UPDATE: two edits wait for each other, so the second sees the first one's version.
      const before = await this.calendars.lock(calendarId);
      if (!before) throw calendarNotFound();
      if (before.version !== version) {
        throw new Refusal('stale-edit', 'Somebody has changed this calendar meanwhile: look at it again.', {
          version: before.version,
        });
      }
      const after = {
        id: calendarId,
        name: name?.trim() ?? before.name,
        plan: plan ? planInOrder(plan) : before.plan,
        version: version + 1,
      };
      await this.changes.save(actor, after);
      if (uses) await this.changes.setUses(actor, after, uses);
      return this.changes.recordOf(after);
    });
    return run.catch((error: unknown) => {
      throw isUniqueViolation(error, 'calendars_name_key') ? calendarNameTaken() : error;
    });
  }
}
