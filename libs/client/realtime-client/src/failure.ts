import type { ErrorCode, WireError } from '@yingda/contracts/names';

/** Error codes of the wire, and three that only a client knows: not connected, no answer in time, file gone from this device. */
export type FailureCode = ErrorCode | 'offline' | 'no-answer' | 'file-lost';

const RETRIABLE: readonly FailureCode[] = [
  'offline',
  'no-answer',
  'rate-limited',
  'temporarily-unavailable',
  'internal-error',
];

/** A command or request that did not succeed. `retriable`: the same thing may succeed later; else it is final. */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
    this.name = 'Failure';
  }

  get retriable(): boolean {
    return RETRIABLE.includes(this.code);
  }

  /** How long the server asked to wait (`rate-limited`), in milliseconds. */
  get retryAfterMs(): number | undefined {
    const asked = this.details?.['retryAfterMs'];
    return typeof asked === 'number' && asked >= 0 ? asked : undefined;
  }

  static from(error: WireError): Failure {
    return new Failure(error.code, error.message, error.details);
  }
}

/** Whatever was thrown, as a Failure; what nobody expected counts as no answer. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  return new Failure('no-answer', thrown instanceof Error ? thrown.message : String(thrown));
}
