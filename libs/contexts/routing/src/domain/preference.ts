import type { Candidate } from './candidate';
import { type Ask, ownObstacles, suits } from './obstacles';
import type { Situation } from './situation';

/** For whom a conversation is kept. */
export interface Kept {
  rule: 'owner' | 'last-agent';
  agentId: string;
  until: Date;
}

/**
 * Who is to have it before all others for now: the customer's owner, else who served them last, each for the time the
 * team gives them. Only while nothing but a free place is missing: for somebody who is not there nobody waits.
 */
export function keptFor(ask: Ask, situation: Situation): Kept | null {
  const { one } = ask;
  const { rules, now } = situation;
  const wishes = [
    { rule: 'owner', agentId: one.ownerAgentId, seconds: rules.ownerSeconds },
    { rule: 'last-agent', agentId: one.lastAgentId, seconds: rules.lastAgentSeconds },
  ] as const;
  for (const { rule, agentId, seconds } of wishes) {
    const candidate = situation.candidate(agentId);
    const until = new Date(one.queuedAt.getTime() + seconds * 1_000);
    if (candidate && now < until && mayComeToIt(candidate, ask, situation))
      return { rule, agentId: candidate.agentId, until };
  }
  return null;
}

function mayComeToIt(candidate: Candidate, ask: Ask, situation: Situation): boolean {
  return (
    !ask.one.declinedBy.includes(candidate.agentId) &&
    ownObstacles(candidate, situation).length === 0 &&
    suits(candidate, ask)
  );
}
