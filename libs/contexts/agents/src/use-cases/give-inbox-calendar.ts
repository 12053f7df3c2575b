import { type Hours } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { type AuditLog, newId, type UnitOfWork } from '@yingda/platform';
import { checkPlan, freeName, planWithHours, samePlan } from '../domain/calendar-plan';
import { requireAll } from '../domain/permissions';
import type { Calendars } from '../storage/calendars';
import { by } from './audited';
import { type CalendarChanges, calendarNotFound } from './calendar-changes';

/** A calendar of the shop, hours for the inbox alone, or none of its own. */
export type InboxCalendar = { calendarId: string | null } | { hours: Hours | null };

/**
 * Which calendar an inbox goes by. Hours written for an inbox become a calendar: the one it has when nobody else goes by
 * that, so that others' hours never change along; else a new one with the inbox's name.
 */
export class GiveInboxCalendar {
  constructor(
    private readonly calendars: Calendars,
    private readonly changes: CalendarChanges,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** False when nothing has changed. @throws Refusal not-permitted, calendar-not-found, invalid-setting */
  async execute(actor: Actor, inbox: { id: string; name: string }, to: InboxCalendar): Promise<boolean> {
    requireAll(actor, 'settings.edit');
    return this.unitOfWork.run(async () => {
      const own = (await this.calendars.ofInboxes([inbox.id])).get(inbox.id)?.calendarId ?? null;
      if ('calendarId' in to) return this.assign(actor, inbox, { from: own, to: to.calendarId });
      if (to.hours === null) return this.assign(actor, inbox, { from: own, to: null });
      return this.write(actor, inbox, { own, hours: to.hours });
    });
  }

  private async assign(
    actor: Actor,
    inbox: { id: string },
    { from, to }: { from: string | null; to: string | null },
  ): Promise<boolean> {
    if (from === to) return false;
    if (to !== null && !(await this.calendars.hold(to))) throw calendarNotFound();
    await this.calendars.assignInbox(inbox.id, to);
    await this.audit.record({
      ...by(actor),
      action: 'calendar.given',
      subjectKind: 'inbox',
      subjectId: inbox.id,
      details: { from, to },
    });
    for (const id of [from, to]) if (id !== null) await this.changes.announce(id);
    return true;
  }

  private async write(
    actor: Actor,
    inbox: { id: string; name: string },
    { own, hours }: { own: string | null; hours: Hours },
  ): Promise<boolean> {
    const before = own === null ? null : await this.calendars.lock(own);
    const plan = planWithHours(hours, before?.plan);
    checkPlan(plan);
    if (before && samePlan(before.plan, plan)) return false;
    if (before && (await this.isAlone(before.id, inbox.id))) {
      await this.changes.save(actor, { ...before, plan, version: before.version + 1 });
      return true;
    }
    const calendar = {
      id: newId(),
      name: freeName(inbox.name, await this.calendars.names()),
      plan,
      version: 1,
    };
    await this.changes.add(actor, calendar);
    return this.assign(actor, inbox, { from: own, to: calendar.id });
  }

  private async isAlone(calendarId: string, inboxId: string): Promise<boolean> {
    const uses = (await this.calendars.uses()).get(calendarId);
    return (
      uses?.teamIds.length === 0 && uses.tiers.length === 0 && uses.inboxIds.every((id) => id === inboxId)
    );
  }
}
