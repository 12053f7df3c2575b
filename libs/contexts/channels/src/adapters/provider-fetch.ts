import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { ProviderUnreachable } from '../domain/provider-error';
import type { ProviderAnswer, ProviderRequest } from './adapter';
import { AddressRefused, checkAddress, publicOnly, type AllowedAddresses } from './address-guard';

const TIMEOUT_MS = 10_000;
/** Larger than any file a provider hands over and we take. */
const MOST_BYTES = 40 * 1024 * 1024;
const MOST_REDIRECTS = 3;

interface Call {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: Buffer | null;
  timeoutMs: number;
}

/**
 * To a provider: with a time limit over all of it, no private address after resolving unless an administrator named it,
 * a limit of size, no redirect to another host. Connections are not kept: one that the other side has just closed
 * would leave a message "maybe sent" that never was. @throws ProviderUnreachable
 */
export async function providerFetch(
  address: string,
  init: ProviderRequest,
  allowed: AllowedAddresses,
): Promise<ProviderAnswer> {
  const { headers, body } = await bodyOf(init);
  let call: Call = {
    url: parsed(address),
    method: init.method ?? 'GET',
    headers,
    body,
    timeoutMs: init.timeoutMs ?? TIMEOUT_MS,
  };
  for (let redirects = 0; ; redirects++) {
    const answer = await once(call, allowed);
    const next = redirects < MOST_REDIRECTS ? followed(call, answer) : null;
    if (!next) return answer;
    call = { ...call, url: next };
  }
}

function parsed(address: string): URL {
  try {
    return new URL(address);
  } catch {
    throw new ProviderUnreachable('The address is none.', false);
  }
}

/** Where to read on: only reading follows, and only on the same host, as tokens go along. */
function followed(call: Call, answer: ProviderAnswer): URL | null {
  const location = answer.headers.get('location');
  if (call.method !== 'GET' || answer.status < 301 || answer.status > 308 || !location) return null;
  const next = URL.canParse(location, call.url.href) ? new URL(location, call.url) : null;
  return next && next.origin === call.url.origin ? next : null;
}

function once(call: Call, allowed: AllowedAddresses): Promise<ProviderAnswer> {
  return new Promise((resolve, reject) => {
    let sent = false;
    let request: ClientRequest | null = null;
    const fail = (what: string) => {
      clearTimeout(timer);
      request?.destroy();
      reject(new ProviderUnreachable(`${call.url.hostname}: ${what}`, sent));
    };
    const timer = setTimeout(() => fail(`no answer within ${call.timeoutMs} ms`), call.timeoutMs);
    try {
      const { trusted } = checkAddress(call.url, allowed);
      const send = call.url.protocol === 'https:' ? httpsRequest : httpRequest;
      request = send(call.url, {
        method: call.method,
        headers: call.headers,
        agent: false,
        ...(trusted ? {} : { lookup: publicOnly(allowed.privateHosts) }),
      });
    } catch (error) {
      return fail(reasonOf(error));
    }
    // All of it was handed to the network; before that a provider cannot have acted on it.
    request.once('finish', () => (sent = true));
    request.once('error', (error) => fail(reasonOf(error)));
    request.once('response', (response) => {
      collect(response).then(
        (bytes) => {
          clearTimeout(timer);
          resolve({ status: response.statusCode ?? 0, headers: headersOf(response), bytes });
        },
        (error: unknown) => fail(reasonOf(error)),
      );
    });
    request.end(call.body ?? undefined);
  });
}

async function collect(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function bodyOf(
  init: ProviderRequest,
): Promise<{ headers: Record<string, string>; body: Buffer | null }> {
  const headers: Record<string, string> = { 'user-agent': 'Yingda', ...init.headers };
  if (init.body === undefined) return { headers, body: null };
  let body: Buffer;
  if (init.body instanceof FormData) {
    const form = new Response(init.body);
    headers['content-type'] = form.headers.get('content-type')!;
    body = Buffer.from(await form.arrayBuffer());
  } else body = Buffer.from(init.body);
  return { headers: { ...headers, 'content-length': String(body.length) }, body };
}

function headersOf(response: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(response.headersDistinct))
    for (const one of value ?? []) headers.append(name, one);
  return headers;
}

// Only words of ours and names of errors: an address in a message may carry a token.
function reasonOf(error: unknown): string {
  if (error instanceof AddressRefused) return 'the address is not allowed';
  const { code, message } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return code;
  return message === 'the answer is too large' ? message : 'the connection failed';
}
