import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WrongControl, type Details, type Provider, type ProviderFactory } from '../provider';
import { World, type WorldOptions } from '../world/world';
import { streamChanges } from './changes';
import { ControlApi } from './control-api';
import { pageFile } from './page-files';
import { ProviderCalls, send } from './provider-calls';
import { readBody } from './read-body';

export interface SimulatorOptions extends WorldOptions {
  host: string;
  /** 0: any free one. */
  port: number;
  /** Folder of the built page; null: none is served. */
  pageFolder: string | null;
  /** Where the outside reaches the simulator, when not at its own address. */
  publicUrl: string | null;
}

/** Base64 of a 20 MB file from the page, and then some. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The process: providers by the first part of the path, the control API, the page. */
export class Simulator {
  readonly world: World;
  readonly providers: readonly Provider[];
  readonly #control: ControlApi;
  readonly #calls: ProviderCalls;
  readonly #server: Server;

  constructor(
    private readonly options: SimulatorOptions,
    factories: readonly ProviderFactory[],
  ) {
    this.world = new World(options);
    this.providers = factories.map((make) => make(this.world));
    this.#control = new ControlApi(this.world, this.providers);
    this.#calls = new ProviderCalls(this.world);
    this.#server = createServer((request, response) => {
      this.#route(request, response).catch((error: unknown) => failed(response, error));
    });
  }

  /** Answers its own address once it listens. */
  async start(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.options.port, this.options.host, resolve);
    });
    const { port } = this.#server.address() as AddressInfo;
    const address = `http://${this.options.host.includes(':') ? `[${this.options.host}]` : this.options.host}:${port}`;
    this.world.publicUrl = this.options.publicUrl ?? address;
    await Promise.all(this.providers.map((provider) => provider.start?.()));
    return address;
  }

  async stop(): Promise<void> {
    this.world.clock.clear();
    await Promise.all(this.providers.map((provider) => provider.stop?.()));
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulator');
    // The product's front door hands on everything below /simulator.
    const path = pathname.replace(/^\/simulator\/(?=__sim\/|api\/)/, '/').replace(/^\/api\//, '/');
    if (path.startsWith('/__sim/'))
      return this.#controlled({ path: path.slice('/__sim/'.length), query: searchParams, request, response });
    if (/^\/simulator(\/|$)/.test(path)) {
      const { pageFolder } = this.options;
      const reply = pageFolder && (await pageFile(pageFolder, path.slice('/simulator'.length)));
      return send(response, reply || { status: 404, body: 'The page is not built.' });
    }
    const [, name = ''] = path.split('/');
    const provider = this.providers.find((one) => one.name === name);
    if (!provider) return send(response, { status: 404, body: `There is no provider "${name}" here.` });
    const body = await readBody(request, MOST_BYTES);
    if (!body) return send(response, { status: 413, body: 'too long' });
    const call = {
      method: request.method ?? 'GET',
      path: path.slice(name.length + 1) || '/',
      query: searchParams,
      headers: request.headers,
      body,
      from: request.socket.remoteAddress ?? '',
    };
    return this.#calls.answer(provider, call, response);
  }

  async #controlled(asked: {
    path: string;
    query: URLSearchParams;
    request: IncomingMessage;
    response: ServerResponse;
  }): Promise<void> {
    const { path, query, request, response } = asked;
    if (path === 'changes') return streamChanges(this.world, response);
    if (path.startsWith('files/')) {
      const file = this.#control.file(path);
      if (!file) return send(response, { status: 404, body: 'There is no such file.' });
      return send(response, {
        status: 200,
        headers: {
          'content-type': file.contentType,
          'cache-control': 'private, max-age=3600',
          'content-security-policy': "default-src 'none'",
          'x-content-type-options': 'nosniff',
        },
        body: file.bytes,
      });
    }
    const method = request.method ?? 'GET';
    const answer = await this.#control.answer({ method, path, query, body: await jsonBody(request) });
    send(response, json(200, answer));
  }
}

async function jsonBody(request: IncomingMessage): Promise<Details> {
  if (request.method !== 'POST') return {};
  // Another site's form cannot send this type, so it cannot act here.
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    throw new WrongControl('send JSON, with content-type application/json');
  const bytes = await readBody(request, MOST_BYTES);
  if (!bytes) throw new WrongControl('the body is too long');
  try {
    const value: unknown = bytes.length ? JSON.parse(bytes.toString('utf8')) : {};
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as Details;
  } catch {
    // Said below.
  }
  throw new WrongControl('the body is no JSON object');
}

function json(status: number, value: unknown) {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}

function failed(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  const wrong = error instanceof WrongControl;
  const message = error instanceof Error ? error.message : String(error);
  if (!wrong) console.error(error);
  send(response, json(wrong ? 400 : 500, { error: message }));
}
