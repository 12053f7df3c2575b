import type { Database } from '@yingda/platform';
import type { Whose } from '../promises';

export interface MonthOf {
  month: string;
  from: Date;
  until: Date;
}

/** Counts of the log, each along an index over what it counts and no more. */
export class ContactFigures {
  constructor(private readonly database: Database) {}

  async counts(
    whose: Whose,
    { now, dayEnd, month }: { now: Date; dayEnd: Date; month: MonthOf },
  ): Promise<Record<string, number>> {
    const values: unknown[] = [now, dayEnd, month.from, month.until];
    const mine = within(whose, values);
    const [row] = await this.database.query<Record<string, number>>(
      `select
         (select count(*) from contacts where state = 'planned' and due_at < $1${mine})::int as overdue,
         (select count(*) from contacts where state = 'planned' and due_at >= $1 and due_at < $2${mine})::int as "dueToday",
         (select count(*) from contacts where state = 'planned' and due_at >= $2${mine})::int as later,
         (select coalesce(sum(open_points), 0) from contacts where open_points > 0${mine})::int as "openPoints",
         (select count(*) from contacts where ended_at >= $3 and ended_at < $4 and state = 'done'${mine})::int
           as "doneThisMonth",
         (select count(*) from contacts where ended_at >= $3 and ended_at < $4 and state = 'done'
           and filled < required${mine})::int as "incompleteThisMonth",
         (select count(*) from contacts where ended_at is not null and verified_at is null
           and state <> 'cancelled'${mine})::int as "toVerify"`,
      values,
    );
    return row!;
  }

  /** By the shop's days. */
  async days(
    whose: Whose,
    { from, until }: MonthOf,
    zone: string,
  ): Promise<{ day: string; planned: number; done: number }[]> {
    const values: unknown[] = [from, until, zone];
    const mine = within(whose, values);
    return this.database.query(
      `select to_char(at at time zone $3, 'YYYY-MM-DD') as day, sum(planned)::int as planned, sum(done)::int as done from (
         select due_at as at, 1 as planned, 0 as done from contacts
           where state = 'planned' and due_at >= $1 and due_at < $2${mine}
         union all
         select ended_at, 0, 1 from contacts where ended_at >= $1 and ended_at < $2 and state <> 'cancelled'${mine}
       ) as all_of_them group by 1 order by 1 limit 62`,
      values,
    );
  }

  async targets(
    whose: Whose,
    { month, from, until }: MonthOf,
  ): Promise<
    {
      agentId: string;
      target: number | null;
      planned: number;
      done: number;
      complete: number;
      verified: number;
    }[]
  > {
    const values: unknown[] = [month, from, until];
    const mine = within(whose, values);
    const own = whose.ownerId ? ` and agent_id = $${values.push(whose.ownerId)}` : '';
    return this.database.query(
      `select agent_id as "agentId", max(target)::int as target, sum(planned)::int as planned, sum(done)::int as done,
         sum(complete)::int as complete, sum(verified)::int as verified from (
         select agent_id, target, 0 as planned, 0 as done, 0 as complete, 0 as verified from contact_targets
           where month = $1${own}
         union all
         select owner_id, null, count(*), 0, 0, 0 from contacts
           where state = 'planned' and due_at >= $2 and due_at < $3${mine} group by owner_id
         union all
         select owner_id, null, count(*) filter (where state <> 'cancelled'), count(*) filter (where state = 'done'),
             count(*) filter (where state = 'done' and filled >= required), count(verified_at) from contacts
           where ended_at >= $2 and ended_at < $3${mine} group by owner_id
       ) as each_of_them where agent_id is not null group by agent_id order by agent_id limit 200`,
      values,
    );
  }
}

function within({ ownerId, teamIds }: Whose, values: unknown[]): string {
  if (ownerId) return ` and owner_id = $${values.push(ownerId)}`;
  return teamIds ? ` and team_id = any($${values.push(teamIds)}::uuid[])` : '';
}
