import { SERVICE_LEVEL_KINDS, type ServiceLevelKind, type ServiceLevelTime } from '@yingda/contracts/names';
import { begin, type Clock, type Hours, isOpen, pause, recount, resume, retarget, stop, WALL } from './clock';
import type { Terms } from './clock';
import type { Clocks, Move } from './course';
import { sameTerms } from './policy';

/** The last clock of each kind. */
export type LastClocks = Partial<Record<ServiceLevelKind, Clock>>;

/** What holds for a conversation's clocks: promises, and hours of business before and after. */
export interface Promises {
  terms: (kind: ServiceLevelKind) => Terms | null;
  /** Hours of business; null: round the clock. */
  before: Hours | null;
  after: Hours | null;
}

/** What is to be done to them. */
export interface Change {
  at: Date;
  moves: readonly Move[];
  promises: Promises;
  /** Other promises may hold than before. */
  retargets: boolean;
  /** Calendars may say something else than before, since that moment. */
  recounts: Date | null;
  customerWaitedFor: boolean;
  newId: () => string;
}

/** Which clocks there are, for `movesOf`. */
export function clocksOf(last: LastClocks): Clocks {
  const found: Clocks = {};
  for (const kind of SERVICE_LEVEL_KINDS) {
    const clock = last[kind];
    if (!clock) continue;
    if (isOpen(clock)) found[kind] = clock.runningSince || kind === 'resolution' ? 'runs' : 'stands';
    else if (kind === 'resolution') found[kind] = 'over';
  }
  return found;
}

/** The clocks after a change: ends first, by what held until then; then what holds from now on; then beginnings. */
export function moved(last: LastClocks, change: Change): LastClocks {
  const after: LastClocks = { ...last };
  for (const move of change.moves) if (move.do === 'stop' || move.do === 'pause') end(after, move, change);
  for (const kind of SERVICE_LEVEL_KINDS) {
    const clock = after[kind];
    if (clock && isOpen(clock)) after[kind] = renewed(clock, change);
  }
  for (const move of change.moves)
    if (move.do === 'begin' || move.do === 'resume') start(after, move, change);
  mark(after, change);
  return after;
}

/** What a clock of these terms counts by. */
export function hoursFor(terms: { time: ServiceLevelTime } | null, business: Hours | null): Hours {
  return terms?.time === 'business' ? (business ?? WALL) : WALL;
}

function end(clocks: LastClocks, move: Move, { promises }: Change): void {
  const clock = clocks[move.kind];
  if (!clock) return;
  const hours = hoursFor(clock.terms, promises.before);
  if (move.do === 'stop') clocks[move.kind] = stop(clock, move.at, { kept: move.kept, hours });
  else clocks[move.kind] = pause(clock, move.at, hours);
}

function renewed(clock: Clock, { promises, at, retargets, recounts }: Change): Clock {
  const terms = retargets ? promises.terms(clock.kind) : clock.terms;
  const before = hoursFor(clock.terms, promises.before);
  const after = hoursFor(terms, promises.after);
  const same = recounts && clock.terms?.time === 'business' ? recount(clock, recounts, before) : clock;
  if (sameTerms(terms, clock.terms) && before === after) return same;
  return retarget(same, terms, { at, before, after });
}

function start(clocks: LastClocks, move: Move, { promises, newId }: Change): void {
  const clock = clocks[move.kind];
  const terms = promises.terms(move.kind);
  const hours = hoursFor(terms, promises.after);
  if (move.do === 'begin') {
    const made = { id: newId(), kind: move.kind, turn: (clock?.turn ?? 0) + 1 };
    clocks[move.kind] = begin(made, move.at, { terms, hours });
  } else if (clock) clocks[move.kind] = resume({ ...clock, terms }, move.at, hours);
}

// Whether the resolution stands depends on its terms, and those may have changed.
function mark(clocks: LastClocks, { at, customerWaitedFor, promises }: Change): void {
  const clock = clocks.resolution;
  if (!clock || !isOpen(clock)) return;
  const stands = customerWaitedFor && (clock.terms?.pauses ?? false);
  const hours = hoursFor(clock.terms, promises.after);
  clocks.resolution = stands ? pause(clock, at, hours) : resume(clock, at, hours);
}
