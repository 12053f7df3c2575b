import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Details } from '../provider';
import { PROVIDERS } from '../providers';
import { readBody } from '../server/read-body';
import { Simulator } from '../server/simulator';

/** What the product's address received. */
export interface Received {
  method: string;
  path: string;
  query: URLSearchParams;
  contentType: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface HookAnswer {
  status?: number;
  body?: string;
  /** Null: no answer at all, ever. */
  never?: boolean;
}

/** 2026-01-01 08:00 in Shanghai. */
export const START = Date.parse('2026-01-01T00:00:00Z');

/** A running simulator with a stopped clock, and an address that stands for the product. */
export class Stage {
  received: Received[] = [];
  /** What the product answers; an echo to the verification, `success` to the rest. */
  answer: (received: Received) => HookAnswer = ({ query }) => ({ body: query.get('echostr') ?? 'success' });
  address = '';
  hookUrl = '';
  readonly #simulator: Simulator;
  readonly #hook: Server;

  constructor(seed = 7) {
    this.#simulator = new Simulator(
      {
        host: '127.0.0.1',
        port: 0,
        seed,
        now: START,
        running: false,
        hookBase: null,
        pageFolder: null,
        publicUrl: null,
        patienceMs: 300,
      },
      PROVIDERS,
    );
    this.#hook = createServer((request, response) => {
      void (async () => {
        const { pathname, searchParams } = new URL(request.url ?? '/', 'http://product');
        const body = await readBody(request, 1_000_000).catch(() => null);
        if (body === null) return;
        const received = {
          method: request.method ?? '',
          path: pathname,
          query: searchParams,
          contentType: request.headers['content-type'] ?? '',
          headers: request.headers,
          body: body.toString('utf8'),
        };
        this.received.push(received);
        const { status = 200, body: text = 'success', never } = this.answer(received);
        if (!never) response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
      })();
    });
  }

  async start(): Promise<this> {
    this.address = await this.#simulator.start();
    await new Promise<void>((resolve) => this.#hook.listen(0, '127.0.0.1', resolve));
    this.hookUrl = `http://127.0.0.1:${(this.#hook.address() as AddressInfo).port}/hooks/wechat/shop`;
    return this;
  }

  async stop(): Promise<void> {
    await this.#simulator.stop();
    this.#hook.closeAllConnections();
    await new Promise((resolve) => this.#hook.close(resolve));
  }

  /** A call of the control API that must succeed. */
  async control<T = Record<string, never>>(path: string, body?: Details): Promise<T> {
    const response = await this.controlRaw(path, body);
    const value = (await response.json()) as T;
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  }

  controlRaw(path: string, body?: Details): Promise<Response> {
    return fetch(`${this.address}/__sim/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }

  /** A call of the product to the provider. */
  async call<T = Record<string, unknown>>(path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.address}${path}`, {
      ...(body === undefined
        ? {}
        : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return (await response.json()) as T;
  }

  /** What the pushes received so far, without verifications. */
  get pushes(): Received[] {
    return this.received.filter(({ method }) => method === 'POST');
  }
}
