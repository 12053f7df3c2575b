import { basename } from 'node:path';
import type { AdapterContext, ProviderAnswer } from '../adapter';
import { addressOf } from '../limit-field';
import { accountUrl, basic } from './send';
import { API_BASE, providerOf } from './settings';

const TIMEOUT_MS = 60_000;

/** A file of an MMS. Twilio wants to be signed in to; where it sends us on to, the sign-in stays behind. */
export async function fetchMedia(ref: string, context: AdapterContext) {
  const url = new URL(ref);
  const own = providerOf(context.settings) === 'twilio' && isTwilios(url, context);
  if (!own && url.protocol !== 'https:') throw new Error('Files are fetched over https only.');
  let answer = await context.fetch(ref, {
    timeoutMs: TIMEOUT_MS,
    ...(own ? { headers: { authorization: basic(context.settings) } } : {}),
  });
  for (let hops = 0; hops < 2 && isRedirect(answer); hops += 1) {
    const next = new URL(answer.headers.get('location') ?? '', ref);
    answer = await context.fetch(next.href, { timeoutMs: TIMEOUT_MS });
  }
  if (answer.status !== 200) throw new Error(`The provider answered ${answer.status} for the file.`);
  const contentType = answer.headers.get('content-type')?.split(';', 1)[0] ?? 'application/octet-stream';
  return { name: basename(url.pathname) || 'file', contentType, bytes: answer.bytes };
}

/** The password goes to Twilio's own hosts only: addresses of files come with messages. */
function isTwilios(url: URL, context: AdapterContext): boolean {
  const base = new URL(addressOf(context.settings, 'apiBase', API_BASE));
  if (url.origin === base.origin) return url.href.startsWith(`${accountUrl(context.settings)}/`);
  return url.protocol === 'https:' && base.href.startsWith(API_BASE) && /\.twilio\.com$/.test(url.hostname);
}

function isRedirect(answer: ProviderAnswer): boolean {
  return answer.status >= 300 && answer.status < 400 && answer.headers.has('location');
}
