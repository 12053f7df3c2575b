import { type MarkedDay } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, UnitOfWork } from '@yingda/platform';
import { requireAnyPlanner } from '../domain/staffing-rights';
import { requireStorable } from '../domain/storable';
import { dayNumber } from '../domain/week-days';
import type { StaffingRows } from '../storage/staffing';
import { by } from './audited';

/** Days unlike others, such as promotions: expected to bring more, and no pattern for ordinary days. */
export class MarkDays {
  constructor(
    private readonly staffing: StaffingRows,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal not-permitted, invalid-payload */
  async mark(actor: Actor, { date, name, factor }: MarkedDay): Promise<MarkedDay> {
    requireAnyPlanner(actor);
    requireStorable(name);
    dayNumber(date);
    const marked = { date, name: name.trim(), factor };
    await this.unitOfWork.run(async () => {
      await this.staffing.mark(marked);
      await this.record(actor, 'day.marked', marked);
    });
    return marked;
  }

  /** @throws Refusal not-permitted, not-found */
  async unmark(actor: Actor, date: string): Promise<void> {
    requireAnyPlanner(actor);
    dayNumber(date);
    await this.unitOfWork.run(async () => {
      if (!(await this.staffing.unmark(date))) throw new Refusal('not-found', 'This day is not marked.');
      await this.record(actor, 'day.unmarked', { date });
    });
  }

  private record(actor: Actor, action: string, details: { date: string }): Promise<unknown> {
    return this.audit.record({
      ...by(actor),
      action,
      subjectKind: 'day',
      subjectId: details.date,
      details: { ...details },
    });
  }
}
