import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProviderUnreachable } from '../domain/provider-error';
import type { AdapterContext } from './adapter';

/** A request as a provider would get it. */
export interface Asked {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What it answers; `cut`: nothing, the line is cut after the request was read. */
export type Told =
  { status?: number; headers?: Record<string, string>; json?: unknown; bytes?: Buffer } | 'cut';

/**
 * For specs: a real HTTP server that answers what a spec says and remembers what it was asked, and the context an adapter
 * speaks with it through.
 */
export class ScriptedProvider {
  readonly asked: Asked[] = [];
  address = '';
  private server: Server | undefined;

  constructor(private readonly script: (asked: Asked) => Told) {}

  async start(): Promise<this> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const asked = {
          method: request.method ?? '',
          url: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(chunks),
        };
        this.asked.push(asked);
        const told = this.script(asked);
        if (told === 'cut') return void request.socket.destroy();
        const { status = 200, headers = {}, json, bytes } = told;
        response.writeHead(status, { ...(json ? { 'content-type': 'application/json' } : {}), ...headers });
        response.end(bytes ?? (json === undefined ? '' : JSON.stringify(json)));
      });
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** JSON bodies in the order they were asked; of a form, its fields. */
  bodies(): Promise<Record<string, unknown>[]> {
    return Promise.all(this.asked.map((asked) => fieldsOf(asked)));
  }

  context(settings: Record<string, unknown>, now = new Date('2026-01-01T00:10:00Z')): AdapterContext {
    let token: string | null = null;
    return {
      inboxId: 'inbox-1',
      settings: { hookUrl: 'https://shop.example/hooks/x/key', apiBase: this.address, ...settings },
      now: () => now,
      fetch: async (url, init) => {
        try {
          const answer = await fetch(url, {
            method: init?.method ?? 'GET',
            headers: init?.headers,
            body: init?.body as RequestInit['body'],
            redirect: 'manual',
          });
          return {
            status: answer.status,
            headers: answer.headers,
            bytes: Buffer.from(await answer.arrayBuffer()),
          };
        } catch {
          throw new ProviderUnreachable('no answer', true);
        }
      },
      token: async (fetchNew) => (token ??= (await fetchNew()).token),
      tokenRefused: async (refused) => {
        if (token === refused) token = null;
      },
      file: async (id) => ({
        name: id,
        contentType: TYPES[id.slice(id.lastIndexOf('.'))] ?? 'application/pdf',
        bytes: Buffer.from(`bytes of ${id}`),
      }),
    };
  }
}

const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ogg': 'audio/ogg',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
};

async function fieldsOf(asked: Asked): Promise<Record<string, unknown>> {
  const type = asked.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return JSON.parse(asked.body.toString() || '{}');
  const form = await new Response(new Uint8Array(asked.body), {
    headers: { 'content-type': type },
  }).formData();
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form.entries())
    fields[name] =
      typeof value === 'string' ? value : { name: value.name, type: value.type, text: await value.text() };
  return fields;
}
