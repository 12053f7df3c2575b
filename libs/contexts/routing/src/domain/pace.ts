import type { Candidate } from './candidate';
import { type Room } from './capacity';

/** Fewer handle times than this say nothing. */
export const MIN_SAMPLES = 5;
/** How many of the last handle times count, of an agent as of a team. */
export const SAMPLES = 20;

/** An agent as a forecast looks at them. */
export interface PacedAgent {
  candidate: Candidate;
  /** When they are to go; nothing new is given to them from then on. Null: not known to go. */
  shiftEndsAt: Date | null;
  /** The middle of their own last handle times, in seconds; null when they have too few. */
  handleSeconds: number | null;
  /** Since when they have had each of what they serve now. */
  running: readonly Date[];
}

/** Units of an agent's room that become free together, in milliseconds of the epoch. */
export interface Chunk {
  freeAt: number;
  units: number;
}

/** The middle value; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Milliseconds a conversation takes with each agent: their own pace, else the team's, else the middle of those who have
 * one. Null when nothing is known of anybody.
 */
export function handleMs(
  agents: readonly PacedAgent[],
  teamSeconds: number | null,
): ((agent: PacedAgent) => number) | null {
  const own = agents.flatMap(({ handleSeconds }) => (handleSeconds === null ? [] : [handleSeconds]));
  const usual = teamSeconds ?? median(own);
  // At least a second: who takes no time at all would serve any queue at once.
  return usual === null
    ? null
    : ({ handleSeconds }) => Math.max(1_000, Math.round((handleSeconds ?? usual) * 1_000));
}

/**
 * When what is served now is over. One takes as long as usual; those that have taken longer already end one after the
 * other within the usual time from now, the one that has taken longest first, because of many one always ends soon.
 */
export function ends(
  agents: readonly PacedAgent[],
  { now, handle }: { now: number; handle: (agent: PacedAgent) => number },
): Map<PacedAgent, number[]> {
  const runs = agents.flatMap((agent) =>
    agent.running.map((since) => ({ agent, over: now - since.getTime() - handle(agent) })),
  );
  const late = runs.filter(({ over }) => over >= 0).sort((a, b) => b.over - a.over);
  const found = new Map<PacedAgent, number[]>();
  const add = (agent: PacedAgent, end: number) => {
    const known = found.get(agent);
    if (known) known.push(end);
    else found.set(agent, [end]);
  };
  late.forEach(({ agent }, index) =>
    add(agent, now + 1_000 * Math.round((handle(agent) * (index + 1)) / (late.length + 1) / 1_000)),
  );
  for (const { agent, over } of runs) if (over < 0) add(agent, now - over);
  return found;
}

/** An agent's room, by when it becomes free: what is free now, then what each of their conversations gives back. */
export function chunksOf(
  { candidate }: PacedAgent,
  room: Room,
  { now, ends: over }: { now: number; ends: readonly number[] },
): Chunk[] {
  const spare = Math.min(room.capacity - candidate.busy, room.hardLimit - candidate.held);
  const free = Math.max(0, spare);
  // Who has more than they can serve gives that back first.
  let debt = Math.max(0, -spare);
  const later = room.capacity - free + debt;
  const sorted = [...over].sort((a, b) => a - b);
  const chunks: Chunk[] = free > 0 ? [{ freeAt: now, units: free }] : [];
  sorted.forEach((freeAt, index) => {
    const share = (count: number) => Math.round((later * count) / sorted.length);
    const units = share(index + 1) - share(index);
    const paid = Math.min(debt, units);
    debt -= paid;
    if (units > paid) chunks.push({ freeAt, units: units - paid });
  });
  return chunks;
}
