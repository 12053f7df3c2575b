import { type MarkedDay, type StaffingSettings } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

const COLUMNS = `time_zone as "timeZone", shifts_decide as "shiftsDecide", stop_before_minutes as "stopBeforeMinutes",
  occupancy_percent as "occupancyPercent", minimum_agents as "minimumAgents", version`;
const MARKED = 'date::text as date, name, factor::float8 as factor';

/** Rows of `team_staffing` and `marked_days`. */
export class StaffingRows {
  constructor(private readonly database: Database) {}

  async settings(teamId: string): Promise<StaffingSettings | null> {
    const rows = await this.database.query<StaffingSettings>(
      `select ${COLUMNS} from team_staffing where team_id = $1`,
      [teamId],
    );
    return rows[0] ?? null;
  }

  /** False when the version before is not the one that is there; 0: none is there. */
  async saveSettings(teamId: string, settings: StaffingSettings, now: Date): Promise<boolean> {
    const { timeZone, shiftsDecide, stopBeforeMinutes, occupancyPercent, minimumAgents, version } = settings;
    const saved = await this.database.execute(
      `insert into team_staffing (team_id, time_zone, shifts_decide, stop_before_minutes, occupancy_percent,
         minimum_agents, version, updated_at)
       select $1, $2, $3, $4, $5, $6, $7::integer, $8
       where $7 = 1 or exists (select 1 from team_staffing where team_id = $1)
       on conflict (team_id) do update set time_zone = $2, shifts_decide = $3, stop_before_minutes = $4,
         occupancy_percent = $5, minimum_agents = $6, version = $7, updated_at = $8
       where team_staffing.version = $7 - 1`,
      [teamId, timeZone, shiftsDecide, stopBeforeMinutes, occupancyPercent, minimumAgents, version, now],
    );
    return saved > 0;
  }

  markedDays(): Promise<MarkedDay[]> {
    return this.database.query<MarkedDay>(`select ${MARKED} from marked_days order by date`);
  }

  async mark({ date, name, factor }: MarkedDay): Promise<void> {
    await this.database.query(
      `insert into marked_days (date, name, factor) values ($1, $2, $3)
       on conflict (date) do update set name = excluded.name, factor = excluded.factor`,
      [date, name, factor],
    );
  }

  async unmark(date: string): Promise<boolean> {
    return (await this.database.execute('delete from marked_days where date = $1', [date])) > 0;
  }
}
