import { type HolidayYearDay } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

/** Rows of `holiday_years`: years that the shop has loaded. */
export class HolidayYears {
  constructor(private readonly database: Database) {}

  all(): Promise<{ year: number; days: HolidayYearDay[] }[]> {
    return this.database.query('select year, days from holiday_years order by year');
  }

  async put(year: number, days: HolidayYearDay[], now: Date): Promise<void> {
    await this.database.query(
      `insert into holiday_years (year, days, loaded_at) values ($1, $2, $3)
       on conflict (year) do update set days = excluded.days, loaded_at = excluded.loaded_at`,
      [year, JSON.stringify(days), now],
    );
  }

  /** False when it was not there. */
  async remove(year: number): Promise<boolean> {
    return (await this.database.execute('delete from holiday_years where year = $1', [year])) > 0;
  }
}
