import { newId } from '@yingda/platform';
import { eventually } from '@yingda/testing';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TestGateway, text } from './harness';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  status: { code?: number };
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}
interface Export {
  resourceSpans: { resource: Pick<Span, 'attributes'>; scopeSpans: { spans: Span[] }[] }[];
}

/** Takes spans as a collector does: OTLP as JSON over HTTP. */
class Collector {
  readonly spans: Span[] = [];
  readonly services = new Set<string>();
  readonly tokens = new Set<string | undefined>();
  private constructor(private readonly server: Server) {}

  static async start(): Promise<Collector> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (request.method !== 'POST' || request.url !== '/v1/traces') return response.writeHead(404).end();
        collector.tokens.add(request.headers['x-token'] as string | undefined);
        collector.take(JSON.parse(Buffer.concat(chunks).toString()) as Export);
        return response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const collector = new Collector(server);
    return collector;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take({ resourceSpans }: Export): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      this.services.add(attribute(resource, 'service.name') as string);
      for (const { spans } of scopeSpans) this.spans.push(...spans);
    }
  }
}

function attribute({ attributes }: Pick<Span, 'attributes'>, key: string): string | number | undefined {
  const value = attributes.find((one) => one.key === key)?.value;
  return value?.stringValue ?? value?.intValue;
}

describe('traces', () => {
  let collector: Collector;
  let gateway: TestGateway;
  beforeAll(async () => {
    collector = await Collector.start();
    gateway = await TestGateway.start({
      tracing: {
        endpoint: collector.endpoint,
        headers: { 'x-token': 'let-me-in' },
        service: 'chat',
        ratio: 1,
      },
    });
  });
  afterAll(async () => {
    await gateway.stop();
    await collector.stop();
  });

  const named = (name: string, test: (span: Span) => boolean = () => true): Span | undefined =>
    collector.spans.find((span) => span.name === name && test(span));
  const of = (event: string) => (span: Span) => attribute(span, 'yingda.event') === event;

  it('follow a message from the command over its commit and fan-out to the reactions', async () => {
    const shopper = await gateway.widget((await gateway.inbox(await gateway.team())).key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    const content = text('words that stay here');
    await shopper.done('message.send', { conversationId, clientMessageId: newId(), content });
    expect(await shopper.refused('message.send', { conversationId, clientMessageId: 'x', content })).toBe(
      'invalid-payload',
    );
    const indexed = (span: Span) =>
      of('message.sent')(span) && attribute(span, 'yingda.subscriber') === 'conversations.message-search';
    await eventually(async () => named('reaction', indexed), 10_000);
    await eventually(
      async () => collector.spans.filter((span) => span.name === 'message.send').length === 2,
      10_000,
    );
    const command = named('message.send', (span) => attribute(span, 'yingda.refusal') === undefined)!;
    const fanOut = named('fan-out', of('message.sent'))!;
    const reaction = named('reaction', indexed)!;
    const commit = collector.spans.find((span) => span.spanId === fanOut.parentSpanId)!;
    expect(commit).toMatchObject({ name: 'commit', parentSpanId: command.spanId });
    expect(attribute(commit, 'yingda.commit')).toBe('batch');
    expect(command.parentSpanId || undefined).toBeUndefined();
    expect(reaction.parentSpanId).toBe(fanOut.spanId);
    expect([commit, fanOut, reaction].map((span) => span.traceId)).toEqual(Array(3).fill(command.traceId));
    expect(attribute(command, 'yingda.request_id')).toBe(command.traceId);
    expect(
      named('message.send', (span) => attribute(span, 'yingda.refusal') === 'invalid-payload'),
    ).toBeDefined();
    expect([[...collector.services], [...collector.tokens]]).toEqual([['chat'], ['let-me-in']]);
    expect(JSON.stringify(collector.spans)).not.toContain('words that stay here');
    shopper.close();
  });

  it('go on with the trace of a caller over HTTP, and name its route', async () => {
    const [traceId, spanId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
    const answer = await gateway.request('GET', `/api/conversations/${newId()}`, {
      headers: { traceparent: `00-${traceId}-${spanId}-01` },
    });
    expect(answer.headers.get('x-request-id')).toBe(traceId);
    const mine = await eventually(async () => named('GET /api/conversations/:id'), 10_000);
    expect(mine).toMatchObject({ traceId, parentSpanId: spanId });
    expect(attribute(mine!, 'http.response.status_code')).toBe(401);
  });

  it('are given up without a collector, and nothing waits for them', async () => {
    const lines: Record<string, unknown>[] = [];
    const gone = await Collector.start();
    const { endpoint } = gone;
    await gone.stop();
    const alone = await TestGateway.start({
      tracing: { endpoint, headers: {}, service: 'chat', ratio: 1 },
      log: (line) => void lines.push(JSON.parse(line)),
    });
    const shopper = await alone.widget((await alone.inbox(await alone.team())).key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    const sent = { conversationId, clientMessageId: newId(), content: text('on and on') };
    expect(await shopper.done('message.send', sent)).toMatchObject({ sequence: expect.any(Number) });
    await eventually(() => lines.some((line) => line['msg'] === 'spans could not be sent'), 10_000);
    expect(lines.find((line) => line['msg'] === 'spans could not be sent')).toMatchObject({
      level: 'warn',
      reason: 'ECONNREFUSED',
    });
    shopper.close();
    const began = performance.now();
    await alone.stop();
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
