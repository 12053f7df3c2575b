import { createHash } from 'node:crypto';
import type { Answer, RawEvent, Values, Verdict } from '../adapter';
import { type JsonRecord, momentOf } from '../json';
import { oneValue } from '../signatures';
import { below, field, fieldsOf } from './body';
import { isSigned, open, type PushKeys } from './secure-mode';

/** Milliseconds a signed time may be off: the signature does not cover the body, so an old one must not serve again. */
const TOLERANCE_MS = 600_000;
const LONGEST_KEY = 200;

/** The one answer to whatever is not the provider's. */
export function refused(reason: string): Verdict {
  return { kind: 'refused', status: 403, reason };
}

/** Plain text, exactly as the provider wants to hear it. */
export function answered(body: string): Answer {
  return { status: 200, contentType: 'text/plain; charset=utf-8', body };
}

/** Stored and answered `success`: the provider does not send it again, the customer sees nothing. */
export function accepted(events: RawEvent[]): Verdict {
  return { kind: 'accepted', events, answer: answered('success') };
}

/** What was signed beside the message, when it came exactly once and is not older or newer than ten minutes. */
export function signedParts(query: Values, now: Date): { timestamp: string; nonce: string } | null {
  const timestamp = oneValue(query, 'timestamp');
  const nonce = oneValue(query, 'nonce');
  if (timestamp === null || nonce === null || !/^\d{1,12}$/.test(timestamp)) return null;
  return Math.abs(now.getTime() - Number(timestamp) * 1_000) <= TOLERANCE_MS ? { timestamp, nonce } : null;
}

/** What stood in an encrypted message whose `msg_signature` is right; null for whatever is wrong. */
export function unsealed(
  sealed: string,
  { query, now }: { query: Values; now: Date },
  keys: PushKeys,
): Buffer | null {
  const parts = signedParts(query, now);
  const signature = oneValue(query, 'msg_signature');
  if (!parts || signature === null || sealed === '') return null;
  return isSigned(signature, [parts.timestamp, parts.nonce, sealed], keys.tokens) ? open(sealed, keys) : null;
}

/** The event as it is kept; null when it says neither what it is nor from whom. */
export function eventOf(raw: Buffer): RawEvent | null {
  const fields = fieldsOf(raw);
  if (!fields || field(fields, 'MsgType') === '') return null;
  return { key: keyOf(fields, raw), at: momentOf(field(fields, 'CreateTime'), 'seconds'), raw };
}

/** The same for every redelivery (channels.md 1.3), whose body is the same: messages by their id, events by what they say. */
function keyOf(fields: JsonRecord, raw: Buffer): string {
  const id = field(fields, 'MsgId');
  if (/^\d{1,20}$/.test(id)) return `message:${id}`;
  const from = field(fields, 'FromUserName');
  if (from === '' || field(fields, 'MsgType') !== 'event') return `body:${digest(raw)}`;
  // Two different events can fall into one second; reports have an id of their own, scans a result.
  const names = ['CreateTime', 'Event', 'EventKey', 'MsgID'];
  const scanned = field(below(fields, 'ScanCodeInfo'), 'ScanResult');
  const key = ['event', from, ...names.map((name) => field(fields, name)), scanned].join(':');
  return key.length > LONGEST_KEY ? `event:${digest(Buffer.from(key))}` : key;
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
