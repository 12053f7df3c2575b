import { type Trend } from '@yingda/contracts';
import { newId, type Database } from '@yingda/platform';
import { riseOf, type TrendCount, type TrendThreshold, type TrendWindow } from '../../domain/trends/trend';

/** The shop's threshold, with what it is counted in. */
export interface KeptTrendSettings extends TrendThreshold {
  active: boolean;
  hours: number;
  version: number;
}

/** When it was looked, and at what. */
export interface TrendLook extends TrendWindow {
  /** The shop's date: a thing is told once on it. */
  date: string;
}

type Row = Omit<Trend, 'percent' | 'since' | 'from' | 'to' | 'acknowledgedAt'> & {
  since: Date;
  from: Date;
  to: Date;
  acknowledgedAt: Date | null;
};

const COLUMNS = `id, subject, key, count, usual, found_at as since, from_at as "from", to_at as "to", rising,
  acknowledged_at as "acknowledgedAt", acknowledged_by_name as "acknowledgedBy", note, action_id as "actionId"`;

/** Rows of `report_trends` and the one of `report_trend_settings`. */
export class TrendsTable {
  constructor(private readonly database: Database) {}

  /** Kept as it is now. The trend when it is the first time today, whichever node found it; null when it was known. */
  async found(one: TrendCount, { date, from, to }: TrendLook): Promise<Trend | null> {
    const [row] = await this.database.query<Row & { added: boolean }>(
      `insert into report_trends as t (id, subject, key, day, found_at, from_at, to_at, count, usual, rising, note)
       values ($1, $2, $3, $4, $6, $5, $6, $7, $8, true, '')
       on conflict (subject, key, day) do update set from_at = excluded.from_at, to_at = excluded.to_at,
         count = excluded.count, usual = excluded.usual, rising = true
         where t.to_at <= excluded.to_at
       returning ${COLUMNS}, (xmax = 0) as added`,
      [newId(), one.subject, one.key, date, from, to, one.count, one.usual],
    );
    return row?.added ? trendOf(row) : null;
  }

  /** What rose before on this day and was not found again has calmed down. */
  async calmed({ date, to }: TrendLook): Promise<void> {
    await this.database.query(
      'update report_trends set rising = false where day = $1 and rising and to_at < $2',
      [date, to],
    );
  }

  async ofDay(date: string): Promise<Trend[]> {
    const rows = await this.database.query<Row>(
      `select ${COLUMNS} from report_trends where day = $1
       order by rising desc, (acknowledged_at is null) desc, count - usual desc, id limit 200`,
      [date],
    );
    return rows.map(trendOf);
  }

  async find(id: string): Promise<Trend | null> {
    const [row] = await this.database.query<Row>(`select ${COLUMNS} from report_trends where id = $1`, [id]);
    return row ? trendOf(row) : null;
  }

  /** False: somebody was faster. */
  async acknowledge(
    id: string,
    by: { at: Date; id: string | null; name: string; note: string; actionId: string | null },
  ): Promise<boolean> {
    const changed = await this.database.execute(
      `update report_trends set acknowledged_at = $2, acknowledged_by_id = $3, acknowledged_by_name = $4, note = $5,
         action_id = $6 where id = $1 and acknowledged_at is null`,
      [id, by.at, by.id, by.name, by.note, by.actionId],
    );
    return changed === 1;
  }

  async settings(): Promise<KeptTrendSettings> {
    const [row] = await this.database.query<KeptTrendSettings>(
      'select active, percent, minimum, hours, version from report_trend_settings',
    );
    return row!;
  }

  /** False: somebody else has changed them since that version. */
  async change({ active, percent, minimum, hours, version }: KeptTrendSettings): Promise<boolean> {
    const changed = await this.database.execute(
      `update report_trend_settings set active = $1, percent = $2, minimum = $3, hours = $4, version = version + 1
       where version = $5`,
      [active, percent, minimum, hours, version],
    );
    return changed === 1;
  }
}

function trendOf({ since, from, to, acknowledgedAt, ...row }: Row): Trend {
  const { id, subject, key, count, usual, rising, acknowledgedBy, note, actionId } = row;
  return {
    ...{ id, subject, key, count, usual, rising, acknowledgedBy, note, actionId },
    percent: riseOf(row),
    since: since.toISOString(),
    from: from.toISOString(),
    to: to.toISOString(),
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
  };
}
