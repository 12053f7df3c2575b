import { timingSafeEqual } from 'node:crypto';
import { WrongControl, type Act, type Call, type Reply } from '../../provider';

export type Fields = Record<string, unknown>;

export function jsonReply(status: number, value: unknown, more: Partial<Reply> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...more.headers },
    body: JSON.stringify(value),
    ...(more.verdict === undefined ? {} : { verdict: more.verdict }),
    ...(more.account === undefined ? {} : { account: more.account }),
  };
}

/** The JSON object of a request; null when it is none, or says that it is something else. */
export function jsonBody(call: Call): Fields | null {
  if (!/^application\/json\b/.test(call.headers['content-type'] ?? '')) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(call.body));
    return value && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}

export interface FormFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** Fields and files of a form; null when the request is no form. */
export async function formBody(call: Call): Promise<{ fields: Fields; files: Map<string, FormFile> } | null> {
  const type = call.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return null;
  try {
    const response = new Response(new Uint8Array(call.body), { headers: { 'content-type': type } });
    const fields: Fields = {};
    const files = new Map<string, FormFile>();
    for (const [name, value] of (await response.formData()).entries()) {
      if (typeof value === 'string') fields[name] = value;
      else
        files.set(name, {
          name: value.name,
          contentType: value.type,
          bytes: Buffer.from(await value.arrayBuffer()),
        });
    }
    return { fields, files };
  } catch {
    return null;
  }
}

export function bearerOf(call: Call): string {
  return /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1] ?? '';
}

export function sameSecret(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** A detail of an act that must be there. */
export function detail(act: Act, name: string): string {
  const value = act[name];
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new WrongControl(`${act.act} needs ${name}`);
  return String(value);
}

export function objectOf(value: unknown): Fields {
  return value && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
}

export function characters(text: string): number {
  return [...text].length;
}
