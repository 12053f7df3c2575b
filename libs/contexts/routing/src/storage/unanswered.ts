import type { Database } from '@yingda/platform';

/** Agents who had a conversation and did not answer, and what the queue makes of them. */
export class Unanswered {
  constructor(private readonly database: Database) {}

  /** One more; gives how many agents it has been now. */
  async add(miss: { conversationId: string; agentId: string; at: Date }): Promise<number> {
    await this.database.query(
      `insert into routing_unanswered (conversation_id, agent_id, missed_at) values ($1, $2, $3)
       on conflict (conversation_id, agent_id) do nothing`,
      [miss.conversationId, miss.agentId, miss.at],
    );
    const [row] = await this.database.query<{ count: number }>(
      'select count(*)::int as count from routing_unanswered where conversation_id = $1',
      [miss.conversationId],
    );
    return row!.count;
  }

  /** What waits again is not for those who have had it. */
  async mark(conversationId: string): Promise<void> {
    await this.database.query(
      `update routing_queue q set tried_by = t.ids,
         declined_by = t.ids || array(select d from unnest(q.declined_by) d where d <> all(t.ids))
       from (select array_agg(agent_id order by missed_at, agent_id) as ids
         from routing_unanswered where conversation_id = $1) t
       where q.conversation_id = $1 and t.ids is not null`,
      [conversationId],
    );
  }

  /** It was answered, has ended or begins anew with another team. */
  async forget(conversationId: string): Promise<void> {
    await this.database.query('delete from routing_unanswered where conversation_id = $1', [conversationId]);
  }
}
