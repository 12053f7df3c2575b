import type { RawEvent } from '../adapter';
import type { ChannelEvent, MediaRef, Part, Sender } from '../channel-event';
import { listOf, parseJson, recordOf, stringOf } from '../json';
import type { Settings } from '../settings';
import { failureClass } from './errors';
import { consentOf, providerOf } from './settings';
import { bridgeTime, twilioStatus, twilioValues } from './verify-inbound';

type Receipt = Extract<ChannelEvent, { kind: 'receipt' }>;

/** Twilio's words for what became of a message; those before `sent` say no more than its answer did. */
const STATES: Record<string, Receipt['state'] | undefined> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/** What a stored event says. */
export function read(event: RawEvent, settings: Settings): ChannelEvent[] {
  return providerOf(settings) === 'http' ? readBridge(event, settings) : readTwilio(event, settings);
}

interface Received {
  externalId: string;
  from: string;
  text: string;
  media: MediaRef[];
  at: Date | null;
  /** What the provider itself made of a word like STOP. */
  told?: 'opted-out' | 'opted-in';
}

function readTwilio(event: RawEvent, settings: Settings): ChannelEvent[] {
  const value = twilioValues(event.raw);
  const id = value('MessageSid') || value('SmsSid') || value('SmsMessageSid');
  if (!id) return [{ kind: 'ignored', why: 'names no message' }];
  const status = twilioStatus(value);
  if (status) return receipt({ providerId: id, status, code: value('ErrorCode'), at: null }, settings);
  const optOut = value('OptOutType').toUpperCase();
  const told = optOut === 'STOP' ? 'opted-out' : optOut === 'START' ? 'opted-in' : undefined;
  const count = Math.min(Number(value('NumMedia')) || 0, 20);
  const media = Array.from({ length: count }, (_, place) =>
    mediaOf(value(`MediaUrl${place}`), value(`MediaContentType${place}`)),
  );
  const received = { externalId: id, from: value('From'), text: value('Body'), media, at: event.at };
  return message(told ? { ...received, told } : received, settings);
}

function readBridge(event: RawEvent, settings: Settings): ChannelEvent[] {
  const object = recordOf(parseJson(event.raw));
  const id = stringOf(object['id']);
  if (!id) return [{ kind: 'ignored', why: 'names no message' }];
  const status = stringOf(object['status']);
  if (status) {
    const code = stringOf(object['error_code']);
    // The id is ours: we sent it along.
    return receipt({ providerId: id, pieceId: id, status, code, at: bridgeTime(object['at']) }, settings);
  }
  const media = listOf(object['media']).map((one) =>
    mediaOf(stringOf(one['url']), stringOf(one['content_type'])),
  );
  const from = stringOf(object['from']);
  return message({ externalId: id, from, text: stringOf(object['text']), media, at: event.at }, settings);
}

function message(received: Received, settings: Settings): ChannelEvent[] {
  const { from, text, at, externalId } = received;
  if (!from) return [{ kind: 'ignored', why: 'names no sender' }];
  const sender: Sender = { externalId: from, ...(/^\+\d{6,15}$/.test(from) ? { phone: from } : {}) };
  const act = received.told ?? consentOf(text, settings);
  const parts: Part[] = text.trim() === '' ? [] : [{ kind: 'text', text }];
  for (const media of received.media) {
    parts.push(
      media.ref ? { kind: kindOf(media.contentType), media } : { kind: 'unsupported', providerKind: 'media' },
    );
  }
  if (parts.length === 0) parts.push({ kind: 'unsupported', providerKind: 'empty' });
  // To "STOP" nothing is answered by a machine, and nobody waits for an answer.
  const said: ChannelEvent = {
    kind: 'message',
    sender,
    externalId,
    sentAt: at,
    parts,
    ...(act ? { automatic: true } : {}),
  };
  if (!act) return [said];
  const value = text.trim().slice(0, 100);
  // What the provider has made of it, it has also answered.
  const unanswered = received.told === undefined;
  return [{ kind: 'contact', sender, act, at, value, ...(unanswered ? { unanswered } : {}) }, said];
}

interface Told {
  providerId: string;
  pieceId?: string;
  status: string;
  code: string;
  at: Date | null;
}

function receipt({ providerId, pieceId, status, code, at }: Told, settings: Settings): ChannelEvent[] {
  const state = Object.hasOwn(STATES, status) ? STATES[status] : undefined;
  if (!state) return [{ kind: 'ignored', why: `status ${status}` }];
  const known: Receipt = { kind: 'receipt', providerId, ...(pieceId ? { pieceId } : {}), state, at };
  if (state !== 'failed') return [known];
  const detail = code ? `${status} (${code})` : status;
  return [{ ...known, failure: { class: failureClass(code, settings), code: code || status, detail } }];
}

function mediaOf(url: string, contentType: string): MediaRef {
  return { ref: url || null, ...(contentType ? { contentType } : {}) };
}

function kindOf(contentType = ''): 'image' | 'voice' | 'video' | 'file' {
  const [type] = contentType.toLowerCase().split('/');
  if (type === 'image' || type === 'video') return type;
  return type === 'audio' ? 'voice' : 'file';
}
