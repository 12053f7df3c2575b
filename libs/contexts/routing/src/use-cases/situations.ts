import type { Clock } from '@yingda/platform';
import { helpersOf } from '../domain/overflow';
import type { TeamRules } from '../domain/rules';
import { Situation } from '../domain/situation';
import type { AgentPool } from '../ports';
import type { DecisionsTable } from '../storage/decisions';
import type { QueueTable } from '../storage/queue';
import type { RulesTable } from '../storage/rules';

/** Finds out what a decision about a team is made from. What the team's rules do not look at is not asked for. */
export class Situations {
  constructor(
    private readonly rules: RulesTable,
    private readonly decisions: DecisionsTable,
    private readonly queue: QueueTable,
    private readonly pool: AgentPool,
    private readonly clock: Clock,
  ) {}

  async of(teamId: string): Promise<Situation> {
    const { rules, promotion } = await this.rules.of(teamId);
    const now = this.clock.now();
    const helpers = helpersOf(rules);
    return new Situation({
      rules,
      promotion,
      now,
      candidates: await this.pool.candidates({ teamId, helpers }),
      queue: { length: await this.lengthOf(teamId, rules), open: await this.isOpen(teamId, rules, now) },
      lastGivenTo: rules.strategy === 'round-robin' ? await this.decisions.lastGivenTo(teamId) : null,
    });
  }

  /** The same moment with one agent as they are now; null when they are not in it any more. */
  async again(teamId: string, situation: Situation, agentId: string): Promise<Situation | null> {
    const helpers = helpersOf(situation.rules);
    const [candidate] = await this.pool.candidates({ teamId, helpers, agentId });
    return candidate ? situation.with([candidate]) : null;
  }

  private async lengthOf(teamId: string, rules: TeamRules): Promise<number> {
    if (!rules.overflow.some((rule) => rule.cause === 'length')) return 0;
    return (await this.queue.summary([teamId]))[0]?.waiting ?? 0;
  }

  private async isOpen(teamId: string, rules: TeamRules, now: Date): Promise<boolean> {
    const matters = rules.onlyInHours || rules.overflow.some((rule) => rule.cause === 'closed');
    return !matters || this.pool.isOpen(teamId, now);
  }
}

/** Who is there, so that conversations may be kept for them; nobody where the rules keep none. */
export function present({ candidates, rules }: Situation): string[] {
  if (rules.ownerSeconds === 0 && rules.lastAgentSeconds === 0) return [];
  return candidates.filter((one) => one.state === 'online' && one.serves).map((one) => one.agentId);
}
