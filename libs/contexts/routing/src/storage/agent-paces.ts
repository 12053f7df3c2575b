import type { Database } from '@yingda/platform';
import { MIN_SAMPLES, SAMPLES } from '../domain/pace';

/** How long a conversation takes with each agent: the middle of their last ones. */
export class AgentPaces {
  constructor(private readonly database: Database) {}

  async record(time: {
    agentId: string;
    conversationId: string;
    seconds: number;
    closedAt: Date;
  }): Promise<void> {
    const { agentId, conversationId, seconds, closedAt } = time;
    await this.database.query(
      `insert into routing_agent_handle_times (agent_id, conversation_id, seconds, closed_at)
       values ($1, $2, $3, $4) on conflict (agent_id, conversation_id)
       do update set seconds = excluded.seconds, closed_at = excluded.closed_at`,
      [agentId, conversationId, seconds, closedAt],
    );
    await this.database.query(
      `delete from routing_agent_handle_times where agent_id = $1 and conversation_id in (
         select conversation_id from routing_agent_handle_times where agent_id = $1
         order by closed_at desc, conversation_id offset ${SAMPLES})`,
      [agentId],
    );
    await this.database.query(
      `insert into routing_agent_paces (agent_id, samples, seconds)
       select agent_id, count(*), percentile_cont(0.5) within group (order by seconds)
       from routing_agent_handle_times where agent_id = $1 group by agent_id
       on conflict (agent_id) do update set samples = excluded.samples, seconds = excluded.seconds`,
      [agentId],
    );
  }

  /** Seconds by agent; those with too few conversations are left out. */
  async of(agentIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ agentId: string; seconds: number }>(
      `select agent_id as "agentId", seconds from routing_agent_paces
       where agent_id = any($1::uuid[]) and samples >= ${MIN_SAMPLES}`,
      [agentIds],
    );
    return new Map(rows.map(({ agentId, seconds }) => [agentId, seconds]));
  }
}
