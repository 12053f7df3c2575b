import type { Answer, Body, EndpointName, endpoints } from '@yingda/contracts';
import { Problem } from './problem';

type QueryOf<N extends EndpointName> = (typeof endpoints)[N] extends { query: new () => infer Q }
  ? Partial<Q>
  : undefined;

/** What a request is made of, typed by its endpoint. Path parameters by name (`:id`). */
export interface RequestParts<N extends EndpointName> {
  params?: Record<string, string>;
  query?: QueryOf<N>;
  body?: Body<N> | FormData;
  signal?: AbortSignal;
}

export type SignedInAnswer = Answer<'POST /api/auth/refresh'>;

/** What the client needs from around it; `exclusively` keeps two tabs from spending one refresh cookie twice. */
export interface ApiSurroundings {
  fetch: typeof fetch;
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  onRenewed(answer: SignedInAnswer): void;
  /** Date header of every answer: the server's clock, for waiting times. */
  heardDate?(header: string | null): void;
  /** The refresh cookie is gone, used or revoked: sign in again. */
  onEnded(problem: Problem): void;
}

const RENEWABLE = new Set(['token-expired', 'token-missing', 'token-invalid']);

/**
 * HTTP under /api. The access token lives in memory only; when it is refused once, it is renewed from the
 * httpOnly cookie and the request is sent again, once.
 */
export class ApiClient {
  private token: string | null = null;
  private renewing: Promise<SignedInAnswer> | null = null;

  constructor(private readonly around: ApiSurroundings) {}

  get accessToken(): string | null {
    return this.token;
  }

  use(token: string | null): void {
    this.token = token;
  }

  async call<N extends EndpointName>(name: N, parts: RequestParts<N> = {}): Promise<Answer<N>> {
    return (await this.renewedOnce(name, () => this.send(name, parts))) as Answer<N>;
  }

  /** A file that is streamed: the answer as it begins, to be read by the caller. */
  async open<N extends EndpointName>(name: N, parts: RequestParts<N> = {}): Promise<Response> {
    return this.renewedOnce(name, async () => {
      const response = await this.fetch(name, parts);
      if (!response.ok) await readAnswer(response);
      return response;
    });
  }

  private async renewedOnce<T>(name: EndpointName, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (thrown) {
      const problem = Problem.of(thrown);
      if (!RENEWABLE.has(problem.code) || name.includes('/api/auth/')) throw problem;
      await this.renew();
      return ask();
    }
  }

  /** A fresh access token from the cookie; callers at the same time share one request. */
  renew(): Promise<SignedInAnswer> {
    this.renewing ??= this.around
      .exclusively(() => this.send('POST /api/auth/refresh', {}) as Promise<SignedInAnswer>)
      .then(
        (answer) => {
          this.token = answer.accessToken;
          this.around.onRenewed(answer);
          return answer;
        },
        (thrown) => {
          const problem = Problem.of(thrown);
          if (problem.code !== 'unreachable' && problem.code !== 'temporarily-unavailable') {
            this.token = null;
            this.around.onEnded(problem);
          }
          throw problem;
        },
      )
      .finally(() => {
        this.renewing = null;
      });
    return this.renewing;
  }

  private async send<N extends EndpointName>(name: N, parts: RequestParts<N>): Promise<unknown> {
    return readAnswer(await this.fetch(name, parts));
  }

  private async fetch<N extends EndpointName>(name: N, parts: RequestParts<N>): Promise<Response> {
    const [method, path] = name.split(' ') as [string, string];
    const multipart = parts.body instanceof FormData;
    let response: Response;
    try {
      response = await this.around.fetch(addressOf(path, parts), {
        method,
        credentials: 'same-origin',
        signal: parts.signal,
        headers: {
          Accept: 'application/json',
          ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
          ...(parts.body && !multipart ? { 'Content-Type': 'application/json' } : {}),
        },
        body: parts.body ? (multipart ? (parts.body as FormData) : JSON.stringify(parts.body)) : undefined,
      });
    } catch (thrown) {
      if ((thrown as Error).name === 'AbortError') throw thrown;
      throw new Problem('unreachable', String(thrown));
    }
    this.around.heardDate?.(response.headers.get('date'));
    return response;
  }
}

function addressOf(path: string, parts: { params?: Record<string, string>; query?: object }): string {
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(parts.params?.[key] ?? ''));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parts.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value));
  }
  const text = query.toString();
  return text ? `${filled}?${text}` : filled;
}

async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  let body: unknown;
  try {
    body = text ? JSON.parse(text) : undefined;
  } catch {
    // A proxy's own error page: the product itself was not reached.
    throw new Problem(response.ok ? 'internal-error' : 'temporarily-unavailable', `HTTP ${response.status}`);
  }
  if (response.ok) return body;
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const error = (body as { error?: { code: string; message: string } } | undefined)?.error;
  if (error) throw Problem.fromWire(error as never, requestId);
  throw new Problem(
    response.status >= 502 ? 'temporarily-unavailable' : 'internal-error',
    `HTTP ${response.status}`,
  );
}
