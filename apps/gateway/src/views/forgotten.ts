import type { Forgotten } from '@yingda/routing';
import type { Database } from '@yingda/platform';

/** Events need no longer than this; what stands longer was lost. Wider than clocks of nodes differ. */
const ON_THEIR_WAY_MS = 30_000;
const MOST = 200;

/**
 * Conversations whose agent, offer or place in the queue is not what their state says: read over agents, conversations
 * and the queue at once. Open ones only, along their partial indexes.
 */
export class ForgottenView {
  constructor(private readonly database: Database) {}

  async find(now: Date): Promise<Forgotten> {
    const settled = new Date(now.getTime() - ON_THEIR_WAY_MS);
    const [held, overdue, unqueued] = await Promise.all([
      this.held(settled),
      this.overdue(settled),
      this.unqueued(settled),
    ]);
    return { held, overdue, unqueued };
  }

  // Of an agent who is lost or never was here: whatever waits for us. Most of it goes back when they are lost; not what
  // crossed that moment, what was written since, or what an account holds that nobody has signed in to. Of an account
  // that has ended: everything.
  private held(settled: Date): Promise<Forgotten['held']> {
    return this.database.query(
      `select c.id as "conversationId", c.agent_id as "agentId"
       from conversations c join agents a on a.id = c.agent_id join agent_presence p on p.agent_id = a.id
       where c.status in ('offered', 'assigned', 'active') and p.lost_at is not null
         and (a.account_state = 'deactivated' and a.updated_at < $1 or c.waiting_for = 'us')
       order by c.id limit ${MOST}`,
      [settled],
    );
  }

  private overdue(settled: Date): Promise<Forgotten['overdue']> {
    return this.database.query(
      `select c.id as "conversationId", c.agent_id as "agentId" from conversations c join teams t on t.id = c.team_id
       where c.status = 'offered' and c.assigned_at + make_interval(secs => t.offer_seconds) < $1
       order by c.id limit ${MOST}`,
      [settled],
    );
  }

  private unqueued(settled: Date): Promise<Forgotten['unqueued']> {
    return this.database.query(
      `select c.id as "conversationId", c.team_id as "teamId", c.queue_first as front, c.queued_at as "queuedAt"
       from conversations c where c.status = 'queued' and c.team_id is not null and c.queued_at < $1
         and not exists (select 1 from routing_queue q where q.conversation_id = c.id)
       order by c.queued_at limit ${MOST}`,
      [settled],
    );
  }
}
