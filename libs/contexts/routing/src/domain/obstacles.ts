import type { ShownPresenceState } from '@yingda/contracts/names';
import type { Candidate } from './candidate';
import { unitsFor } from './capacity';
import { type InLine, waitedSeconds } from './in-line';
import { helpersOf, overflowOf } from './overflow';
import type { Situation } from './situation';
import { neededAfter } from './skills';

/** Why somebody cannot take a conversation. */
export type Obstacle =
  | { why: 'state'; state: ShownPresenceState }
  | { why: 'rights' }
  | { why: 'off-duty' }
  /** Outside of their shift, in a break of it or its last minutes. */
  | { why: 'off-shift' }
  /** All of their capacity is taken, or too little of it is free. */
  | { why: 'capacity'; busy: number; limit: number; units: number }
  | { why: 'hard-limit'; held: number; limit: number; units: number }
  /** Kept free for an earlier and heavier one. */
  | { why: 'making-room'; conversationId: string }
  | { why: 'skill'; skill: string; needed: number; level: number }
  | { why: 'declined'; until: string }
  /** Had it before and did not answer. */
  | { why: 'tried' }
  | { why: 'kept'; agentId: string; until: string }
  | { why: 'no-overflow' };

/** Whether the agent has no obstacle of their own. */
export function isThere(candidate: Candidate, situation: Situation): boolean {
  return candidate.state === 'online' && candidate.serves && isWorking(candidate, situation);
}

// Helpers come from teams of their own hours; what the queue's team is closed for is its overflow's business.
function isWorking({ onDuty, helpsFrom }: Candidate, { rules, queue }: Situation): boolean {
  return onDuty && (!rules.onlyInHours || queue.open || helpsFrom !== null);
}

/** Obstacles of the agent, whatever the conversation. */
export function ownObstacles(candidate: Candidate, situation: Situation): Obstacle[] {
  const found: Obstacle[] = [];
  if (candidate.state !== 'online') found.push({ why: 'state', state: candidate.state });
  if (!candidate.serves) found.push({ why: 'rights' });
  if (!isWorking(candidate, situation)) found.push({ why: candidate.offShift ? 'off-shift' : 'off-duty' });
  return found;
}

/** Obstacles of room. `units` are those of the conversation. */
export function roomObstacles(candidate: Candidate, units: number, situation: Situation): Obstacle[] {
  const found: Obstacle[] = [];
  const { capacity, hardLimit } = situation.room(candidate);
  const takes = unitsFor(units, candidate.capacity);
  if (candidate.busy + takes > capacity)
    found.push({ why: 'capacity', busy: candidate.busy, limit: capacity, units: takes });
  if (candidate.held + takes > hardLimit)
    found.push({ why: 'hard-limit', held: candidate.held, limit: hardLimit, units: takes });
  return found;
}

/** What a conversation asks of everybody at this moment, worked out once for all agents. */
export interface Ask {
  one: InLine;
  needs: readonly { skill: string; level: number }[];
  /** Teams that may help with it now. */
  helping: ReadonlySet<string>;
  /** Those who are left in peace until a time. */
  resting: ReadonlySet<string>;
}

export function askOf(one: InLine, situation: Situation): Ask {
  const { now, rules } = situation;
  const inForce = overflowOf(one, rules.overflow, situation);
  const rests = one.restUntil !== null && now < one.restUntil;
  return {
    one,
    needs: neededAfter(one.needs, waitedSeconds(one, now), rules.relax),
    helping: new Set(helpersOf({ overflow: inForce })),
    resting: new Set(rests ? one.declinedBy : []),
  };
}

/** Whether nothing stands between this agent and this conversation that time or a setting can lift; but for a place. */
export function suits(
  { agentId, skills, helpsFrom }: Candidate,
  { one, needs, helping, resting }: Ask,
): boolean {
  if (one.triedBy.includes(agentId)) return false;
  if (resting.has(agentId) || (helpsFrom !== null && !helping.has(helpsFrom))) return false;
  for (const { skill, level } of needs) if ((skills[skill] ?? 0) < level) return false;
  return true;
}

/** All that `suits` asks, by name. */
export function matchObstacles(candidate: Candidate, ask: Ask): Obstacle[] {
  const found: Obstacle[] = [];
  for (const { skill, level } of ask.needs) {
    const has = candidate.skills[skill] ?? 0;
    if (has < level) found.push({ why: 'skill', skill, needed: level, level: has });
  }
  if (ask.one.triedBy.includes(candidate.agentId)) found.push({ why: 'tried' });
  if (ask.resting.has(candidate.agentId))
    found.push({ why: 'declined', until: ask.one.restUntil!.toISOString() });
  if (candidate.helpsFrom !== null && !ask.helping.has(candidate.helpsFrom))
    found.push({ why: 'no-overflow' });
  return found;
}
