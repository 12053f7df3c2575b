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

  /** How many conversations are open in a team. */
  async openIn(teamId: string): Promise<number> {
    const [row] = await this.database.query<{ open: number }>(
      `select count(*)::integer as open from conversations where team_id = $1 and ${OPEN}`,
      [teamId],
    );
    return row!.open;
  }
}
