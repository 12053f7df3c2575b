import { newId, type Database } from '@yingda/platform';
import type { KeptExplanation } from '../domain/explanation';

/** How long decisions are kept. Whoever asks why does so within days; a month covers a report's questions. */
export const KEPT_MS = 30 * 24 * 3_600_000;
const BATCH = 5_000;

/** A decision as it was made. */
export interface KeptDecision {
  conversationId: string;
  teamId: string;
  agentId: string;
  how: 'assigned' | 'offered';
  explanation: KeptExplanation;
  decidedAt: Date;
}

/** Rows of `routing_decisions` and `routing_agents`. */
export class DecisionsTable {
  constructor(private readonly database: Database) {}

  async add(decision: KeptDecision): Promise<void> {
    const { conversationId, teamId, agentId, how, explanation, decidedAt } = decision;
    await this.database.query(
      `insert into routing_decisions (id, conversation_id, team_id, agent_id, how, explanation, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), conversationId, teamId, agentId, how, JSON.stringify(explanation), decidedAt],
    );
    await this.given(agentId, decidedAt);
  }

  /** An agent was given one, or took it. */
  async given(agentId: string, at: Date): Promise<void> {
    await this.database.query(
      `insert into routing_agents (agent_id, last_assigned_at) values ($1, $2)
       on conflict (agent_id) do update set last_assigned_at = greatest(routing_agents.last_assigned_at, $2)`,
      [agentId, at],
    );
  }

  /** Latest first. */
  async of(conversationId: string, limit: number): Promise<KeptDecision[]> {
    return this.database.query<KeptDecision>(
      `select conversation_id as "conversationId", team_id as "teamId", agent_id as "agentId", how, explanation,
         decided_at as "decidedAt"
       from routing_decisions where conversation_id = $1 order by decided_at desc, id desc limit $2`,
      [conversationId, limit],
    );
  }

  /** Who of a team was given one last. */
  async lastGivenTo(teamId: string): Promise<string | null> {
    const [row] = await this.database.query<{ agentId: string }>(
      `select agent_id as "agentId" from routing_decisions where team_id = $1
       order by decided_at desc, id desc limit 1`,
      [teamId],
    );
    return row?.agentId ?? null;
  }

  /** Removes what is older, some at a time; gives how many. */
  async removeBefore(limit: Date): Promise<number> {
    let removed = 0;
    for (;;) {
      const rows = await this.database.query(
        `delete from routing_decisions where id in (
           select id from routing_decisions where decided_at < $1 limit ${BATCH}) returning 1`,
        [limit],
      );
      removed += rows.length;
      if (rows.length < BATCH) return removed;
    }
  }
}
