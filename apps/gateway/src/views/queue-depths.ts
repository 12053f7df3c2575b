import type { Database } from '@yingda/platform';

/** Further than this nobody needs to know, and counting costs. */
const MOST = 1_000;

/** How many wait for each team: along the queue's index, and no further than a thousand. */
export class QueueDepthsView {
  constructor(private readonly database: Database) {}

  async of(now: Date): Promise<{ teamId: string; waiting: number; oldestSeconds: number }[]> {
    const rows = await this.database.query<{ teamId: string; waiting: number; oldest: Date | null }>(
      `select t.id as "teamId", q.waiting, q.oldest from teams t
       cross join lateral (
         select count(*)::int as waiting, min(queued_at) as oldest from (
           select queued_at from routing_queue where team_id = t.id
           order by front desc, turn_at, conversation_id limit ${MOST}) first) q
       where t.archived_at is null order by t.id`,
    );
    return rows.map(({ teamId, waiting, oldest }) => ({
      ...{ teamId, waiting },
      oldestSeconds: oldest ? Math.max(0, now.getTime() - oldest.getTime()) / 1_000 : 0,
    }));
  }
}
