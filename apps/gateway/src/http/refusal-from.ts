import { ERROR_STATUS, Refusal, type ErrorCode } from '@yingda/contracts/names';
import { HttpException } from '@nestjs/common';

const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08003',
  '08001',
]);
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
    return new Refusal(
      BY_STATUS[status] ?? (status < 500 ? 'invalid-payload' : 'internal-error'),
      `${error.message}.`.replace('..', '.'),
    );
  }
  const code =
    typeof error === 'object' && error !== null ? String((error as { code?: unknown }).code ?? '') : '';
  const status = Number((error as { status?: unknown } | null)?.status ?? 0);
  if (
    UNAVAILABLE.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect/i.test(String((error as Error)?.message))
  )
    return new Refusal(
      'temporarily-unavailable',
      'The service cannot reach its database just now; try again in a few seconds.',
      { retryAfterMs: 2_000 },
    );
  if (status === 413) return new Refusal('file-too-large', 'The request is too large.');
  if (status === 400)
    return new Refusal('invalid-payload', 'The request could not be read; send well-formed JSON.');
  return new Refusal('internal-error', 'Something failed on our side; it is logged. Try again.');
}

export function statusOf(refusal: Refusal): number {
  return ERROR_STATUS[refusal.code];
}
