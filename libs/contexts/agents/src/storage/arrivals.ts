import type { Database } from '@yingda/platform';

/** Conversations that came through an inbox in a half hour; never 0. */
export interface ArrivalCount {
  inboxId: string;
  halfHour: Date;
  count: number;
}

/** Rows of `arrivals` and `arrival_recounts`. */
export class Arrivals {
  constructor(private readonly database: Database) {}

  /** What came in these half hours is to be counted (again). */
  async markDue(from: Date, to: Date): Promise<void> {
    await this.database.query(
      `insert into arrival_recounts select generate_series(date_bin('30 minutes', $1, '2000-01-01Z'), $2, '30 minutes')
       on conflict do nothing`,
      [from, to],
    );
  }

  /**
   * Takes half hours that are due, latest first. A conversation that commits after they were counted marks its half
   * hour anew: the mark is taken before the count is read.
   */
  async takeDue(most: number): Promise<Date[]> {
    const rows = await this.database.query<{ at: Date }>(
      `delete from arrival_recounts where half_hour in
         (select half_hour from arrival_recounts order by half_hour desc limit $1 for update skip locked)
       returning half_hour as at`,
      [most],
    );
    return rows.map(({ at }) => at);
  }

  /** Exactly these came in these half hours. */
  async replace(halfHours: Date[], counts: ArrivalCount[]): Promise<void> {
    await this.database.query('delete from arrivals where half_hour = any($1::timestamptz[])', [halfHours]);
    await this.database.query(
      `insert into arrivals (inbox_id, half_hour, count)
       select * from unnest($1::uuid[], $2::timestamptz[], $3::integer[])
       on conflict (inbox_id, half_hour) do update set count = excluded.count`,
      [
        counts.map(({ inboxId }) => inboxId),
        counts.map(({ halfHour }) => halfHour),
        counts.map(({ count }) => count),
      ],
    );
  }

  /** When the first conversation that is counted came through one of these; along the key. */
  async first(inboxIds: string[]): Promise<Date | null> {
    const [row] = await this.database.query<{ first: Date | null }>(
      `select min(first) as first from unnest($1::uuid[]) i(id) cross join lateral
         (select min(half_hour) as first from arrivals a where a.inbox_id = i.id) f`,
      [inboxIds],
    );
    return row?.first ?? null;
  }

  /** Sums over inboxes in some stretches of time; along the key. */
  async during(inboxIds: string[], stretches: { from: Date; to: Date }[]): Promise<Map<number, number>> {
    const rows = await this.database.query<{ at: Date; count: number }>(
      `select a.half_hour as at, sum(a.count)::integer as count
       from unnest($2::timestamptz[], $3::timestamptz[]) d(f, t)
         cross join unnest($1::uuid[]) i(id)
         join arrivals a on a.inbox_id = i.id and a.half_hour >= d.f and a.half_hour < d.t
       group by a.half_hour`,
      [inboxIds, stretches.map(({ from }) => from), stretches.map(({ to }) => to)],
    );
    return new Map(rows.map(({ at, count }) => [at.getTime(), count]));
  }
}
