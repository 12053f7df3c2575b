import type { ShownPresenceState } from '@yingda/contracts/names';
import type { Waiting } from './waiting';

/** An agent of a team, as far as routing looks at them. */
export interface Candidate {
  agentId: string;
  /** Conversations at the same time. */
  capacity: number;
  /** Conversations offered to, assigned to or active with them now. */
  load: number;
  lastAssignedAt: Date | null;
  state: ShownPresenceState;
}

/** Who gets what. */
export interface Choice {
  conversationId: string;
  agentId: string;
}

/** Whether an agent can be given one more. */
export function isFree(candidate: Candidate): boolean {
  return candidate.state === 'online' && candidate.load < candidate.capacity;
}

/**
 * The next placement of a team: the first conversation in turn that somebody free can take, and who takes it.
 * `waiting` is in order of turn (`byTurn`). Null when there is nothing to place now.
 */
export function choose(
  waiting: readonly Waiting[],
  candidates: readonly Candidate[],
  now: Date,
): Choice | null {
  const free = candidates.filter(isFree);
  if (free.length === 0) return null;
  for (const one of waiting) {
    const agent = chooseAgent(one, free, now);
    if (agent) return { conversationId: one.conversationId, agentId: agent.agentId };
  }
  return null;
}

/**
 * Who of the candidates takes this conversation: the least loaded, among equals the one longest without a new one.
 * Those who declined it come last, in the order in which they did.
 */
export function chooseAgent(waiting: Waiting, candidates: readonly Candidate[], now: Date): Candidate | null {
  if (waiting.offeredAgentId !== null || isBefore(now, waiting.heldUntil)) return null;
  const declined = (one: Candidate) => waiting.declinedBy.indexOf(one.agentId);
  // Somebody who declined is better than nobody, so that no customer waits for ever; but not at once again.
  const resting = isBefore(now, waiting.restUntil);
  const able = candidates.filter((one) => isFree(one) && (!resting || declined(one) < 0));
  return able.sort((a, b) => declined(a) - declined(b) || byLoad(a, b))[0] ?? null;
}

function byLoad(a: Candidate, b: Candidate): number {
  if (a.load !== b.load) return a.load - b.load;
  const idle = (a.lastAssignedAt?.getTime() ?? 0) - (b.lastAssignedAt?.getTime() ?? 0);
  if (idle !== 0) return idle;
  return a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : 0;
}

function isBefore(now: Date, until: Date | null): boolean {
  return until !== null && now.getTime() < until.getTime();
}
