import type { Database } from '@yingda/platform';

const HANDLED = 200;

/** What came to the shop when, and how long it took. */
export class WorkloadView {
  constructor(private readonly database: Database) {}

  /** Along the index on when conversations were opened: as much as came in these half hours is read. */
  arrivals(halfHours: Date[]): Promise<{ inboxId: string; halfHour: Date; count: number }[]> {
    return this.database.query(
      `select o.inbox_id as "inboxId", h.at as "halfHour", o.count
       from unnest($1::timestamptz[]) h(at) cross join lateral
         (select inbox_id, count(*)::integer as count from conversations
          where opened_at >= h.at and opened_at < h.at + interval '30 minutes' group by inbox_id) o`,
      [halfHours],
    );
  }

  /** Of the team's last conversations that an agent accepted, from there to their end; along the index of ended ones. */
  async handleTime(teamId: string): Promise<{ seconds: number; count: number } | null> {
    const [row] = await this.database.query<{ seconds: number | null; count: number }>(
      `select percentile_cont(0.5) within group (order by extract(epoch from closed_at - accepted_at))::float8 as seconds,
         count(*)::integer as count
       from (select closed_at, accepted_at from conversations
         where team_id = $1 and status in ('closed', 'abandoned') and accepted_at is not null
         order by closed_at desc, id desc limit ${HANDLED}) c`,
      [teamId],
    );
    return row && row.seconds !== null ? { seconds: row.seconds, count: row.count } : null;
  }
}
