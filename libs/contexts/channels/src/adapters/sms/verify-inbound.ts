import { createHash } from 'node:crypto';
import type { Answer, RawEvent, Verdict, VerifyInbound } from '../adapter';
import { momentOf, parseJson, recordOf, stringOf } from '../json';
import { keysOf } from '../settings';
import { oneValue, refused } from '../signatures';
import { verifyWebhook } from '../standard-webhooks';
import { providerOf } from './settings';
import { isFromTwilio, parseForm, signedForm } from './twilio-signature';

const TWIML: Answer = { status: 200, contentType: 'text/xml', body: '<Response></Response>' };
const TAKEN: Answer = { status: 200, contentType: 'application/json', body: '{"ok":true}' };

/** Twilio's signature, or our own contract's. Twilio signs no time: what it repeats is known by its message id. */
export const verifyInbound: VerifyInbound = (rawBody, headers, query, settings, now) => {
  if (providerOf(settings) === 'http') {
    const secrets = keysOf(settings, 'signingSecret');
    const verdict = verifyWebhook(rawBody, headers, { secrets, now });
    return verdict.ok ? accepted(rawBody, bridgeKey(rawBody), TAKEN) : refused(verdict.reason);
  }
  const tokens = keysOf(settings, 'authToken');
  const signature = oneValue(headers, 'x-twilio-signature');
  if (tokens.length === 0 || !signature) return refused('no token or no signature');
  const isJson = (oneValue(headers, 'content-type') ?? '').toLowerCase().startsWith('application/json');
  const genuine = isFromTwilio({ url: settings.hookUrl, query, body: rawBody, signature, isJson }, tokens);
  if (!genuine) return refused('signature');
  const said = isJson ? rawBody : signedForm(rawBody);
  if (!isWhole(said)) return refused('no message');
  return accepted(said, twilioKey(said), TWIML);
};

function accepted(raw: Buffer, found: Pick<RawEvent, 'key' | 'at'>, answer: Answer): Verdict {
  return { kind: 'accepted', events: [{ ...found, raw }], answer };
}

/** One parameter of what Twilio sent, as form or JSON; '' when it is missing. */
export function twilioValues(raw: Buffer): (name: string) => string {
  const json = raw[0] === 0x7b ? parseJson(raw) : undefined;
  if (json !== undefined) {
    const object = recordOf(json);
    return (name) => (Object.hasOwn(object, name) ? stringOf(object[name]) : '');
  }
  const form = parseForm(raw);
  return (name) => form.get(name)?.[0] ?? '';
}

/** What Twilio says of a message of ours; '' for a message of the customer's. */
export function twilioStatus(value: (name: string) => string): string {
  const status = (value('MessageStatus') || value('SmsStatus')).toLowerCase();
  return status === 'received' || status === 'receiving' ? '' : status;
}

/**
 * Twilio signs names and values without what parts them, so a stranger who has seen a request could move letters from
 * one to the next. What it always sends must be there, and its ids have one form.
 */
function isWhole(said: Buffer): boolean {
  const value = twilioValues(said);
  if (!/^(SM|MM)[0-9a-f]{32}$/i.test(value('MessageSid') || value('SmsSid') || value('SmsMessageSid')))
    return false;
  return (
    twilioStatus(value) !== '' || (value('From') !== '' && (said[0] === 0x7b || parseForm(said).has('Body')))
  );
}

function twilioKey(raw: Buffer): Pick<RawEvent, 'key' | 'at'> {
  const value = twilioValues(raw);
  const id = value('MessageSid') || value('SmsSid') || value('SmsMessageSid');
  const status = twilioStatus(value);
  return { key: status ? `status:${id}:${status}` : `message:${id}`, at: null };
}

function bridgeKey(raw: Buffer): Pick<RawEvent, 'key' | 'at'> {
  const object = recordOf(parseJson(raw));
  const id = stringOf(object['id']);
  const status = stringOf(object['status']);
  const at = bridgeTime(status ? object['at'] : object['received_at']);
  if (!id) return { key: unreadableKey(raw), at };
  return { key: status ? `status:${id}:${status}` : `message:${id}`, at };
}

/** A bridge's time: ISO text, or seconds. */
export function bridgeTime(value: unknown): Date | null {
  if (typeof value === 'number') return momentOf(value, 'seconds');
  const moment = new Date(stringOf(value));
  return Number.isNaN(moment.getTime()) ? null : moment;
}

// What is signed but names no message is kept all the same, once.
function unreadableKey(raw: Buffer): string {
  return `unreadable:${createHash('sha256').update(raw).digest('hex')}`;
}
