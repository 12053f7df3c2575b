import type { ErrorCode, WireError } from '@yingda/contracts/names';

/** Why something did not work: a code of the wire, or one that only a client knows. */
export type ProblemCode = ErrorCode | 'unreachable' | 'offline' | 'no-answer' | 'file-lost';

/** The one error type of the console. Screens show `errors.<code>` in the reader's language, never `message`. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    message = '',
    readonly details: Record<string, unknown> = {},
    /** The server's number of this request, to copy when asking for help. */
    readonly requestId?: string,
  ) {
    super(message || code);
    this.name = 'Problem';
  }

  static fromWire(error: WireError, requestId?: string): Problem {
    return new Problem(error.code, error.message, error.details ?? {}, requestId);
  }

  /** Any thrown value as a Problem; what is not one is a fault of ours. */
  static of(thrown: unknown): Problem {
    if (thrown instanceof Problem) return thrown;
    const wire = thrown as Partial<WireError> | null;
    if (wire && typeof wire === 'object' && typeof wire.code === 'string') {
      return new Problem(wire.code as ProblemCode, wire.message ?? '', wire.details ?? {});
    }
    return new Problem('internal-error', thrown instanceof Error ? thrown.message : String(thrown));
  }
}
