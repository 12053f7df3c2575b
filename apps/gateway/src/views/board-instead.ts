import type { Database } from '@yingda/platform';
import { ENDED, OPEN } from './inbox-conditions';

/** What customers chose instead of waiting, of one team; no team: of conversations that have none. */
export interface InsteadOfWaiting {
  teamId: string | null;
  messagesLeft: number;
  calledBack: number;
  /** Calls that are still owed, whenever they were promised. */
  callsOwed: number;
}

const LEFT = `select team_id, 1 as left_message, 0 as called, 0 as owed from conversations c
    where ${OPEN} and c.left_message and c.opened_at >= $1
  union all
  select team_id, 1, 0, 0 from conversations c
    where ${ENDED} and c.closed_at >= $1 and c.left_message and c.opened_at >= $1`;
const CALLS = `select team_id, 0, 1, 0 from routing_callbacks
    where ended_at >= $1 and state = 'done' and last_outcome = 'answered'
  union all
  select team_id, 0, 0, 1 from routing_callbacks where ended_at is null`;

/** Messages left and calls made since a moment: among open ones, and those ended since. */
export class BoardInsteadView {
  constructor(private readonly database: Database) {}

  since(from: Date): Promise<InsteadOfWaiting[]> {
    return this.database.query(
      `select team_id as "teamId", sum(left_message)::int as "messagesLeft", sum(called)::int as "calledBack",
         sum(owed)::int as "callsOwed"
       from (${LEFT} union all ${CALLS}) instead group by team_id`,
      [from],
    );
  }
}
