import type { RawEvent } from '../adapter';
import type { ChannelEvent, Sender } from '../channel-event';
import { momentOf, parseJson, recordOf, stringOf, type JsonRecord } from '../json';
import { textOf, type Settings } from '../settings';
import { messageParts } from './messaging-parts';
import { readReceipts } from './read-receipts';

/** What an item of `messaging` says. */
export function readMessaging(event: RawEvent, settings: Settings): ChannelEvent[] {
  const wrapped = recordOf(parseJson(event.raw));
  if (wrapped.standby) return [{ kind: 'ignored', why: 'another app has the conversation' }];
  if (wrapped.changes) return [{ kind: 'ignored', why: 'not a message' }];
  const item = recordOf(wrapped.messaging);
  const sender: Sender = { externalId: stringOf(recordOf(item.sender).id) };
  const at = momentOf(item.timestamp, 'milliseconds');
  if (sender.externalId === '') return [{ kind: 'ignored', why: 'an event of nobody' }];
  const message = recordOf(item.message);
  if (message.is_echo === true) {
    const to = { externalId: stringOf(recordOf(item.recipient).id) };
    return [readEcho(message, { to, ownApp: textOf(settings, 'appId') }, at)];
  }
  if (item.message) return [readMessage(message, sender, at)];
  if (item.postback) return [readPostback(recordOf(item.postback), sender, at)];
  if (item.message_edit) return [readEdit(recordOf(item.message_edit), sender, at)];
  if (item.delivery || item.read) return readReceipts(item, sender.externalId, at);
  if (item.referral) {
    const value = sourceOf(recordOf(item.referral));
    return [{ kind: 'contact', sender, act: 'entered', at, opens: 'enter', ...(value ? { value } : {}) }];
  }
  if (item.optin) {
    const value = stringOf(recordOf(item.optin).ref) || stringOf(recordOf(item.optin).type);
    return [{ kind: 'contact', sender, act: 'opted-in', at, ...(value ? { value } : {}) }];
  }
  const frame = ['sender', 'recipient', 'timestamp'];
  const kind = Object.keys(item).find((key) => !frame.includes(key)) ?? 'empty';
  return [{ kind: 'ignored', why: `event ${kind.slice(0, 60)}` }];
}

/** Never something the customer said: it comes back from us, or was typed in Meta's own inbox, or in another app. */
function readEcho(
  message: JsonRecord,
  { to, ownApp }: { to: Sender; ownApp: string },
  sentAt: Date | null,
): ChannelEvent {
  const app = stringOf(message.app_id);
  const externalId = stringOf(message.mid);
  // Which app is ours has to be told: until it is, every app's may be.
  const ours = app !== '' && (ownApp === '' || app === ownApp);
  if (ours || externalId === '' || to.externalId === '' || message.is_deleted === true)
    return { kind: 'ignored', why: 'an echo' };
  return { kind: 'answer', to, externalId, sentAt, parts: messageParts(message) };
}

function readMessage(message: JsonRecord, sender: Sender, sentAt: Date | null): ChannelEvent {
  const externalId = stringOf(message.mid);
  if (externalId === '') return { kind: 'ignored', why: 'a message without an id' };
  if (message.is_deleted === true) return { kind: 'deleted', sender, externalId, sentAt };
  const payload = stringOf(recordOf(message.quick_reply).payload);
  const label = stringOf(message.text);
  const answered = recordOf(message.reply_to);
  const source = sourceOf(recordOf(message.referral)) || stringOf(recordOf(answered.story).url);
  return {
    kind: 'message',
    sender,
    externalId,
    sentAt,
    parts: messageParts(message),
    opens: 'message',
    ...(payload ? { action: { itemId: payload, label: label || payload } } : {}),
    ...(stringOf(answered.mid) ? { replyTo: stringOf(answered.mid) } : {}),
    ...(source ? { source } : {}),
  };
}

function readPostback(postback: JsonRecord, sender: Sender, sentAt: Date | null): ChannelEvent {
  const itemId = stringOf(postback.payload);
  const label = stringOf(postback.title) || itemId;
  const source = sourceOf(recordOf(postback.referral));
  if (label === '') return { kind: 'ignored', why: 'a press without words' };
  return {
    kind: 'message',
    sender,
    // Old kinds of buttons come without an id; who pressed when is one.
    externalId:
      stringOf(postback.mid) ||
      `press:${sender.externalId}:${sentAt?.getTime() ?? 0}:${itemId}`.slice(0, 200),
    sentAt,
    parts: [{ kind: 'text', text: label }],
    opens: 'menu',
    ...(itemId ? { action: { itemId, label } } : {}),
    ...(source ? { source } : {}),
  };
}

function readEdit(edit: JsonRecord, sender: Sender, sentAt: Date | null): ChannelEvent {
  const externalId = stringOf(edit.mid);
  const text = stringOf(edit.text);
  return externalId && text
    ? { kind: 'edited', sender, externalId, sentAt, text }
    : { kind: 'ignored', why: 'an edit without words' };
}

/** Link parameter, advertisement or kind of entrance. */
function sourceOf(referral: JsonRecord): string {
  return stringOf(referral.ref) || stringOf(referral.ad_id) || stringOf(referral.source);
}
