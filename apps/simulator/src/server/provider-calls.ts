import type { ServerResponse } from 'node:http';
import type { Call, Provider, Reply } from '../provider';
import type { Trouble } from '../world/faults';
import type { World } from '../world/world';

/** Answers the product's calls as the provider would, with the faults that are switched on, and keeps the record. */
export class ProviderCalls {
  constructor(private readonly world: World) {}

  async answer(provider: Provider, call: Call, response: ServerResponse): Promise<void> {
    const { clock, faults, journal } = this.world;
    const trouble = faults.befall(provider.name, { path: call.path });
    const began = performance.now();
    const query = call.query.toString();
    const entry = journal.begin({
      at: clock.now(),
      direction: 'call',
      provider: provider.name,
      account: null,
      method: call.method,
      target: query ? `${call.path}?${query}` : call.path,
      headers: call.headers,
      body: call.body.toString('base64'),
      faults: trouble.names,
      answer: null,
      tookMs: null,
      verdict: 'under way',
    });
    await clock.sleep(trouble.delayMs);
    const reply = trouble.drop ? null : await this.#reply(provider, call, trouble);
    journal.settle(entry, {
      at: clock.now(),
      account: reply?.account ?? null,
      tookMs: Math.round(performance.now() - began),
      verdict: verdictOf(reply, trouble),
      answer: reply && {
        status: reply.status,
        headers: reply.headers ?? {},
        body: isText(reply) ? reply.body.toString() : `(${reply.body.length} bytes)`,
      },
    });
    if (!reply || trouble.closeAfterAccept) response.destroy();
    else send(response, reply, trouble);
  }

  async #reply(provider: Provider, call: Call, trouble: Trouble): Promise<Reply> {
    if (trouble.error !== null) return provider.errorReply(trouble.error);
    if (trouble.status !== null)
      return {
        status: trouble.status,
        headers: {
          'content-type': 'text/plain',
          ...(trouble.retryAfter === null ? {} : { 'retry-after': String(trouble.retryAfter) }),
        },
        body: 'a fault that is switched on',
      };
    return provider.handle(call);
  }
}

/** Writes a reply. */
export function send(response: ServerResponse, reply: Reply, trouble?: Trouble): void {
  const body = Buffer.from(reply.body as Buffer);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
  if (!trouble?.truncate && !trouble?.slowBodyMs) return void response.end(body);
  const half = Math.floor(body.length / 2);
  response.write(body.subarray(0, half));
  setTimeout(
    () => (trouble.truncate ? response.destroy() : response.end(body.subarray(half))),
    trouble.slowBodyMs || 20,
  );
}

function verdictOf(reply: Reply | null, trouble: Trouble): string {
  if (!reply) return 'lost on the way';
  const verdict = reply.verdict ?? String(reply.status);
  return trouble.closeAfterAccept ? `${verdict}, answer lost` : verdict;
}

function isText(reply: Reply): boolean {
  return typeof reply.body === 'string' || /json|text|xml/.test(reply.headers?.['content-type'] ?? '');
}
