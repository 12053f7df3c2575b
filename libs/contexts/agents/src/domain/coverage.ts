import { SLOTS } from './forecast';

/** What agents needed are worked out with. */
export interface NeedFacts {
  /** From acceptance to end of a conversation. */
  handleSeconds: number;
  /** Conversations an agent serves at the same time. */
  places: number;
  occupancyPercent: number;
  minimumAgents: number;
}

/**
 * Agents needed in a half hour: conversations an hour × handle time ÷ 3,600 is how many are served at once, divided by
 * what an agent serves at once when busy as far as the team aims at. Never under the minimum while the team is open;
 * nobody while it is closed, whatever comes: it waits for the morning.
 */
export function neededAgents(expected: number, open: boolean, facts: NeedFacts): number {
  if (!open) return 0;
  const atOnce = (expected * 2 * facts.handleSeconds) / 3_600;
  const each = (facts.places * facts.occupancyPercent) / 100;
  // A rounding error must not ask for one more.
  return Math.max(facts.minimumAgents, Math.ceil(atOnce / each - 1e-9));
}

/** A stretch of time in which an agent works, in milliseconds. */
export interface WorkSpell {
  agentId: string;
  from: number;
  to: number;
}

/** How many agents are there at every moment of a stretch of time: at its worst moment. */
export function agentsThere(spells: readonly WorkSpell[], from: number, to: number): number {
  const touching = spells.filter((spell) => spell.from < to && spell.to > from);
  const moments = [from, ...touching.flatMap((spell) => [spell.from, spell.to])];
  const counts = moments
    .filter((at) => from <= at && at < to)
    .map(
      (at) => new Set(touching.filter((one) => one.from <= at && at < one.to).map((one) => one.agentId)).size,
    );
  return Math.min(...counts);
}

/** What a day needs in people: the busiest half hour, or all its hours in usual shifts, whichever is more. */
export function suggestionOf(
  needed: readonly number[],
  spells: readonly WorkSpell[],
  usualMinutes: number,
): { agents: number; plannedAgents: number; peak: number; neededHours: number; plannedHours: number } {
  const peak = Math.max(0, ...needed);
  const neededHours = needed.reduce((sum, agents) => sum + agents / 2, 0);
  const plannedHours = spells.reduce((sum, { from, to }) => sum + (to - from) / 3_600_000, 0);
  return {
    agents: Math.max(peak, Math.ceil((neededHours * 60) / usualMinutes - 1e-9)),
    plannedAgents: new Set(spells.map(({ agentId }) => agentId)).size,
    peak,
    neededHours: tenth(neededHours),
    plannedHours: tenth(plannedHours),
  };
}

/** The slots of a day from its beginning; a day on which clocks change has the half hours of its wall all the same. */
export function slotsOf(startOf: (slot: number) => number): { from: number; to: number }[] {
  return Array.from({ length: SLOTS }, (_, slot) => {
    const from = startOf(slot);
    return { from, to: Math.max(from + 1, startOf(slot + 1)) };
  });
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
