import { createHash, createHmac } from 'node:crypto';

/** A parameter as Twilio sends it; the same name may come several times. */
export type Parameters = readonly (readonly [name: string, value: string])[];

/** X-Twilio-Signature: address, then every name with its distinct values, sorted. */
export function sign(token: string, url: string, parameters: Parameters): string {
  const byName = new Map<string, Set<string>>();
  for (const [name, value] of parameters) byName.set(name, (byName.get(name) ?? new Set()).add(value));
  let text = url;
  for (const name of Array.from(byName.keys()).sort())
    for (const value of Array.from(byName.get(name) ?? []).sort()) text += name + value;
  return createHmac('sha1', token).update(Buffer.from(text, 'utf8')).digest('base64');
}

/** The address of a JSON request carries the digest of its body, and only the address is signed. */
export function withBodyDigest(url: string, body: Buffer): string {
  const digest = createHash('sha256').update(body).digest('hex');
  return `${url}${url.includes('?') ? '&' : '?'}bodySHA256=${digest}`;
}
