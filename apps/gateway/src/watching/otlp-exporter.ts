import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import type { TracingSettings } from '../config';

const PATIENCE_MS = 10_000;
const TRIES = 3;
const FIRST_PAUSE_MS = 500;
/** Of the OTLP specification: asking again may help. */
const PASSING = new Set([429, 502, 503, 504]);

/**
 * Sends spans as OTLP JSON. The library encodes them; its own senders read the environment, which here is done once and
 * for all in `config.ts`.
 */
export class OtlpExporter implements SpanExporter {
  private readonly url: string;
  private readonly ending = new AbortController();
  private readonly sending = new Set<Promise<void>>();

  constructor(
    private readonly settings: Pick<TracingSettings, 'endpoint' | 'headers'>,
    private readonly trouble: (reason: string, spans: number) => void,
  ) {
    this.url = `${settings.endpoint}/v1/traces`;
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    const sent = this.send(spans).then(
      () => done({ code: ExportResultCode.SUCCESS }),
      (error: Error) => {
        this.trouble(error.message, spans.length);
        done({ code: ExportResultCode.FAILED });
      },
    );
    this.sending.add(sent);
    void sent.finally(() => this.sending.delete(sent));
  }

  async forceFlush(): Promise<void> {
    await Promise.all(this.sending);
  }

  /** What is on its way may arrive; nothing is tried again. */
  async shutdown(): Promise<void> {
    this.ending.abort();
    await this.forceFlush();
  }

  private async send(spans: ReadableSpan[]): Promise<void> {
    const body = JsonTraceSerializer.serializeRequest(spans);
    for (let attempt = 1; ; attempt++) {
      const answer = await this.post(body).catch((error: Error) => reasonOf(error));
      if (typeof answer !== 'string' && answer.ok) return;
      const passing = typeof answer === 'string' || PASSING.has(answer.status);
      const reason = typeof answer === 'string' ? answer : `the collector answered ${answer.status}`;
      if (!passing || attempt === TRIES || this.ending.signal.aborted) throw new Error(reason);
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** (attempt - 1)).unref());
    }
  }

  private async post(body: Uint8Array | undefined): Promise<{ ok: boolean; status: number }> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { ...this.settings.headers, 'content-type': 'application/json' },
      body: body as Uint8Array<ArrayBuffer>,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    // Read to its end, so that the connection can be used again.
    await response.arrayBuffer();
    return response;
  }
}

function reasonOf(error: Error): string {
  const { code } = (error.cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : error.message;
}
