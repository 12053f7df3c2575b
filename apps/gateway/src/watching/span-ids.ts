import type { IdGenerator } from '@opentelemetry/sdk-trace';
import { createHash, randomBytes } from 'node:crypto';

const TRACE_ID = /^(?!0{32})[0-9a-f]{32}$/;

/**
 * The trace of a request: its id where that can be one, else what its id comes to. So log lines and traces meet in one
 * id, and a reaction on another node finds its trace by the request id alone, which is all that is kept with an event.
 */
export function traceIdOf(requestId: string): string {
  const plain = requestId.replaceAll('-', '').toLowerCase();
  return TRACE_ID.test(plain) ? plain : createHash('sha256').update(requestId).digest('hex').slice(0, 32);
}

/** The span of an event's fan-out: the random end of its id, so that reactions anywhere can name it as their parent. */
export function fanOutSpanId(eventId: string): string {
  return eventId.replaceAll('-', '').slice(16);
}

/** Gives the ids chosen for the next span, else new ones. Spans are started synchronously, so nothing comes between. */
export class ChosenIds implements IdGenerator {
  private traceId: string | null = null;
  private spanId: string | null = null;

  next(ids: { traceId?: string; spanId?: string }): void {
    this.traceId = ids.traceId ?? null;
    this.spanId = ids.spanId ?? null;
  }

  generateTraceId(): string {
    const id = this.traceId ?? randomBytes(16).toString('hex');
    this.traceId = null;
    return id;
  }

  generateSpanId(): string {
    const id = this.spanId ?? randomBytes(8).toString('hex');
    this.spanId = null;
    return id;
  }
}
