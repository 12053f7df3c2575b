import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Span,
  type SpanOptions,
  type Tracer,
} from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type SpanExporter,
} from '@opentelemetry/sdk-trace';
import type { DomainEvent } from '@yingda/events';
import { makeHolder, type Commit, type Reaction } from '@yingda/platform';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'pino';
import type { TracingSettings } from '../config';
import { OtlpExporter } from './otlp-exporter';
import { ChosenIds, fanOutSpanId, traceIdOf } from './span-ids';
import type { Ended, Incoming, Tracing } from './tracing';

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;
/** Room for a few seconds at a thousand messages a second, each of about six spans; more are dropped, never waited for. */
const BUFFER = { maxQueueSize: 20_000, maxExportBatchSize: 1_000, scheduledDelayMillis: 1_000 };

/** Begins to trace, and to send spans. This file is loaded only where an endpoint is set. */
export function startTracing(
  settings: TracingSettings,
  process: { role: string; logger: Logger },
): OtlpTracing {
  const exporter = new OtlpExporter(settings, (reason, spans) =>
    process.logger.warn({ reason, spans }, 'spans could not be sent'),
  );
  return new OtlpTracing(settings, { role: process.role, exporter });
}

/** Spans by OTLP over HTTP. They name events, commands and routes, and never what a customer wrote. */
export class OtlpTracing implements Tracing {
  private readonly ids = new ChosenIds();
  private readonly ratio: TraceIdRatioBasedSampler;
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;
  private readonly running = new AsyncLocalStorage<Span>();
  /** First spans of the requests in hand: a batch commits messages of many. */
  private readonly requests = new Map<string, Span>();
  /** Event → the commit that is being fanned out. */
  private readonly commits = new Map<string, Span>();

  constructor(settings: TracingSettings, how: { role: string; exporter: SpanExporter }) {
    const { role, exporter } = how;
    this.ratio = new TraceIdRatioBasedSampler(settings.ratio);
    this.provider = new TracerProvider({
      resource: resourceFromAttributes({
        'service.name': settings.service,
        'service.instance.id': makeHolder(),
        'yingda.role': role,
      }),
      sampler: new ParentBasedSampler({ root: this.ratio }),
      idGenerator: this.ids,
      spanProcessors: [new BatchSpanProcessor({ exporter, ...BUFFER })],
    });
    this.tracer = this.provider.getTracer('yingda');
  }

  requestIdOf(traceparent: string): string | null {
    return TRACEPARENT.exec(traceparent)?.[1] ?? null;
  }

  begin<T>(incoming: Incoming, work: (end: (ended: Ended) => void) => T): T {
    const { requestId, name, at, traceparent } = incoming;
    const span = this.first(requestId, name, {
      kind: SpanKind.SERVER,
      attributes: { 'yingda.at': at, 'yingda.request_id': requestId },
      ...(traceparent ? { from: traceparent } : {}),
    });
    this.requests.set(requestId, span);
    const end = (ended: Ended): void => {
      if (this.requests.get(requestId) === span) this.requests.delete(requestId);
      if (ended.name) span.updateName(ended.name);
      if (ended.status) span.setAttribute('http.response.status_code', ended.status);
      if (ended.refusal) span.setAttribute('yingda.refusal', ended.refusal);
      if (ended.refusal === 'internal-error' || (ended.status ?? 0) >= 500)
        span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    };
    return this.running.run(span, () => work(end));
  }

  committed({ how, began, ended, events, size }: Commit): void {
    // What it was kept for comes right after it, so what is still there was never fanned out.
    this.commits.clear();
    const spans = new Map<string | undefined, Span>();
    for (const { id, requestId } of events) {
      let span = spans.get(requestId);
      if (!span) {
        const options = { startTime: began, attributes: { 'yingda.commit': how, 'yingda.batch_size': size } };
        span = this.next('commit', options, { requestId, batch: how === 'batch' });
        spans.set(requestId, span);
        span.end(ended);
      }
      this.commits.set(id, span);
    }
  }

  fannedOut({ id, name, requestId }: DomainEvent, began: number, ended: number): void {
    const parent = this.commits.get(id);
    this.commits.delete(id);
    const options = { startTime: began, attributes: { 'yingda.event': name } };
    const spanId = fanOutSpanId(id);
    this.next('fan-out', options, { requestId, parent, spanId, batch: true }).end(ended);
  }

  async reacting<T>({ subscriber, event }: Reaction, work: () => Promise<T>): Promise<T> {
    const traceId = traceIdOf(event.requestId ?? event.id);
    // Another node may have made it: the ratio says of a trace everywhere the same.
    const sampled = this.ratio.shouldSample(ROOT_CONTEXT, traceId).decision !== SamplingDecision.NOT_RECORD;
    const context = trace.setSpanContext(ROOT_CONTEXT, {
      traceId,
      spanId: fanOutSpanId(event.id),
      traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
      isRemote: true,
    });
    const attributes = { 'yingda.event': event.name, 'yingda.subscriber': subscriber };
    const span = this.tracer.startSpan('reaction', { kind: SpanKind.CONSUMER, attributes }, context);
    try {
      return await this.running.run(span, work);
    } catch (error) {
      // Not its message: that may quote a customer.
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).name });
      throw error;
    } finally {
      span.end();
    }
  }

  /** Sends at once what is ready; for specs. */
  flush(): Promise<void> {
    return this.provider.forceFlush();
  }

  async stop(): Promise<void> {
    await this.provider.shutdown().catch(() => undefined);
  }

  /** A span within a request; the request's first when nothing of it is known here, as with a timer. */
  private next(
    name: string,
    options: SpanOptions,
    within: { requestId: string | undefined; batch: boolean; parent?: Span; spanId?: string },
  ): Span {
    const { requestId, batch, spanId } = within;
    const running = batch ? undefined : this.running.getStore();
    const parent = within.parent ?? running ?? (requestId ? this.requests.get(requestId) : undefined);
    if (!parent) return this.first(requestId ?? '', name, { ...options, ...(spanId ? { spanId } : {}) });
    this.ids.next(spanId ? { spanId } : {});
    return this.tracer.startSpan(name, options, trace.setSpan(ROOT_CONTEXT, parent));
  }

  private first(
    requestId: string,
    name: string,
    { from, spanId, ...options }: SpanOptions & { from?: string; spanId?: string },
  ): Span {
    this.ids.next({ ...(requestId ? { traceId: traceIdOf(requestId) } : {}), ...(spanId ? { spanId } : {}) });
    return this.tracer.startSpan(name, options, from ? remote(from) : ROOT_CONTEXT);
  }
}

function remote(traceparent: string): Context {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent) ?? [];
  if (!traceId || !spanId || !flags) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, {
    ...{ traceId, spanId, isRemote: true },
    traceFlags: parseInt(flags, 16) & 1 ? TraceFlags.SAMPLED : TraceFlags.NONE,
  });
}
