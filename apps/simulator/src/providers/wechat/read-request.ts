import type { Call } from '../../provider';
import { WeChatError } from './errors';

/** `\u4f60` and the like: WeChat wants the characters themselves. Control characters cannot be written otherwise. */
const ESCAPED = /(?:^|[^\\])(?:\\\\)*\\u(?!00[01])[0-9a-f]{4}/i;

/** The JSON object of a POST. @throws WeChatError */
export function readJson(call: Call): Record<string, unknown> {
  if (call.method !== 'POST') throw new WeChatError(43002);
  if (!call.body.length) throw new WeChatError(44002);
  const text = decoded(call.body);
  if (ESCAPED.test(text)) throw new WeChatError(40033);
  try {
    const value: unknown = JSON.parse(text);
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new WeChatError(47001);
}

function decoded(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new WeChatError(47001, 'not UTF-8');
  }
}

/** The file in the field `media` of a multipart form. @throws WeChatError */
export async function readUpload(call: Call): Promise<{ name: string; bytes: Buffer }> {
  if (call.method !== 'POST') throw new WeChatError(43002);
  const type = call.headers['content-type'] ?? '';
  if (!/^multipart\/form-data;/i.test(type)) throw new WeChatError(41005);
  const form = await new Response(new Uint8Array(call.body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null);
  const file = form?.get('media');
  if (!file || typeof file === 'string') throw new WeChatError(41005);
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
}

export function requireGet(call: Call): void {
  if (call.method !== 'GET') throw new WeChatError(43001);
}
