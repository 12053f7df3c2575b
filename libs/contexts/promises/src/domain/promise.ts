import {
  PROMISE_SOURCES,
  type PromiseKind,
  type PromiseReached,
  type PromiseSource,
  type PromiseState,
  type PromiseStep,
} from '@yingda/contracts/names';

/** Something owed to a customer by a time. Named so that it is not taken for JavaScript's. */
export interface OwedPromise {
  id: string;
  kind: PromiseKind;
  what: string;
  /** What it came of, so that it is made once. */
  onceKey: string | null;
  conversationId: string | null;
  conversationNumber: string | null;
  customerId: string | null;
  surveyId: string | null;
  score: number | null;
  ownerId: string | null;
  teamId: string | null;
  /** The part of the shop it waits for. */
  departmentId: string | null;
  madeAt: Date;
  madeById: string | null;
  madeByName: string;
  dueAt: Date;
  remindAt: Date | null;
  remindedAt: Date | null;
  /** Promised by hand: the words for the customer are sent by a person, or forgotten. */
  toTell: boolean;
  toldAt: Date | null;
  /** Since when it is the customer's turn. */
  pausedSince: Date | null;
  state: PromiseState;
  /** Kept, or settled after it was broken: nothing is owed any more. */
  doneAt: Date | null;
  outcome: string | null;
  reached: PromiseReached | null;
  version: number;
}

/** One line of its history. */
export interface Step {
  step: PromiseStep;
  at: Date;
  byId: string | null;
  byName: string;
  fromId: string | null;
  toId: string | null;
  note: string;
}

/** Reminded when a fifth of the time is left, at the latest half an hour before, at the earliest a day before. */
const SHARE = 0.2;
const SHORTEST_MS = 30 * 60_000;
const LONGEST_MS = 24 * 3_600_000;

/** When its owner is reminded; null where there is no time for that. */
export function remindAtOf(madeAt: Date, dueAt: Date): Date | null {
  const whole = dueAt.getTime() - madeAt.getTime();
  const before = Math.min(Math.max(whole * SHARE, SHORTEST_MS), LONGEST_MS);
  return before < whole ? new Date(dueAt.getTime() - before) : null;
}

/** When something is to be noticed next; null once it is done, or broken and told. */
export function nextAt({ state, doneAt, remindAt, dueAt, pausedSince }: OwedPromise): Date | null {
  if (doneAt || pausedSince || state !== 'open') return null;
  return remindAt ?? dueAt;
}

export function isReminderDue({ state, remindAt, pausedSince }: OwedPromise, now: Date): boolean {
  return state === 'open' && !pausedSince && remindAt !== null && remindAt <= now;
}

/** Done in the very moment it is due is in time. */
export function isBroken({ state, dueAt, pausedSince }: OwedPromise, now: Date): boolean {
  return state === 'open' && !pausedSince && dueAt < now;
}

export function reminded(promise: OwedPromise, at: Date): OwedPromise {
  return { ...promise, remindAt: null, remindedAt: at, version: promise.version + 1 };
}

export function broken(promise: OwedPromise): OwedPromise {
  return { ...promise, state: 'broken', remindAt: null, version: promise.version + 1 };
}

/** What was done. Noted late, it stays broken: nobody had noticed yet, or everybody had. */
export function done(
  promise: OwedPromise,
  how: { at: Date; outcome: string; reached: PromiseReached },
): OwedPromise {
  const state = promise.state === 'broken' || isBroken(promise, how.at) ? 'broken' : 'kept';
  const { outcome, reached, at } = how;
  const version = promise.version + 1;
  return { ...promise, state, doneAt: at, outcome, reached, remindAt: null, pausedSince: null, version };
}

/** It is the customer's turn: nothing is due until it goes on. */
export function paused(promise: OwedPromise, since: Date): OwedPromise {
  return { ...promise, pausedSince: since, version: promise.version + 1 };
}

/** Another due time, with a reminder of its own; a broken one stays broken. */
export function moved(promise: OwedPromise, dueAt: Date, now: Date): OwedPromise {
  const remindAt = promise.state === 'open' ? remindAtOf(now, dueAt) : null;
  return { ...promise, dueAt, remindAt, pausedSince: null, version: promise.version + 1 };
}

/** What it comes of, read from its key: `case:<id>:<stage>`, `task:<id>`, `contact:<id>`; null for anything else. */
export function sourceOf({ onceKey }: OwedPromise): { kind: PromiseSource; id: string } | null {
  // What was done and owed anew has given its key away: `task:<id>~<promise>`.
  const [kind, id] = onceKey?.split('~')[0]!.split(':') ?? [];
  const source = PROMISE_SOURCES.find((one) => one === kind);
  return source && id ? { kind: source, id } : null;
}

/** Somebody else owes it from now on; its time stays. */
export function handedOver(promise: OwedPromise, ownerId: string | null): OwedPromise {
  return { ...promise, ownerId, version: promise.version + 1 };
}
