import type { Call } from '../../provider';
import { formBody } from '../chat/wire';
import { WeComError } from './errors';

/** The JSON object of a POST. @throws WeComError */
export function readJson(call: Call): Record<string, unknown> {
  if (call.method !== 'POST') throw new WeComError(43002);
  if (!call.body.length) throw new WeComError(44002);
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(call.body));
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new WeComError(47001);
}

/** The file in the field `media` of a multipart form. @throws WeComError */
export async function readUpload(call: Call): Promise<{ name: string; bytes: Buffer }> {
  if (call.method !== 'POST') throw new WeComError(43002);
  const file = (await formBody(call))?.files.get('media');
  if (!file) throw new WeComError(44001);
  return { name: file.name, bytes: file.bytes };
}

export function requireGet(call: Call): void {
  if (call.method !== 'GET') throw new WeComError(43001);
}
