import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { providerFetch } from '../adapters/provider-fetch';
import type { Settings } from '../adapters/settings';
import type { ProviderReply } from './channel-fixtures';
import { FakeContext } from './fake-context';

/** One request as it came over the wire. */
export interface Received {
  method: string;
  /** Path with query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** `hang`: no answer at all. `cut`: the connection ends after the request was read. `half`: in the middle of the answer. */
export type Behaviour = ProviderReply | 'hang' | 'cut' | 'half';

/** A small provider on this machine, for what only a real connection shows. */
export class ProviderServer {
  readonly received: Received[] = [];

  private constructor(
    private readonly server: Server,
    readonly base: string,
  ) {}

  static async start(answer: (request: Received) => Behaviour): Promise<ProviderServer> {
    let own: ProviderServer | null = null;
    const server = createServer((request, response) => {
      void readAll(request).then((body) => {
        const received = {
          method: request.method ?? '',
          path: request.url ?? '',
          headers: request.headers,
          body,
        };
        own!.received.push(received);
        reply(response, answer(received));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    own = new ProviderServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return own;
  }

  /** What adapters are given, with the product's own way of calling. */
  context(settings: Settings, at: Date, timeoutMs?: number): FakeContext {
    const context = new FakeContext({ ...settings, apiBase: this.base }, at, () => ({ body: '' }));
    const shorter = timeoutMs === undefined ? {} : { timeoutMs };
    context.fetch = (url, init = {}) =>
      providerFetch(url, { ...init, ...shorter }, { privateHosts: [], origins: [this.base] });
    return context;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function reply(response: ServerResponse, behaviour: Behaviour): void {
  if (behaviour === 'hang') return;
  if (behaviour === 'cut') {
    response.destroy();
    return;
  }
  if (behaviour === 'half') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"errcode":0', () => response.destroy());
    return;
  }
  const { status = 200, headers, body } = behaviour;
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(raw ? body : JSON.stringify(body));
}
