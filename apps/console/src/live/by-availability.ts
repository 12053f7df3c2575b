import type { AgentBrief } from '@yingda/contracts';

const STATE_ORDER = { online: 0, busy: 1, away: 2, offline: 3 } as const;

/** Order of colleagues who could take something: those who are there first, then those with least to do. */
export function byAvailability(
  a: Pick<AgentBrief, 'state' | 'load' | 'capacity'>,
  b: Pick<AgentBrief, 'state' | 'load' | 'capacity'>,
): number {
  return STATE_ORDER[a.state] - STATE_ORDER[b.state] || a.load / a.capacity - b.load / b.capacity;
}
