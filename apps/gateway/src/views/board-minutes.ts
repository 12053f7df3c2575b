import type { Database } from '@yingda/platform';
import type { TeamMinute } from '../board/minutes';
import { FIRST_RESPONSE_SECONDS } from './first-response';
import { ENDED, OPEN, QUEUED } from './inbox-conditions';

// Open ones, and those that ended since the minute began: whatever arrived or was answered in it is among them.
const COUNT = `select team_id as "teamId",
    count(*) filter (where ${QUEUED})::int as queue,
    coalesce(floor(extract(epoch from $2::timestamptz - min(c.queued_at) filter (where ${QUEUED}))), 0)::int
      as "longestWaitSeconds",
    count(*) filter (where c.status in ('assigned', 'active') and c.waiting_for = 'us')::int as "waitingForUs",
    count(*) filter (where c.opened_at >= $1 and c.opened_at < $2)::int as arrivals,
    coalesce(array_agg(greatest(0, round(${FIRST_RESPONSE_SECONDS}))::int)
      filter (where c.first_response_at >= $1 and c.first_response_at < $2), '{}') as "firstResponses"
  from (select * from conversations c where ${OPEN}
        union all select * from conversations c where ${ENDED} and c.closed_at >= $1) c
  group by team_id`;

/** The minutes behind the board's lines: counted once along the indexes of open and newly ended ones, and read again. */
export class BoardMinutesView {
  constructor(private readonly database: Database) {}

  /** How a minute ended, for each team that has anything open or had something end. */
  count(from: Date, to: Date): Promise<Omit<TeamMinute, 'at'>[]> {
    return this.database.query(COUNT, [from, to]);
  }

  /** Of all teams, from this moment on. */
  since(from: Date): Promise<TeamMinute[]> {
    return this.database.query(
      `select (extract(epoch from minute) * 1000)::float8 as at, team_id as "teamId", queue,
         longest_wait_seconds as "longestWaitSeconds", waiting_for_us as "waitingForUs", arrivals,
         first_responses as "firstResponses"
       from board_minutes where minute >= $1 order by minute`,
      [from],
    );
  }
}
