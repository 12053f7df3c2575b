import { createHmac } from 'node:crypto';
import type { Values } from './adapter';
import { oneValue, sameText } from './signatures';

/** One signed request, as https://www.standardwebhooks.com describes it. */
export interface SignedRequest {
  /** The same for every try of one event. */
  id: string;
  /** Seconds, of this try. */
  timestamp: number;
  body: Buffer;
}

/** Seconds a timestamp may be off either way; exactly as many are still accepted. */
export const TOLERANCE_SECONDS = 300;

const SECRET = /^(?:whsec_)?([A-Za-z0-9+/]+={0,2})$/;
// No leading zeros: the number and the text that was signed must be one and the same.
const TIMESTAMP = /^(?:0|[1-9]\d{0,14})$/;
// Printable, and no dot: it parts id, time and body in what is signed.
const ID = /^[\x21-\x2d\x2f-\x7e]{1,255}$/;

/** What a new secret must look like: 24 to 64 random bytes in Base64, with or without `whsec_`. */
export const SECRET_PATTERN = '^(whsec_)?[A-Za-z0-9+/]{32,86}={0,2}$';

/** The headers of a request, signed with every active secret so that receivers can rotate. */
export function signedHeaders(request: SignedRequest, secrets: readonly string[]): Record<string, string> {
  const signatures = secrets.flatMap((secret) => {
    const key = keyOf(secret);
    return key ? [`v1,${signatureOf(request, key)}`] : [];
  });
  return {
    'webhook-id': request.id,
    'webhook-timestamp': String(request.timestamp),
    'webhook-signature': signatures.join(' '),
  };
}

/** What a verified request says of itself, or why it is refused. */
export type WebhookVerdict = { ok: true; id: string; timestamp: number } | { ok: false; reason: string };

/** Verifies a request against every active secret. Never throws. */
export function verifyWebhook(
  body: Buffer,
  headers: Values,
  against: { secrets: readonly string[]; now: Date },
): WebhookVerdict {
  const id = oneValue(headers, 'webhook-id');
  const written = oneValue(headers, 'webhook-timestamp');
  const signatures = oneValue(headers, 'webhook-signature');
  if (!id || !ID.test(id)) return { ok: false, reason: 'webhook-id' };
  if (!written || !TIMESTAMP.test(written)) return { ok: false, reason: 'webhook-timestamp' };
  if (!signatures) return { ok: false, reason: 'webhook-signature' };
  const timestamp = Number(written);
  const age = Math.abs(Math.floor(against.now.getTime() / 1_000) - timestamp);
  if (age > TOLERANCE_SECONDS) return { ok: false, reason: 'stale' };
  const given = signatures.split(' ').filter((one) => one.startsWith('v1,'));
  // Every pair is compared, so that time does not tell which secret it was.
  let matches = false;
  for (const key of against.secrets.map(keyOf)) {
    if (!key) continue;
    const expected = `v1,${signatureOf({ id, timestamp, body }, key)}`;
    for (const one of given) if (sameText(one, expected)) matches = true;
  }
  return matches ? { ok: true, id, timestamp } : { ok: false, reason: 'signature' };
}

function signatureOf({ id, timestamp, body }: SignedRequest, key: Buffer): string {
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
}

function keyOf(secret: string): Buffer | null {
  const text = SECRET.exec(secret.trim())?.[1];
  const key = text ? Buffer.from(text, 'base64') : null;
  return key && key.length > 0 ? key : null;
}
