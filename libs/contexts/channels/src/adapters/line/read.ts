import type { RawEvent } from '../adapter';
import type { ChannelEvent, Part, Sender } from '../channel-event';
import { momentOf, numberIn, parseJson, recordOf, stringOf, type JsonRecord } from '../json';
import { locationPart } from '../location-part';
import type { Settings } from '../settings';
import { limit } from './fields';
import { itemIn } from './menu';

interface Frame {
  sender: Sender;
  at: Date | null;
  /** The token for one free answer, while it is good. */
  code: { code?: { value: string; validUntil: Date } };
}

/** What an event says. Kinds that are not known are left alone: LINE adds them without notice. */
export function read(event: RawEvent, settings: Settings): ChannelEvent[] {
  const said = recordOf(parseJson(event.raw));
  const type = stringOf(said.type);
  const source = recordOf(said.source);
  const sender = { externalId: stringOf(source.userId) };
  if (said.mode === 'standby') return [{ kind: 'ignored', why: 'another system has the conversation' }];
  if (source.type !== 'user' || sender.externalId === '')
    return [{ kind: 'ignored', why: `${type.slice(0, 60)} of no single person` }];
  const at = momentOf(said.timestamp, 'milliseconds');
  const frame: Frame = { sender, at, code: replyCode(said, at, settings) };
  switch (type) {
    case 'message':
      return [readMessage(recordOf(said.message), frame)];
    case 'postback':
      return [readPostback(recordOf(said.postback), event.key, frame)];
    case 'unsend':
      return [readUnsend(stringOf(recordOf(said.unsend).messageId), frame)];
    case 'follow':
      return [{ kind: 'contact', sender, act: 'followed', at, ...frame.code }];
    case 'unfollow':
      return [{ kind: 'contact', sender, act: 'unfollowed', at }];
    default:
      return [{ kind: 'ignored', why: `event ${type.slice(0, 60)}` }];
  }
}

function replyCode(said: JsonRecord, at: Date | null, settings: Settings): Frame['code'] {
  const value = stringOf(said.replyToken);
  if (value === '' || !at || settings.useReplyToken === false) return {};
  return { code: { value, validUntil: new Date(at.getTime() + limit(settings, 'replySeconds') * 1000) } };
}

function readMessage(message: JsonRecord, { sender, at, code }: Frame): ChannelEvent {
  const externalId = stringOf(message.id);
  if (externalId === '') return { kind: 'ignored', why: 'a message without an id' };
  const quoted = stringOf(message.quotedMessageId);
  return {
    kind: 'message',
    sender,
    externalId,
    sentAt: at,
    parts: [partOf(message, externalId)],
    opens: 'message',
    ...code,
    ...(quoted ? { replyTo: quoted } : {}),
  };
}

function readPostback(postback: JsonRecord, key: string, { sender, at, code }: Frame): ChannelEvent {
  const action = itemIn(stringOf(postback.data));
  if (!action) return { kind: 'ignored', why: 'a press without data' };
  return {
    kind: 'message',
    sender,
    externalId: `press:${key}`,
    sentAt: at,
    parts: [{ kind: 'text', text: action.label }],
    action,
    opens: 'menu',
    ...code,
  };
}

function readUnsend(externalId: string, { sender, at }: Frame): ChannelEvent {
  return externalId
    ? { kind: 'deleted', sender, externalId, sentAt: at }
    : { kind: 'ignored', why: 'taken back, nobody knows what' };
}

function partOf(message: JsonRecord, id: string): Part {
  const type = stringOf(message.type);
  const duration = numberIn(message.duration);
  const durationMs = duration === null ? {} : { durationMs: duration };
  const elsewhere = stringOf(recordOf(message.contentProvider).originalContentUrl);
  // From another server than LINE's: an address of a stranger, which we never fetch.
  if (elsewhere) return { kind: 'link', url: elsewhere };
  switch (type) {
    case 'text':
      return { kind: 'text', text: stringOf(message.text) };
    case 'image':
      return { kind: 'image', media: { ref: id } };
    case 'video':
      return { kind: 'video', media: { ref: id, ...durationMs } };
    case 'audio':
      return { kind: 'voice', media: { ref: id, ...durationMs } };
    case 'file': {
      const name = stringOf(message.fileName);
      return { kind: 'file', media: { ref: id, ...(name ? { name } : {}) } };
    }
    case 'sticker': {
      const sticker = stringOf(message.stickerId);
      if (/^\d+$/.test(sticker))
        return { kind: 'image', media: { ref: `sticker:${sticker}`, contentType: 'image/png' } };
      return { kind: 'unsupported', providerKind: 'sticker' };
    }
    case 'location':
      return placeOf(message);
    default:
      return { kind: 'unsupported', providerKind: type.slice(0, 60) || 'unknown' };
  }
}

function placeOf({ latitude, longitude, title: name, address }: JsonRecord): Part {
  return (
    locationPart({ latitude, longitude, name, address }) ?? { kind: 'unsupported', providerKind: 'location' }
  );
}
