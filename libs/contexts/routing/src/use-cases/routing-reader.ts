import { type AgentSkills, type ConversationRouting, type RoutingRulesRecord } from '@yingda/contracts';
import { explainWait } from '../domain/decide';
import { keptExplanation } from '../domain/explanation';
import type { DecisionsTable } from '../storage/decisions';
import type { QueueTable } from '../storage/queue';
import type { RulesTable } from '../storage/rules';
import type { SkillsTable } from '../storage/skills';
import type { Situations } from './situations';

const DECISIONS = 50;

/** How teams route, what agents are good at, and why conversations are where they are. */
export class RoutingReader {
  constructor(
    private readonly rulesTable: RulesTable,
    private readonly skillsTable: SkillsTable,
    private readonly decisions: DecisionsTable,
    private readonly queue: QueueTable,
    private readonly situations: Situations,
  ) {}

  async rules(teamId: string): Promise<RoutingRulesRecord> {
    const { rules, version } = await this.rulesTable.of(teamId);
    return { teamId, rules, version };
  }

  isPromotion(): Promise<boolean> {
    return this.rulesTable.isPromotion();
  }

  /** Of all agents who have any. */
  skills(): Promise<AgentSkills[]> {
    return this.skillsTable.all();
  }

  /** Whoever may read the conversation may ask this; the caller has seen to that. */
  async why(conversationId: string): Promise<ConversationRouting> {
    const [kept, row] = await Promise.all([
      this.decisions.of(conversationId, DECISIONS),
      this.queue.find(conversationId),
    ]);
    const decisions = kept.map(({ teamId, agentId, how, decidedAt, explanation }) => ({
      ...{ teamId, agentId, how, explanation, decidedAt: decidedAt.toISOString() },
    }));
    if (!row || row.offeredAgentId) return { decisions, waiting: null };
    return {
      decisions,
      waiting: keptExplanation(explainWait(row, await this.situations.of(row.teamId))),
    };
  }
}
