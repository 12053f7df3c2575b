import type { Database } from '@yingda/platform';
import type { Statement } from './statement';

/** What all changes of a local day's facts have raised: it lies in up to three days of UTC. */
const VERSION = `(select coalesce(sum(v.version), 0) from report_fact_days v where v.day between d.day - 1 and d.day + 1)`;
/** Until the facts are so many, they are read as fast as their sums. */
const WORTHWHILE = 200_000;

/** Sums of days that are over, and whether they still hold. */
export class Rollups {
  private readonly ids = new Map<string, number>();

  constructor(private readonly database: Database) {}

  /** Whether there are so many facts that sums are worth keeping; as the database estimates. */
  async areWorthwhile(): Promise<boolean> {
    const [row] = await this.database.query<{ rows: number }>(
      `select reltuples::float8 as rows from pg_class where oid = 'report_turns'::regclass`,
    );
    return row!.rows >= WORTHWHILE;
  }

  /** What stands for a plan's sums; null when none are kept. */
  async find(signature: string): Promise<number | null> {
    const known = this.ids.get(signature);
    if (known !== undefined) return known;
    const [row] = await this.database.query<{ id: number }>(
      'select id from report_rollup_plans where signature = $1',
      [signature],
    );
    if (row) this.ids.set(signature, row.id);
    return row?.id ?? null;
  }

  async ensure(signature: string): Promise<number> {
    const found = await this.find(signature);
    if (found !== null) return found;
    await this.database.query(
      'insert into report_rollup_plans (signature) values ($1) on conflict on constraint report_rollup_plans_signature_key do nothing',
      [signature],
    );
    return (await this.find(signature))!;
  }

  /** Of local days from one up to another, those whose sums do not hold, or are not kept; the latest first. */
  async missing(
    plan: number,
    days: { from: string; to: string },
    { most, always = false }: { most: number; always?: boolean },
  ): Promise<string[]> {
    const rows = await this.database.query<{ day: string }>(
      `select d.day::text as day from (select generate_series($2::date, $3::date - 1, interval '1 day')::date as day) d
       left join report_rollup_days k on k.plan = $1 and k.day = d.day
       where k.version is distinct from ${VERSION} and ($5 or k.day is not null or ${VERSION} > 0)
       order by d.day desc limit $4`,
      [plan, days.from, days.to, most, always],
    );
    return rows.map(({ day }) => day);
  }

  /** The first local day that has facts, give or take one. */
  async firstDay(): Promise<string | null> {
    const [row] = await this.database.query<{ day: string | null }>(
      'select (min(day) - 1)::text as day from report_fact_days',
    );
    return row?.day ?? null;
  }

  /**
   * Adds up some days anew, in a unit of work. What changes meanwhile raises the version after it was read here, and the
   * sums do not hold.
   */
  async build(id: number, { text, values }: Statement, days: readonly string[]): Promise<void> {
    const versions = await this.database.query<{ day: string; version: string }>(
      `select d.day::text as day, ${VERSION}::text as version from unnest($1::date[]) d(day)`,
      [days],
    );
    await this.database.query('delete from report_rollups where plan = $1 and day = any($2::date[])', [
      id,
      days,
    ]);
    await this.database.query(
      `insert into report_rollups (plan, dimension, day, member, count, unanswered, sum, numerator, denominator, times)
       select $${values.length + 1}::smallint, s.* from (${text}) s order by dimension, day, member`,
      [...values, id],
    );
    await this.database.query(
      `insert into report_rollup_days (plan, day, version)
       select $1, v.day, v.version from unnest($2::date[], $3::bigint[]) v(day, version)
       on conflict on constraint report_rollup_days_pkey do update set version = excluded.version`,
      [id, versions.map(({ day }) => day), versions.map(({ version }) => version)],
    );
  }
}
