import type { Candidate } from './choose-agent';

/** Fewer handle times than this say nothing. */
export const MIN_SAMPLES = 5;
/** How many of the last handle times count. */
export const SAMPLES = 20;

/** What a team's queue moves by. */
export interface Pace {
  /** Seconds from acceptance to closing, of the team's last conversations. */
  handleSeconds: readonly number[];
  candidates: readonly Candidate[];
}

/** The middle value; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Seconds until the conversation at a position is somebody's turn. Agents serve several at once, so what counts is the
 * number of places: with `n` places and a middle handle time of `m`, one becomes free every `m / n` seconds. Only
 * agents who are online now have places; busy, away and absent ones have none. Null when too little is known to say.
 */
export function estimateSeconds(position: number, pace: Pace): number | null {
  if (pace.handleSeconds.length < MIN_SAMPLES) return null;
  const places = pace.candidates
    .filter((one) => one.state === 'online')
    .reduce((sum, one) => sum + one.capacity, 0);
  if (places === 0) return null;
  return Math.ceil((position * median(pace.handleSeconds.slice(0, SAMPLES))!) / places);
}

/** Whether somebody of the team is signed in who could answer, now or after what they are at. */
export function isSomeoneThere(candidates: readonly Candidate[]): boolean {
  return candidates.some((one) => one.state === 'online' || one.state === 'busy');
}
