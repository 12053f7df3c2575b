import { DELIVERY_STATES, type DeliveryState } from '@yingda/contracts/names';
import type { FailureClass, SendOutcome } from '../adapters/adapter';

export interface Failure {
  class: FailureClass;
  code: string;
  detail: string;
}

const ORDER: Record<DeliveryState, number> = {
  failed: -1,
  queued: 0,
  sending: 1,
  unknown: 2,
  accepted: 3,
  sent: 4,
  delivered: 5,
  read: 6,
  withdrawn: 7,
};

/** Where a report of the provider takes a piece; null: nowhere. States only go forward, and `failed` is final. */
export function forward(from: DeliveryState, to: DeliveryState): DeliveryState | null {
  if (from === 'failed' || from === 'withdrawn') return null;
  if (to === 'failed') return from === 'delivered' || from === 'read' ? null : 'failed';
  return ORDER[to] > ORDER[from] ? to : null;
}

/** The state of a message: the lowest of its pieces, failed if one failed. */
export function messageState(pieces: readonly DeliveryState[]): DeliveryState {
  return pieces.reduce((low, state) => (ORDER[state] < ORDER[low] ? state : low), DELIVERY_STATES.at(-1)!);
}

/** With delays that double up to five minutes: more than an hour of silence of the provider. */
export const MOST_TRIES = 24;
const FIRST_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

/** Milliseconds until the next try, after so many; `random` (0 to 1) keeps those that failed together apart. */
export function backoffMs(tries: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries - 1, 20));
  return Math.round(full * (0.75 + random * 0.5));
}

/** What happens to a piece after a call. */
export type Next =
  | { kind: 'done'; state: 'accepted' | 'sent'; providerId: string | null }
  /** The provider said when: then the whole account waits. */
  | { kind: 'again'; afterMs: number; pauses: boolean; failure: Failure }
  | { kind: 'refreshed' }
  /** `disables`: nothing more goes through this account until its settings are changed. */
  | { kind: 'failed'; failure: Failure; disables?: boolean }
  | { kind: 'unknown'; failure: Failure };

export interface SoFar {
  /** Including the one that just ended. */
  tries: number;
  /** A new token was tried in this very turn. */
  refreshed: boolean;
  idempotent: boolean;
  random: number;
  /** The channel's own schedule: milliseconds before each further try, then it has failed. */
  delaysMs?: readonly number[];
}

/** One answer, one decision (channels.md 0.10). */
export function decide(outcome: SendOutcome, soFar: SoFar): Next {
  if (outcome.ok) return { kind: 'done', state: outcome.state, providerId: outcome.providerId };
  const { class: kind, code, detail } = outcome;
  const failure: Failure = { class: kind, code, detail };
  switch (kind) {
    case 'retry-later':
      return again(failure, soFar, outcome.retryAfterMs);
    case 'refresh-token':
      return soFar.refreshed
        ? { kind: 'failed', failure: { ...failure, class: 'not-permitted' } }
        : { kind: 'refreshed' };
    case 'unknown-outcome':
      // The same id again is not sent twice; without that, only a person may decide to send it again.
      return soFar.idempotent && !outcome.once ? again(failure, soFar) : { kind: 'unknown', failure };
    default:
      return { kind: 'failed', failure, ...(outcome.disables ? { disables: true } : {}) };
  }
}

function again(failure: Failure, soFar: SoFar, retryAfterMs?: number): Next {
  const most = soFar.delaysMs ? soFar.delaysMs.length + 1 : MOST_TRIES;
  if (soFar.tries >= most)
    return failure.class === 'unknown-outcome' ? { kind: 'unknown', failure } : { kind: 'failed', failure };
  const usual = delayMs(soFar);
  // A schedule is not shortened by a provider that would take it sooner.
  const afterMs =
    retryAfterMs === undefined ? usual : soFar.delaysMs ? Math.max(usual, retryAfterMs) : retryAfterMs;
  // Where the schedule waits longer anyway, the rest of the account need not.
  return { kind: 'again', afterMs, pauses: afterMs === retryAfterMs, failure };
}

/** By the channel's schedule with up to a tenth more, so that what failed together does not come back together. */
function delayMs({ tries, random, delaysMs }: SoFar): number {
  const scheduled = delaysMs?.[tries - 1];
  return scheduled === undefined ? backoffMs(tries, random) : Math.round(scheduled * (1 + random / 10));
}
