import type { EditionKind, Language } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** When a report is made, and whom it is sent to. */
export interface Schedule {
  kind: EditionKind;
  active: boolean;
  language: Language;
  addresses: string[];
  version: number;
}

const COLUMNS = 'kind, active, language, addresses, version';

export class SchedulesTable {
  constructor(private readonly database: Database) {}

  async all(): Promise<Schedule[]> {
    return this.database.query<Schedule>(`select ${COLUMNS} from report_schedules`);
  }

  async of(kind: EditionKind): Promise<Schedule> {
    const [row] = await this.database.query<Schedule>(
      `select ${COLUMNS} from report_schedules where kind = $1`,
      [kind],
    );
    return row!;
  }

  /** False: somebody else has changed it since that version. */
  async change({ kind, active, language, addresses, version }: Schedule): Promise<boolean> {
    const rows = await this.database.query(
      `with changed as (update report_schedules set active = $2, language = $3, addresses = $4, version = version + 1
         where kind = $1 and version = $5 returning kind) select kind from changed`,
      [kind, active, language, addresses, version],
    );
    return rows.length > 0;
  }
}
