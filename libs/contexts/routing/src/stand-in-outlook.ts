import type { Database } from '@yingda/platform';
import { AgentOutlook } from './ports';

/** What stand-in agents have since when; when they go is what a spec says. */
export class StandInOutlook extends AgentOutlook {
  readonly leaving = new Map<string, Date>();
  closing: Date | null = null;

  constructor(private readonly database: Database) {
    super();
  }

  async running(agentIds: string[]): Promise<Map<string, Date[]>> {
    const rows = await this.database.query<{ agentId: string; since: Date[] }>(
      `select agent_id as "agentId", array_agg(waiting_since) as since from stand_in_conversations
       where agent_id = any($1::uuid[]) and status in ('offered', 'assigned', 'active') group by agent_id`,
      [agentIds],
    );
    return new Map(rows.map(({ agentId, since }) => [agentId, since]));
  }

  async shiftEnds(): Promise<Map<string, Date>> {
    return this.leaving;
  }

  async closesAt(): Promise<Date | null> {
    return this.closing;
  }
}
