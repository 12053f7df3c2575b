import type { AdapterContext } from '../adapter';
import { addressOf } from '../limit-field';
import { textOf } from '../settings';

/** Where Meta keeps files; a setting, as it moves them. */
export const MEDIA_HOSTS =
  'fbcdn.net, fbsbx.com, facebook.com, instagram.com, cdninstagram.com, whatsapp.net';

/** Whether an address that came in a message may be fetched: a host of Meta's, or the host of the interface itself. */
export function isMediaAddress(address: string, context: AdapterContext): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  const base = new URL(addressOf(context.settings, 'apiBase', 'https://graph.facebook.com'));
  if (url.origin === base.origin) return true;
  const hosts = (textOf(context.settings, 'mediaHosts') || MEDIA_HOSTS)
    .split(/[\s,]+/)
    .filter((host) => host !== '');
  return (
    url.protocol === 'https:' &&
    hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
  );
}

/** @throws Error when the address is not Meta's, or the file is gone: signed addresses die after a while */
export async function fetchFrom(
  address: string,
  context: AdapterContext,
  headers: Record<string, string> = {},
): Promise<{ contentType: string; bytes: Buffer; name: string }> {
  if (!isMediaAddress(address, context)) throw new Error('The file is not at an address of Meta.');
  const answer = await context.fetch(address, { headers, timeoutMs: 60_000 });
  if (answer.status !== 200) throw new Error(`Meta answered ${answer.status} for the file.`);
  return {
    name: decodeURIComponentSafely(new URL(address).pathname.split('/').at(-1) ?? ''),
    contentType: answer.headers.get('content-type') ?? 'application/octet-stream',
    bytes: answer.bytes,
  };
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
