import { ERROR_STATUS, LIMITS, Refusal, type ErrorCode } from '@yingda/contracts/names';
import { HttpException } from '@nestjs/common';
import { isConnectionError, isTransient } from '@yingda/platform';

/** Beside a lost connection: no place for another one, a statement that was cancelled, our own end of the line closed. */
const UNAVAILABLE = new Set(['53300', '57014']);
const CLOSING = /writer connection is closed|Cannot use a pool after calling end/i;
const BY_STATUS: Partial<Record<number, ErrorCode>> = {
  400: 'invalid-payload',
  401: 'token-invalid',
  403: 'not-permitted',
  404: 'not-found',
  413: 'file-too-large',
  429: 'rate-limited',
};

/** Any thrown value as a refusal fit for the wire: no stack, no text of the database. */
export function refusalFrom(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof HttpException) {
    const status = error.getStatus();
    if (status === 413)
      return new Refusal('file-too-large', `The file is larger than ${LIMITS.fileBytes / 1024 / 1024} MB.`, {
        limitBytes: LIMITS.fileBytes,
      });
    // What the parser says repeats a piece of the body.
    if (status === 400 && /JSON/.test(error.message)) return unreadable();
    // The router's own words would repeat the path, and what is secret in it.
    if (status === 404) return new Refusal('not-found', 'There is nothing at this address.');
    return new Refusal(
      BY_STATUS[status] ?? (status < 500 ? 'invalid-payload' : 'internal-error'),
      `${error.message}.`.replace('..', '.'),
    );
  }
  const code =
    typeof error === 'object' && error !== null ? String((error as { code?: unknown }).code ?? '') : '';
  const status = Number((error as { status?: unknown } | null)?.status ?? 0);
  if (
    isConnectionError(error) ||
    isTransient(error) ||
    UNAVAILABLE.has(code) ||
    CLOSING.test(String((error as Error)?.message))
  )
    return new Refusal(
      'temporarily-unavailable',
      'The service cannot reach its database just now; try again in a few seconds.',
      { retryAfterMs: 2_000 },
    );
  // Half a surrogate pair, where a library makes an address of it.
  if (error instanceof URIError)
    return new Refusal('invalid-payload', 'A text holds characters that cannot be read.');
  // The sender went away in mid-upload; nobody reads the answer.
  if (/^Request (aborted|closed)$/.test(String((error as Error)?.message)))
    return new Refusal('invalid-payload', 'The upload was cut off; send it again.');
  if (status === 413) return new Refusal('file-too-large', 'The request is too large.');
  if (status === 400) return unreadable();
  return new Refusal('internal-error', 'Something failed on our side; it is logged. Try again.');
}

function unreadable(): Refusal {
  return new Refusal('invalid-payload', 'The request could not be read; send well-formed JSON.');
}

export function statusOf(refusal: Refusal): number {
  return ERROR_STATUS[refusal.code];
}
