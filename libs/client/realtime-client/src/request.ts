import type { Answer, Body, EndpointName } from '@yingda/contracts';
import type { WireError } from '@yingda/contracts/names';
import { Failure } from './failure';

export interface ApiOptions {
  /** Origin of the server; empty for the page's own. */
  url: string;
  /** Bearer token; null for calls that need none. `refused` is the code when the last one was refused: a fresh one is wanted. */
  token?: (refused: string | null) => Promise<string | null>;
  /** Sent with every call. */
  headers?: Record<string, string>;
  timeoutMs?: number;
}

/** What an endpoint takes: `:name` parts of its path, query, body. */
export interface CallInput<N extends EndpointName> {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: Body<N>;
  signal?: AbortSignal;
}

/** Calls an endpoint by its name. Rejects with a `Failure`; a refused token is renewed and the call made once more. */
export type Api = <N extends EndpointName>(name: N, input?: CallInput<N>) => Promise<Answer<N>>;

async function failureOf(response: Response): Promise<Failure> {
  const body = (await response.json().catch(() => null)) as { error?: WireError } | null;
  const retryAfter = Number(response.headers.get('retry-after'));
  const waitMs =
    Number.isFinite(retryAfter) && retryAfter > 0 ? { retryAfterMs: retryAfter * 1000 } : undefined;
  if (body?.error) {
    const { code, message, details } = body.error;
    return new Failure(code, message, details ?? waitMs);
  }
  if (response.status === 429) return new Failure('rate-limited', 'Too many requests.', waitMs);
  return response.status >= 500
    ? new Failure('temporarily-unavailable', `The server answered ${response.status}.`)
    : new Failure('internal-error', `The server answered ${response.status}.`);
}

/** A typed client of the endpoints under /api. */
export function createApi(options: ApiOptions): Api {
  const call = async (
    name: string,
    input: CallInput<EndpointName>,
    refused: string | null,
  ): Promise<unknown> => {
    const [method, path] = name.split(' ') as [string, string];
    const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(input.params?.[key] ?? ''));
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(input.query ?? {})) {
      if (value !== undefined) query.set(key, String(value));
    }
    const token = (await options.token?.(refused)) ?? null;
    const headers: Record<string, string> = { ...options.headers };
    if (token) headers['authorization'] = `Bearer ${token}`;
    if (input.body !== undefined) headers['content-type'] = 'application/json';
    const timeout = AbortSignal.timeout(options.timeoutMs ?? 15_000);
    const response = await fetch(`${options.url}${filled}${query.size > 0 ? `?${query}` : ''}`, {
      method,
      headers,
      // The refresh cookie of agents lives on /api/auth only; the widget has none.
      credentials: filled.startsWith('/api/auth') ? 'include' : 'omit',
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      signal: input.signal ? AbortSignal.any([input.signal, timeout]) : timeout,
    }).catch((error: unknown) => {
      if (input.signal?.aborted) throw error;
      throw new Failure('offline', 'The server cannot be reached.');
    });
    if (response.status === 204) return undefined;
    if (response.ok) {
      const text = await response.text();
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    }
    const failure = await failureOf(response);
    const mayRenew = failure.code === 'token-expired' || failure.code === 'token-invalid';
    if (mayRenew && token && refused === null) return call(name, input, failure.code);
    throw failure;
  };
  return ((name: EndpointName, input: CallInput<EndpointName> = {}) => call(name, input, null)) as Api;
}
