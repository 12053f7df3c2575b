import type { Database } from '@yingda/platform';

/** Since when agents have had what they serve now; of those offered to them, since when they are asked. */
export class RunningView {
  constructor(private readonly database: Database) {}

  /** By agent; who has nothing is left out. Along the index of what agents hold. */
  async of(agentIds: readonly string[]): Promise<Map<string, Date[]>> {
    if (agentIds.length === 0) return new Map();
    // As numbers, because five thousand dates take longer to read than all else.
    const rows = await this.database.query<{ agentId: string; since: number[] }>(
      `select agent_id as "agentId",
         array_agg(extract(epoch from coalesce(accepted_at, assigned_at, waiting_since))::float8 * 1000) as since
       from conversations
       where agent_id = any($1::uuid[]) and status in ('offered', 'assigned', 'active')
       group by agent_id`,
      [agentIds],
    );
    return new Map(rows.map(({ agentId, since }) => [agentId, since.map((ms) => new Date(ms))]));
  }
}
