import type { Candidate } from './domain/candidate';
import type { InLine } from './domain/in-line';
import type { Facts } from './domain/situation';

/**
 * The rules of routing once more, as slow and obvious as they can be said, for properties to compare with. Nothing of
 * the decision is used here.
 */
export class SlowReference {
  constructor(
    private readonly facts: Facts,
    private readonly waiting: readonly InLine[],
  ) {}

  capacity(agent: Candidate): number {
    return (this.facts.promotion ? Math.ceil(agent.capacity + agent.capacity / 5) : agent.capacity) * 100;
  }

  hardLimit(agent: Candidate): number {
    return (this.capacity(agent) * this.facts.rules.hardLimitPercent) / 100;
  }

  fits(agent: Candidate, one: InLine): boolean {
    const units = Math.min(one.units, agent.capacity * 100);
    return agent.busy + units <= this.capacity(agent) && agent.held + units <= this.hardLimit(agent);
  }

  isSkilled(agent: Candidate, one: InLine): boolean {
    const waited = this.waited(one);
    let lower = 0;
    for (const step of this.facts.rules.relax)
      if (waited >= step.afterSeconds) lower = Math.max(lower, step.by);
    return one.needs.every((need) => (agent.skills[need.skill] ?? 0) >= need.level - (need.firm ? 0 : lower));
  }

  /** Online, allowed, in hours, and of this team or helping it. */
  isThere(agent: Candidate, one: InLine): boolean {
    if (agent.state !== 'online' || !agent.serves || !agent.onDuty) return false;
    const { queue, rules } = this.facts;
    if (agent.helpsFrom === null) return queue.open || !rules.onlyInHours;
    return rules.overflow.some(
      (rule) =>
        rule.target === 'team' &&
        rule.teamId === agent.helpsFrom &&
        ((rule.cause === 'closed' && !queue.open) ||
          (rule.cause === 'length' && queue.length > rule.over) ||
          (rule.cause === 'wait' && this.waited(one) >= rule.over)),
    );
  }

  isLeftInPeace(agent: Candidate, one: InLine): boolean {
    return one.declinedBy.includes(agent.agentId) && one.restUntil !== null && one.restUntil > this.facts.now;
  }

  /** Who must have it for now, if anybody. */
  keptFor(one: InLine): string | null {
    const within = (seconds: number) => this.facts.now.getTime() < one.queuedAt.getTime() + seconds * 1_000;
    const wanted = (id: string | null) => {
      const agent = this.facts.candidates.find((candidate) => candidate.agentId === id);
      const can = agent && this.isThere(agent, one) && this.isSkilled(agent, one);
      return can && !one.declinedBy.includes(agent.agentId) ? agent.agentId : null;
    };
    const { ownerSeconds, lastAgentSeconds } = this.facts.rules;
    return (
      (within(ownerSeconds) ? wanted(one.ownerAgentId) : null) ??
      (within(lastAgentSeconds) ? wanted(one.lastAgentId) : null)
    );
  }

  /** All but room. */
  suits(agent: Candidate, one: InLine): boolean {
    const kept = this.keptFor(one);
    return (
      (kept === null || kept === agent.agentId) &&
      this.isThere(agent, one) &&
      this.isSkilled(agent, one) &&
      !this.isLeftInPeace(agent, one) &&
      !one.triedBy.includes(agent.agentId)
    );
  }

  couldTake(agent: Candidate, one: InLine): boolean {
    return this.suits(agent, one) && this.fits(agent, one);
  }

  /** Whether one that comes before it, and for which nobody has room enough, may keep this agent. */
  mayBeKeptFree(agent: Candidate, one: InLine): boolean {
    return this.waiting.some(
      (other) => this.isBefore(other, one) && this.suits(agent, other) && !this.fits(agent, other),
    );
  }

  isBefore(a: InLine, b: InLine): boolean {
    if (a.front !== b.front) return a.front;
    const at = (one: InLine) => one.queuedAt.getTime() - one.headStartSeconds * 1_000;
    return at(a) === at(b) ? a.conversationId < b.conversationId : at(a) < at(b);
  }

  private waited(one: InLine): number {
    return Math.floor((this.facts.now.getTime() - one.queuedAt.getTime()) / 1_000);
  }
}
