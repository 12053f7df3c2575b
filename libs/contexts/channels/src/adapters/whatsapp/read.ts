import type { RawEvent } from '../adapter';
import type { ChannelEvent, Sender } from '../channel-event';
import { listOf, momentOf, parseJson, recordOf, stringOf, type JsonRecord } from '../json';
import type { Settings } from '../settings';
import { partsOf, sourceOf } from './parts';
import { readStatus } from './read-status';

/** What a message or status says. */
export function read(event: RawEvent, settings: Settings): ChannelEvent[] {
  const change = recordOf(parseJson(event.raw));
  const value = recordOf(change.value);
  if (change.field !== 'messages')
    return [{ kind: 'ignored', why: `field ${stringOf(change.field).slice(0, 60)}` }];
  const events = [
    ...listOf(value.messages).map((message) => readMessage(message, value)),
    ...listOf(value.statuses).map((status) => readStatus(status, settings)),
  ];
  return events.length > 0 ? events : [{ kind: 'ignored', why: 'news of the account' }];
}

/**
 * The business-scoped id is the key of a person: it is always there since April 2026, while a person with a user name
 * may come without a number. Before, or where it is missing, the number is.
 */
function senderOf(message: JsonRecord, value: JsonRecord): Sender {
  const phone = stringOf(message.from);
  const scoped = stringOf(message.from_user_id);
  const contacts = listOf(value.contacts);
  const contact = recordOf(
    contacts.find(
      (one) => (scoped !== '' && one.user_id === scoped) || (phone !== '' && one.wa_id === phone),
    ) ?? contacts[0],
  );
  const number = phone || stringOf(contact.wa_id);
  const externalId = scoped || stringOf(contact.user_id) || number;
  const profile = recordOf(contact.profile);
  const name = stringOf(profile.name) || stringOf(profile.username);
  const parent = stringOf(message.from_parent_user_id) || stringOf(contact.parent_user_id);
  return {
    externalId,
    ...(name ? { name } : {}),
    ...(/^\d{5,20}$/.test(number) ? { phone: `+${number}` } : {}),
    ...(parent ? { union: { id: parent, scope: 'meta-portfolio' } } : {}),
  };
}

function readMessage(message: JsonRecord, value: JsonRecord): ChannelEvent {
  const sender = senderOf(message, value);
  const type = stringOf(message.type);
  const at = momentOf(message.timestamp, 'seconds');
  if (sender.externalId === '') return { kind: 'ignored', why: 'a message of nobody' };
  switch (type) {
    case 'reaction':
      return { kind: 'ignored', why: 'a reaction' };
    case 'request_welcome':
      return { kind: 'contact', sender, act: 'entered', at };
    case 'system':
      return readSystem(recordOf(message.system), sender, at);
    case 'edit':
    case 'revoke':
      return readChange(message, sender, at);
  }
  const { parts, action } = partsOf(message);
  const quoted = stringOf(recordOf(message.context).id);
  const source = sourceOf(message);
  return {
    kind: 'message',
    sender,
    externalId: stringOf(message.id),
    sentAt: at,
    parts,
    opens: action ? 'menu' : 'message',
    ...(action ? { action } : {}),
    ...(quoted ? { replyTo: quoted } : {}),
    ...(source ? { source } : {}),
  };
}

/** Corrected or taken back by the customer; what names the message is not settled, so all names seen are tried. */
function readChange(message: JsonRecord, sender: Sender, sentAt: Date | null): ChannelEvent {
  const change = recordOf(message[stringOf(message.type)]);
  const externalId =
    stringOf(change.original_message_id) ||
    stringOf(change.message_id) ||
    stringOf(recordOf(message.context).id);
  if (externalId === '') return { kind: 'ignored', why: `${stringOf(message.type)} of nothing` };
  if (message.type === 'revoke') return { kind: 'deleted', sender, externalId, sentAt };
  const now = recordOf(change.message ?? change);
  const text = stringOf(recordOf(now.text).body) || captionOf(now);
  return text === ''
    ? { kind: 'ignored', why: 'an edit without words' }
    : { kind: 'edited', sender, externalId, sentAt, text };
}

function captionOf(message: JsonRecord): string {
  return stringOf(recordOf(message[stringOf(message.type)]).caption);
}

/** A new number, or a new id after it: the same person goes on under another key. */
function readSystem(system: JsonRecord, sender: Sender, at: Date | null): ChannelEvent {
  const type = stringOf(system.type);
  const changed = stringOf(system.user_id) || stringOf(system.new_wa_id) || stringOf(system.wa_id);
  if (changed === '' || !/changed/.test(type)) return { kind: 'ignored', why: `system ${type.slice(0, 60)}` };
  const { externalId: former, phone: _, ...rest } = sender;
  const phone = stringOf(system.new_wa_id) || stringOf(system.wa_id);
  return {
    kind: 'contact',
    sender: {
      ...rest,
      externalId: changed,
      former,
      ...(/^\d{5,20}$/.test(phone) ? { phone: `+${phone}` } : {}),
    },
    act: 'entered',
    at,
    value: type.slice(0, 60),
  };
}
