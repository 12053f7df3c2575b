import type { ErrorCode, WireError } from './error-codes';

/** A request that is refused for a reason the caller can act on. Thrown by domain and use cases, turned into the wire error by transport. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
    this.name = 'Refusal';
  }

  toWire(): WireError {
    return this.details
      ? { code: this.code, message: this.message, details: this.details }
      : { code: this.code, message: this.message };
  }
}
