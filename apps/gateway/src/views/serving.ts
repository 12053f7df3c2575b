import type { Database } from '@yingda/platform';

const OPEN = `status in ('bot', 'queued', 'offered', 'assigned', 'active')`;

/** Who has what, for contexts that ask about agents and customers. Short indexed reads over open conversations. */
export class ServingView {
  constructor(private readonly database: Database) {}

  /** Agents and teams of a customer's open conversations, and of closed ones still to be wrapped up. */
  async of(customerId: string): Promise<{ agentIds: string[]; teamIds: string[] }> {
    const rows = await this.database.query<{ agentId: string | null; teamId: string | null }>(
      `select agent_id as "agentId", team_id as "teamId" from conversations where customer_id = $1 and (${OPEN} or wrap_up_due)`,
      [customerId],
    );
    return {
      agentIds: rows.flatMap((row) => row.agentId ?? []),
      teamIds: rows.flatMap((row) => row.teamId ?? []),
    };
  }

  /** When each agent was last given one of those they have now; without any, they have idled longest. */
  async lastAssigned(agentIds: string[]): Promise<Map<string, Date>> {
    const rows = await this.database.query<{ agentId: string; at: Date }>(
      `select agent_id as "agentId", max(assigned_at) as at from conversations where agent_id = any($1::uuid[]) and ${OPEN} group by agent_id`,
      [agentIds],
    );
    return new Map(rows.map((row) => [row.agentId, row.at]));
  }

  /** How many conversations are open in a team. */
  async openIn(teamId: string): Promise<number> {
    const [row] = await this.database.query<{ open: number }>(
      `select count(*)::integer as open from conversations where team_id = $1 and ${OPEN}`,
      [teamId],
    );
    return row!.open;
  }
}
