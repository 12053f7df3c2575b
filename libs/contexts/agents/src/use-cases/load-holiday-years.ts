import { type HolidayYear } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, Clock, UnitOfWork } from '@yingda/platform';
import { readHolidayFile } from '../domain/holiday-file';
import { requireAll } from '../domain/permissions';
import { requireStorable } from '../domain/storable';
import type { HolidayYears } from '../storage/holiday-years';
import { by } from './audited';

/**
 * Takes years of holidays and make-up days from a file. Calendars do not change by it: whoever edits one puts the year
 * in and sees what that does.
 */
export class LoadHolidayYears {
  constructor(
    private readonly years: HolidayYears,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A year of the file replaces what was known of that year. @throws Refusal not-permitted, invalid-setting */
  async execute(actor: Actor, { text }: { text: string }): Promise<HolidayYear[]> {
    requireAll(actor, 'settings.edit');
    requireStorable(text);
    const found = readHolidayFile(text);
    await this.unitOfWork.run(async () => {
      for (const [year, days] of found) await this.years.put(year, days, this.clock.now());
      await this.record(actor, 'holiday-years.loaded', [...found.keys()]);
    });
    return [...found].map(([year, days]) => ({ year, days, source: 'file' }));
  }

  /** A shipped year comes back when the loaded one is forgotten. @throws Refusal not-permitted, not-found */
  async forget(actor: Actor, { year }: { year: number }): Promise<void> {
    requireAll(actor, 'settings.edit');
    await this.unitOfWork.run(async () => {
      if (!(await this.years.remove(year)))
        throw new Refusal('not-found', 'This year was not loaded from a file.');
      await this.record(actor, 'holiday-years.forgotten', [year]);
    });
  }

  private record(actor: Actor, action: string, years: number[]): Promise<unknown> {
    return this.audit.record({
      ...by(actor),
      action,
      subjectKind: 'shop',
      subjectId: null,
      details: { years },
    });
  }
}
