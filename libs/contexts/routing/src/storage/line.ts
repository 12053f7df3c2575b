import type { Database } from '@yingda/platform';
import { COLUMNS, type QueueRow, TURN } from './queue-row';

// Kept for somebody or declined: more than so many at once in one team are looked at when those before them have gone.
const PERSONAL = 500;

/** Those of whom a conversation may be kept now. */
export interface Asked {
  now: Date;
  /** Agents who are there. */
  present: string[];
}

const READY = 'offered_agent_id is null and (held_until is null or held_until <= $2)';
const KEPT = `(owner_until > $2 and owner_agent_id = any($3::uuid[])
  or last_agent_until > $2 and last_agent_id = any($3::uuid[]))`;

const LINE = 'select * from routing_queue where team_id = $1';
const OF_DECLINED = `${LINE} and ${READY} and declined_by <> '{}'`;
// Each along its own index.
const OF_KEPT = `union ${LINE} and owner_until > $2 and ${READY} and ${KEPT}
    union ${LINE} and last_agent_until > $2 and ${READY} and ${KEPT}`;

/**
 * The first of each demand: from one demand to the next along the index, however many wait of each. Those for which
 * something personal counts are read along their own indexes (`domain/representatives.ts` says why this is enough). What
 * is kept for nobody is not looked for: planning that takes as long as all the rest.
 */
const HEADS = (kept: boolean) => `with recursive demands as (
    (select demand from routing_queue
     where team_id = $1 and offered_agent_id is null and declined_by = '{}' order by demand limit 1)
    union all
    select (select q.demand from routing_queue q
      where q.team_id = $1 and q.offered_agent_id is null and q.declined_by = '{}' and q.demand > d.demand
      order by q.demand limit 1)
    from demands d where d.demand is not null
  )
  select ${COLUMNS} from (
    select h.* from demands d cross join lateral (
      ${LINE} and demand = d.demand and ${READY} and declined_by = '{}' ${kept ? `and not coalesce(${KEPT}, false)` : ''}
      order by turn_at, conversation_id limit 1) h
    where d.demand is not null
    union all
    (select * from (${OF_DECLINED} ${kept ? OF_KEPT : ''}) personal order by ${TURN} limit ${PERSONAL})) one
  order by ${TURN}`;

/** What of a queue is enough for one decision. */
export class Line {
  constructor(private readonly database: Database) {}

  async isEmpty(teamId: string): Promise<boolean> {
    const rows = await this.database.prepared(
      'routing-line-is-empty',
      'select 1 from routing_queue where team_id = $1 and offered_agent_id is null limit 1',
      [teamId],
    );
    return rows.length === 0;
  }

  /** In order of turn. */
  async heads(teamId: string, { now, present }: Asked): Promise<QueueRow[]> {
    const kept = present.length > 0;
    return this.database.prepared<QueueRow>(
      kept ? 'routing-heads-kept' : 'routing-heads',
      HEADS(kept),
      kept ? [teamId, now, present] : [teamId, now],
    );
  }
}
