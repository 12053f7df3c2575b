import type { Channel, Tier } from '@yingda/contracts/names';
import type { Candidate } from './candidate';
import type { ByKind, TeamRules } from './rules';

/** One place, in units. Whole numbers, so that sums of halves and thirds of places compare exactly. */
export const PLACE = 100;
/** What promotion mode adds to every capacity, in percent; whole places, so that it helps who has few. */
export const PROMOTION_PERCENT = 20;

/** What decides about room beside the agent. */
export interface RoomRules {
  rules: Pick<TeamRules, 'hardLimitPercent'>;
  promotion: boolean;
}

/** Units a conversation takes of an agent's room. */
export function unitsOf(kind: { channel: Channel; tier: Tier }, weights: ByKind): number {
  const percent = (weights.channels[kind.channel] ?? 100) * (weights.tiers[kind.tier] ?? 100);
  return Math.max(1, Math.round((percent * PLACE) / 10_000));
}

/** Units an agent serves at the same time. */
export function capacityUnits(capacity: number, promotion: boolean): number {
  // In whole numbers: 5 * 1.2 is more than 6 in floating point.
  const places = promotion ? Math.ceil((capacity * (100 + PROMOTION_PERCENT)) / 100) : capacity;
  return places * PLACE;
}

/** Units an agent may hold, idle conversations counted. Never under the capacity. */
export function hardLimitUnits(capacity: number, { rules, promotion }: RoomRules): number {
  const units = capacityUnits(capacity, promotion);
  return Math.max(units, Math.floor((units * rules.hardLimitPercent) / 100));
}

/**
 * Units a conversation takes of this agent: what is heavier than all an agent can serve takes the whole agent, or it
 * would wait for ever.
 */
export function unitsFor(units: number, capacity: number): number {
  return Math.min(units, capacity * PLACE);
}

/** An agent's room in units, as decisions compare it. */
export interface Room {
  capacity: number;
  hardLimit: number;
  /** What is free of the capacity; never under 0. */
  spare: number;
}

export function roomOf(candidate: Candidate, rules: RoomRules): Room {
  const capacity = capacityUnits(candidate.capacity, rules.promotion);
  const hardLimit = hardLimitUnits(candidate.capacity, rules);
  return { capacity, hardLimit, spare: Math.max(0, capacity - candidate.busy) };
}
