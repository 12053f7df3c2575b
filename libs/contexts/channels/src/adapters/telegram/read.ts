import type { RawEvent } from '../adapter';
import type { ChannelEvent, Sender } from '../channel-event';
import { listOf, momentOf, parseJson, recordOf, stringOf, type JsonRecord } from '../json';
import { partsOf, textWithLinks } from './parts';

/** `message_id` is unique within a chat only. */
export function messageKey(chatId: string, messageId: string): string {
  return `${chatId}:${messageId}`;
}

/** What an update says. Each item of an album is a message of its own, as everywhere here; the order is the ids'. */
export function read(event: RawEvent): ChannelEvent[] {
  const update = recordOf(parseJson(event.raw));
  if (update.message) return readMessage(recordOf(update.message), event.key);
  if (update.edited_message) return readEdit(recordOf(update.edited_message));
  if (update.callback_query) return readPress(recordOf(update.callback_query), event.key);
  if (update.my_chat_member) return readMember(recordOf(update.my_chat_member));
  const kind = Object.keys(update).find((key) => key !== 'update_id') ?? 'empty';
  return [{ kind: 'ignored', why: `update ${kind.slice(0, 60)}` }];
}

function senderOf(chat: JsonRecord, from: JsonRecord): Sender {
  const name = [stringOf(from.first_name), stringOf(from.last_name)].filter((part) => part !== '').join(' ');
  const shown = name || stringOf(from.username) || stringOf(chat.first_name);
  return { externalId: stringOf(chat.id), ...(shown ? { name: shown } : {}) };
}

/** Only private chats are conversations with a customer. */
function strange(chat: JsonRecord, from: JsonRecord): ChannelEvent[] | null {
  if (stringOf(chat.id) === '' || chat.type !== 'private')
    return [{ kind: 'ignored', why: 'not a private chat' }];
  return from.is_bot === true ? [{ kind: 'ignored', why: 'written by a bot' }] : null;
}

function readMessage(message: JsonRecord, key: string): ChannelEvent[] {
  const chat = recordOf(message.chat);
  const from = recordOf(message.from);
  const ignored = strange(chat, from);
  if (ignored) return ignored;
  const sender = senderOf(chat, from);
  const sentAt = momentOf(message.date, 'seconds');
  const start = /^\/start(?:@\w+)?(?:\s+([A-Za-z0-9_-]{1,64}))?$/.exec(stringOf(message.text).trim());
  // "Start" is pressed, not written: an entrance, with what the link that led here said.
  if (start)
    return [
      { kind: 'contact', sender, act: 'entered', at: sentAt, ...(start[1] ? { value: start[1] } : {}) },
    ];
  const parts = partsOf(message);
  if (parts.length === 0) return [{ kind: 'ignored', why: 'news of the chat itself' }];
  const answered = stringOf(recordOf(message.reply_to_message).message_id);
  return [
    {
      kind: 'message',
      sender,
      externalId: messageKey(sender.externalId, stringOf(message.message_id) || `update:${key}`),
      sentAt,
      parts,
      opens: 'message',
      ...(answered ? { replyTo: messageKey(sender.externalId, answered) } : {}),
    },
  ];
}

function readEdit(message: JsonRecord): ChannelEvent[] {
  const chat = recordOf(message.chat);
  const from = recordOf(message.from);
  const ignored = strange(chat, from);
  if (ignored) return ignored;
  const text =
    message.text !== undefined ? textWithLinks(message, 'text') : textWithLinks(message, 'caption');
  // A live location moves by edits; so does much that has no words.
  if (text === '') return [{ kind: 'ignored', why: 'an edit without words' }];
  const sender = senderOf(chat, from);
  return [
    {
      kind: 'edited',
      sender,
      externalId: messageKey(sender.externalId, stringOf(message.message_id)),
      sentAt: momentOf(message.edit_date ?? message.date, 'seconds'),
      text,
    },
  ];
}

function readPress(press: JsonRecord, key: string): ChannelEvent[] {
  const menu = recordOf(press.message);
  const chat = recordOf(menu.chat);
  const from = recordOf(press.from);
  const itemId = stringOf(press.data);
  const ignored = strange(chat, from);
  if (ignored) return ignored;
  if (itemId === '') return [{ kind: 'ignored', why: 'a press without data' }];
  const sender = senderOf(chat, from);
  const rows = recordOf(menu.reply_markup).inline_keyboard;
  const buttons = Array.isArray(rows) ? rows.flatMap((row) => listOf(row)) : [];
  const label = stringOf(buttons.find((button) => button.callback_data === itemId)?.text) || itemId;
  return [
    {
      kind: 'message',
      sender,
      externalId: `press:${stringOf(press.id) || `update:${key}`}`,
      // The date in it is the menu's; when it was pressed Telegram does not say.
      sentAt: null,
      parts: [{ kind: 'text', text: label }],
      action: { itemId, label },
      replyTo: messageKey(sender.externalId, stringOf(menu.message_id)),
      opens: 'menu',
    },
  ];
}

function readMember(change: JsonRecord): ChannelEvent[] {
  const chat = recordOf(change.chat);
  if (chat.type !== 'private') return [{ kind: 'ignored', why: 'not a private chat' }];
  const sender = senderOf(chat, recordOf(change.from));
  const status = stringOf(recordOf(change.new_chat_member).status);
  const at = momentOf(change.date, 'seconds');
  if (status === 'kicked' || status === 'left') return [{ kind: 'contact', sender, act: 'unfollowed', at }];
  if (status === 'member') return [{ kind: 'contact', sender, act: 'followed', at }];
  return [{ kind: 'ignored', why: `membership ${status.slice(0, 40)}` }];
}
