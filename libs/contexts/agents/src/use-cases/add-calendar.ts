import { type AddCalendar as AddCalendarCommand, type CalendarRecord } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { isUniqueViolation, newId, type UnitOfWork } from '@yingda/platform';
import { checkPlan, planInOrder } from '../domain/calendar-plan';
import { requireAll } from '../domain/permissions';
import { requireStorable } from '../domain/storable';
import { type CalendarChanges, calendarNameTaken } from './calendar-changes';

/** A new calendar, and who goes by it. */
export class AddCalendar {
  constructor(
    private readonly changes: CalendarChanges,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal not-permitted, invalid-setting, already-exists, team-not-found, inbox-not-found */
  async execute(actor: Actor, { name, plan, uses }: AddCalendarCommand): Promise<CalendarRecord> {
    requireAll(actor, 'settings.edit');
    requireStorable({ name, plan });
    checkPlan(plan);
    const calendar = { id: newId(), name: name.trim(), plan: planInOrder(plan), version: 1 };
    const run = this.unitOfWork.run(async () => {
      await this.changes.add(actor, calendar);
      if (uses) await this.changes.setUses(actor, calendar, uses);
      return this.changes.recordOf(calendar);
    });
    return run.catch((error: unknown) => {
      throw isUniqueViolation(error, 'calendars_name_key') ? calendarNameTaken() : error;
    });
  }
}
