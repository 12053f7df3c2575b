import { LIMITS, type PresenceState, type ShownPresenceState } from '@yingda/contracts/names';

/** A page that reloads is back within this time; colleagues see no flicker. */
export const OFFLINE_AFTER_MS = 5_000;
/** From losing the last connection until the agent's waiting conversations go back to their queues. */
export const GRACE_MS = LIMITS.disconnectGraceMs;
/** A gateway that has not renewed for so long is gone, and its connections with it: three renewals missed. */
export const LEASE_MS = 15_000;
/** Sweeps come every second; a longer pause means that nobody could have noticed or renewed anything. */
export const SWEEP_GAP_MS = 5_000;

/** What an agent chose, and what became of their connections. */
export interface Presence {
  chosen: PresenceState;
  reason: string | null;
  since: Date;
  /** What colleagues see. */
  shown: ShownPresenceState;
  /** When the last connection was found missing; null while connected. */
  disconnectedAt: Date | null;
  /** When the grace was over; null while connected or in grace. */
  lostAt: Date | null;
}

export interface Situation {
  now: Date;
  /** Whether any connection of the agent is known. */
  connected: boolean;
  /** Since when somebody disconnected could have come back; null when there is nothing to connect to. */
  reachableSince: Date | null;
}

/** An account that never was connected: nothing is lost by its absence. */
export function neverConnected(now: Date): Presence {
  return { chosen: 'online', reason: null, since: now, shown: 'offline', disconnectedAt: now, lostAt: now };
}

/**
 * Presence as the situation makes it. `lost` is true once, when the grace runs out. Neither time in which no gateway
 * was there nor time in which nobody watched counts as absence.
 */
export function settled(before: Presence, situation: Situation): { after: Presence; lost: boolean } {
  const { now, connected, reachableSince } = situation;
  if (connected) {
    return { after: { ...before, shown: before.chosen, disconnectedAt: null, lostAt: null }, lost: false };
  }
  if (before.lostAt) return { after: { ...before, shown: 'offline' }, lost: false };
  const disconnectedAt = before.disconnectedAt ?? now;
  const absent = reachableSince
    ? now.getTime() - Math.max(disconnectedAt.getTime(), reachableSince.getTime())
    : 0;
  const lost = absent >= GRACE_MS;
  const shown = before.shown === 'offline' || absent >= OFFLINE_AFTER_MS ? 'offline' : before.chosen;
  return { after: { ...before, shown, disconnectedAt, lostAt: lost ? now : null }, lost };
}

/** What the sweeps know of the time that passed. */
export interface Watch {
  sweptAt: Date | null;
  /** The end of the last pause in which nothing could be renewed. */
  resumedAt: Date | null;
  reachableSince: Date | null;
}

/** The watch after one more sweep; `gatewaysAlive` counts those that renewed within the lease. */
export function observed(before: Watch, sight: { now: Date; gatewaysAlive: number }): Watch {
  const { now, gatewaysAlive } = sight;
  const pause = before.sweptAt ? Math.abs(now.getTime() - before.sweptAt.getTime()) : Infinity;
  const resumed = pause > SWEEP_GAP_MS;
  const reachableSince =
    gatewaysAlive === 0 ? null : resumed || !before.reachableSince ? now : before.reachableSince;
  return { sweptAt: now, resumedAt: resumed ? now : before.resumedAt, reachableSince };
}
