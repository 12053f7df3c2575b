import { createHash } from 'node:crypto';
import type { RawEvent, Values, Verdict } from '../adapter';
import { parseJson, recordOf, type JsonRecord } from '../json';
import { keysOf, type Settings } from '../settings';
import { isOneOf, oneValue, refused, signedByOneOf } from '../signatures';

/** One request of Meta, as `verifyInbound` gets it. */
export interface MetaRequest {
  rawBody: Buffer;
  headers: Values;
  query: Values;
  settings: Settings;
}

/**
 * Verification of an address by GET, and of a POST by `X-Hub-Signature-256`, which is made over the bytes as they came
 * (non-ASCII is escaped in them). `eventsIn` makes events of a body that is Meta's; null when it is of another product.
 */
export function verifyMeta(
  request: MetaRequest,
  eventsIn: (body: JsonRecord, settings: Settings) => RawEvent[] | null,
): Verdict {
  const { rawBody, headers, query, settings } = request;
  const keys = keysOf(settings, 'appSecret');
  if (rawBody.length === 0 && oneValue(query, 'hub.mode') !== null) return handshake(query, settings);
  const signature = /^sha256=([0-9a-f]{64})$/i.exec(oneValue(headers, 'x-hub-signature-256') ?? '')?.[1];
  if (!signature || keys.length === 0) return refused('signature missing, malformed or no app secret set up');
  if (!signedByOneOf({ rawBody, signature: Buffer.from(signature, 'hex') }, keys))
    return refused('signature does not match');
  const events = eventsIn(recordOf(parseJson(rawBody)), settings);
  if (!events) return refused('not of this product');
  return {
    kind: 'accepted',
    events,
    answer: { status: 200, contentType: 'text/plain', body: 'EVENT_RECEIVED' },
  };
}

function handshake(query: Values, settings: Settings): Verdict {
  const token = oneValue(query, 'hub.verify_token');
  const challenge = oneValue(query, 'hub.challenge');
  const known =
    oneValue(query, 'hub.mode') === 'subscribe' &&
    token !== null &&
    isOneOf(token, keysOf(settings, 'verifyToken'));
  if (!known || challenge === null || challenge.length > 500)
    return { kind: 'refused', status: 403, reason: 'verification of the address with a wrong token' };
  return { kind: 'handshake', answer: { status: 200, contentType: 'text/plain', body: challenge } };
}

/** A key that fits the unique index, whatever the length of the provider's id. */
export function keyOf(kind: string, id: string): string {
  return id !== '' && id.length <= 200 ? `${kind}:${id}` : `${kind}#${digestOf(id)}`;
}

/** The same for the same content: the key of what has no id. */
export function digestOf(content: unknown): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return createHash('sha256').update(text).digest('hex');
}
