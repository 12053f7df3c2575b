import { ProviderUnreachable } from '../domain/provider-error';
import type { FailureClass, SendOutcome } from './adapter';

/** Why a piece was not taken: the failing half of a `SendOutcome`. */
export type Failed = Extract<SendOutcome, { ok: false }>;

/** A refusal of the provider, or of ours before anything was sent. Providers' sentences are cut to 500 characters. */
export function failed(
  failureClass: FailureClass,
  cause: { code: string | number; detail: string },
  retryAfterMs?: number,
): Failed {
  return {
    ok: false,
    class: failureClass,
    code: String(cause.code),
    detail: cause.detail.slice(0, 500),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/**
 * What a status alone says of a call without an idempotency key. 504: the provider had the request and nobody knows what
 * it did with it; other 5xx did nothing.
 */
export function classOfStatus(status: number): FailureClass {
  if (status === 401 || status === 403) return 'not-permitted';
  if (status === 429 || status === 408) return 'retry-later';
  if (status === 504) return 'unknown-outcome';
  return status >= 500 ? 'retry-later' : 'bad-content';
}

/** The sending itself: without an answer, what had left may have been done, and what had not is tried again. */
export async function sendingOnce(work: () => Promise<SendOutcome>): Promise<SendOutcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProviderUnreachable)) throw error;
    return failed(error.sent ? 'unknown-outcome' : 'retry-later', {
      code: 'no-answer',
      detail: error.message,
    });
  }
}

/** Said yes, but in no way we can read: it may have been sent. */
export const unreadable = failed('unknown-outcome', {
  code: 'unreadable',
  detail: 'The provider gave an answer that cannot be read.',
});

/**
 * Runs what goes before the sending (an upload): whatever becomes of it, the customer has got nothing yet, so a failure
 * without an answer is tried again and never "maybe sent".
 */
export async function beforeSending<T>(work: () => Promise<T>): Promise<T | Failed> {
  try {
    return await work();
  } catch (error) {
    return failed('retry-later', {
      code: 'no-answer',
      detail: `What goes before the sending did not work: ${error instanceof Error ? error.message : 'no answer'}.`,
    });
  }
}

/** Tells an outcome of `beforeSending` apart from what it was run for. */
export function isFailed(value: unknown): value is Failed {
  return typeof value === 'object' && value !== null && (value as Failed).ok === false && 'class' in value;
}
