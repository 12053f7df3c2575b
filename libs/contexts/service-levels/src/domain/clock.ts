import type { ClockOutcome, ServiceLevelAction, ServiceLevelKind } from '@yingda/contracts/names';
import type { ServiceLevelTime } from '@yingda/contracts/names';

/** Time as a clock counts it: of a calendar, or all of it. */
export interface Hours {
  /** When so many milliseconds have passed since a moment; null: never, as far as anybody can wait. */
  addOpenTime(from: Date, ms: number): Date | null;
  openTimeBetween(from: Date, to: Date): number;
}

/** Round the clock. */
export const WALL: Hours = {
  addOpenTime: (from, ms) => new Date(from.getTime() + Math.max(0, ms)),
  openTimeBetween: (from, to) => Math.max(0, to.getTime() - from.getTime()),
};

/** What is promised, by which version of which policy. */
export interface Terms {
  policyId: string;
  policyName: string;
  policyVersion: number;
  seconds: number;
  time: ServiceLevelTime;
  /** It is nearly over when so much has run; null: nobody is warned. */
  warnAfterMs: number | null;
  /** It stands while the customer is waited for. */
  pauses: boolean;
  onWarning: ServiceLevelAction[];
  onBreach: ServiceLevelAction[];
}

/** One clock. It runs (`runningSince`), stands (neither), or is over (`stoppedAt`). */
export interface Clock {
  id: string;
  kind: ServiceLevelKind;
  turn: number;
  startedAt: Date;
  runningSince: Date | null;
  /** What had run before `runningSince`, in the time of its terms. */
  spentMs: number;
  /** Null: nothing is promised; it runs along, in case a promise begins to hold for it. */
  terms: Terms | null;
  warnAt: Date | null;
  dueAt: Date | null;
  warnedAt: Date | null;
  /** When it was due and nobody had done it. */
  breachedAt: Date | null;
  stoppedAt: Date | null;
  outcome: ClockOutcome;
}

/** Begins to run at a moment. */
export function begin(
  made: Pick<Clock, 'id' | 'kind' | 'turn'>,
  at: Date,
  promise: { terms: Terms | null; hours: Hours },
): Clock {
  const clock: Clock = {
    ...made,
    ...{ startedAt: at, runningSince: at, spentMs: 0, terms: promise.terms },
    ...{ warnAt: null, dueAt: null, warnedAt: null, breachedAt: null, stoppedAt: null, outcome: 'open' },
  };
  return timed(clock, promise.hours);
}

export function isOpen(clock: Clock): boolean {
  return clock.stoppedAt === null;
}

export function isRunning(clock: Clock): boolean {
  return clock.runningSince !== null;
}

/** Stands from a moment on; what was due before that and passed stays broken. */
export function pause(clock: Clock, at: Date, hours: Hours): Clock {
  if (!clock.runningSince) return clock;
  const spentMs = spentUntil(clock, at, hours);
  return { ...settled(clock, at), spentMs, runningSince: null, warnAt: null, dueAt: null };
}

/** Runs again; also one that was over, because its conversation goes on. */
export function resume(clock: Clock, at: Date, hours: Hours): Clock {
  if (clock.runningSince) return clock;
  return timed({ ...clock, runningSince: at, stoppedAt: null, outcome: 'open' }, hours);
}

/**
 * Over: `kept` when what was promised was done at that moment, else nothing is owed any more. Done in the very moment it
 * was due is in time. A breach that was noticed before an earlier answer was heard of never was one.
 */
export function stop(clock: Clock, at: Date, how: { kept: boolean; hours: Hours }): Clock {
  if (!isOpen(clock)) return clock;
  const early = how.kept && clock.breachedAt !== null && at <= clock.breachedAt;
  const known = settled(early ? { ...clock, breachedAt: null } : clock, at);
  const outcome = known.breachedAt ? 'broken' : how.kept && known.terms ? 'met' : 'void';
  return {
    ...known,
    spentMs: spentUntil(clock, at, how.hours),
    runningSince: null,
    stoppedAt: at,
    outcome,
  };
}

/**
 * Other terms hold from a moment on: what has run counts, in the time it ran by; what is broken stays broken. Nobody is
 * late before the promise was made, so it is due at the earliest when the terms began to hold.
 */
export function retarget(
  clock: Clock,
  terms: Terms | null,
  change: { at: Date; before: Hours; after: Hours },
): Clock {
  if (!isOpen(clock)) return clock;
  const { at } = change;
  const known = settled(clock, at);
  if (!known.runningSince) return { ...known, terms };
  const since = at > known.runningSince ? at : known.runningSince;
  const spentMs = spentUntil(clock, since, change.before);
  const moved = timed({ ...known, terms, spentMs, runningSince: since }, change.after);
  return known.breachedAt ? { ...moved, dueAt: known.dueAt, warnAt: known.warnAt } : moved;
}

/**
 * Its calendar says something else since a moment: a correction, which holds for the whole stretch it is running in
 * (whoever enters a holiday at ten means all of that day). It is due at the earliest when that was said.
 */
export function recount(clock: Clock, at: Date, hours: Hours): Clock {
  if (!isOpen(clock) || !clock.runningSince || clock.breachedAt) return clock;
  const moved = timed(clock, hours);
  return moved.dueAt && moved.dueAt < at ? { ...moved, dueAt: at } : moved;
}

/** What is to be noticed of it until a moment: it is nearly over, or over. One that is over is not warned of any more. */
export function notice(clock: Clock, now: Date): { clock: Clock; level: 'warning' | 'breach' | null } {
  if (!clock.runningSince || clock.breachedAt) return { clock, level: null };
  if (clock.dueAt && clock.dueAt < now)
    return { clock: { ...clock, breachedAt: clock.dueAt }, level: 'breach' };
  if (clock.warnAt && !clock.warnedAt && clock.warnAt <= now)
    return { clock: { ...clock, warnedAt: clock.warnAt }, level: 'warning' };
  return { clock, level: null };
}

/** When something is to be noticed of it next. */
export function noticeAt(clock: Clock): Date | null {
  if (!clock.runningSince || clock.breachedAt) return null;
  return clock.warnAt && !clock.warnedAt ? clock.warnAt : clock.dueAt;
}

function spentUntil(clock: Clock, at: Date, hours: Hours): number {
  if (!clock.runningSince) return clock.spentMs;
  return clock.spentMs + hours.openTimeBetween(clock.runningSince, at);
}

// Nobody has looked since it was due.
function settled(clock: Clock, at: Date): Clock {
  const passed = clock.runningSince && !clock.breachedAt && clock.dueAt && clock.dueAt < at;
  return passed ? { ...clock, breachedAt: clock.dueAt } : clock;
}

function timed(clock: Clock, hours: Hours): Clock {
  const { runningSince, terms, spentMs } = clock;
  if (!runningSince) return clock;
  if (!terms) return { ...clock, warnAt: null, dueAt: null };
  const after = (ms: number) => hours.addOpenTime(runningSince, Math.max(0, ms - spentMs));
  return {
    ...clock,
    warnAt: terms.warnAfterMs === null ? null : after(terms.warnAfterMs),
    dueAt: after(terms.seconds * 1_000),
  };
}
