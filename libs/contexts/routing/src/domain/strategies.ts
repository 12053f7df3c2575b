import type { RoutingStrategy } from '@yingda/contracts/names';
import type { Candidate } from './candidate';
import type { Situation } from './situation';

type Comparison = (a: Candidate, b: Candidate, situation: Situation) => number;

// Everybody is compared to the end, so that the same agents in any order give the same choice.
const COMPARISONS: Record<RoutingStrategy, Comparison[]> = {
  'least-loaded': [(a, b) => a.busy - b.busy, byIdleness],
  'most-spare': [(a, b, situation) => situation.room(b).spare - situation.room(a).spare, byIdleness],
  'longest-idle': [byIdleness, (a, b) => a.busy - b.busy],
  'round-robin': [byRound, byPlace],
  'fixed-order': [byPlace],
};

/** Those who can take it, the one the team's strategy chooses first. Members come before helpers of other teams. */
export function rank(eligible: readonly Candidate[], situation: Situation): Candidate[] {
  const comparisons = [byMembership, ...COMPARISONS[situation.rules.strategy], byId];
  return [...eligible].sort((a, b) => {
    for (const compare of comparisons) {
      const difference = compare(a, b, situation);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function byMembership(a: Candidate, b: Candidate): number {
  return Number(a.helpsFrom !== null) - Number(b.helpsFrom !== null);
}

// Who was never given anything has idled longest.
function byIdleness(a: Candidate, b: Candidate): number {
  return (a.lastAssignedAt?.getTime() ?? 0) - (b.lastAssignedAt?.getTime() ?? 0);
}

function byPlace(a: Candidate, b: Candidate, situation: Situation): number {
  return situation.place(a.agentId) - situation.place(b.agentId) || byId(a, b);
}

// Those after the last one first, then round again from the beginning.
function byRound(a: Candidate, b: Candidate, situation: Situation): number {
  const { lastGivenTo } = situation;
  if (lastGivenTo === null) return 0;
  const isAfter = ({ agentId }: Candidate) => {
    const distance = situation.place(agentId) - situation.place(lastGivenTo);
    return distance > 0 || (distance === 0 && agentId > lastGivenTo);
  };
  return Number(isAfter(b)) - Number(isAfter(a));
}

function byId(a: Candidate, b: Candidate): number {
  return a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : 0;
}
