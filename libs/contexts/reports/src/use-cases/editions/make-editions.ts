import { EDITION_KINDS } from '@yingda/contracts/names';
import { newId, type AuditLog, type Clock, type UnitOfWork } from '@yingda/platform';
import { periodsSince, type EditionPeriod } from './periods';
import type { Backlog, Workplace } from '../../ports';
import type { PastFacts } from '../../storage/past-facts';
import type { EditionsTable } from '../../storage/editions/editions-table';
import type { MailsTable } from '../../storage/editions/mails-table';
import type { Schedule, SchedulesTable } from '../../storage/editions/schedules-table';
import type { ComposeEdition } from './compose-edition';

const REPORTS = { kind: 'system', name: 'reports' } as const;
/** After a time without the server, at most so many of a kind are made up for. */
const MOST_AT_ONCE = 6;
/** What happened in the last second of a period has its facts by then. */
const SETTLED_MS = 60_000;

export interface EditionTables {
  editions: EditionsTable;
  schedules: SchedulesTable;
  mails: MailsTable;
}
export interface MakingNeeds {
  unitOfWork: UnitOfWork;
  clock: Clock;
  audit: AuditLog;
  past: PastFacts;
  backlog: Backlog;
  workplace: Workplace;
}

/**
 * Makes the reports whose period is over. Every worker may; the period's own key in the table lets one of them do it. A
 * shop that has just begun gets the report of the period before today, and none of times it knows nothing of.
 */
export class MakeEditions {
  constructor(
    private readonly compose: ComposeEdition,
    private readonly tables: EditionTables,
    private readonly needs: MakingNeeds,
  ) {}

  /** How many were made. */
  async execute(): Promise<number> {
    const settled = new Date(this.needs.clock.now().getTime() - SETTLED_MS);
    let made = 0;
    for (const schedule of await this.tables.schedules.all()) {
      if (!schedule.active) continue;
      const periods = await this.missing(schedule, settled);
      // The past may still be on its way in: then what is counted today is not what was.
      if (periods.length === 0 || !(await this.isComplete())) continue;
      for (const [at, period] of periods.entries())
        if (await this.make(schedule, period, { newest: at === periods.length - 1 })) made += 1;
    }
    return made;
  }

  private async isComplete(): Promise<boolean> {
    return (await this.needs.backlog.isComplete()) && (await this.needs.past.isComplete());
  }

  private async missing({ kind }: Schedule, settled: Date): Promise<EditionPeriod[]> {
    const timeZone = await this.needs.workplace.timeZone();
    const since = await this.tables.editions.lastEnd(kind);
    const periods = periodsSince(
      EDITION_KINDS[kind].every,
      { since, now: settled, most: MOST_AT_ONCE },
      timeZone,
    );
    if (periods.length === 0) return [];
    const began = await this.needs.past.began();
    return periods.filter(({ to }) => began !== null && began < to);
  }

  private async make(
    schedule: Schedule,
    period: EditionPeriod,
    { newest }: { newest: boolean },
  ): Promise<boolean> {
    const { unitOfWork, clock, audit, workplace } = this.needs;
    const { kind, addresses, language } = schedule;
    const content = await this.compose.execute(REPORTS, kind, period);
    const timeZone = await workplace.timeZone();
    const edition = { id: newId(), kind, timeZone, madeAt: clock.now(), ...period, ...content };
    return unitOfWork.run(async () => {
      if (!(await this.tables.editions.add(edition))) return false;
      // Of several that were missed the newest goes out; the others are in the list.
      if (newest)
        await this.tables.mails.add(
          { editionId: edition.id, addresses, language },
          { at: clock.now(), name: REPORTS.name },
        );
      await audit.record({
        actorId: null,
        actorName: REPORTS.name,
        action: 'report.made',
        subjectKind: 'report',
        subjectId: edition.id,
        details: { kind, from: period.from.toISOString(), to: period.to.toISOString() },
      });
      return true;
    });
  }
}
