import { basename } from 'node:path';
import type { AdapterContext } from '../adapter';
import { textOf } from '../settings';

/** A file by its address in a message: https, or the host of the receiver an administrator has set. */
export async function fetchMedia(ref: string, context: AdapterContext) {
  const url = new URL(ref);
  const receiver = textOf(context.settings, 'webhookUrl');
  const known = URL.canParse(receiver) && new URL(receiver).origin === url.origin;
  if (url.protocol !== 'https:' && !known) throw new Error('Files are fetched over https only.');
  const answer = await context.fetch(ref, { timeoutMs: 60_000 });
  if (answer.status !== 200) throw new Error(`The address of the file answered ${answer.status}.`);
  const contentType = answer.headers.get('content-type')?.split(';', 1)[0] ?? 'application/octet-stream';
  return { name: basename(decodeURI(url.pathname)) || 'file', contentType, bytes: answer.bytes };
}
