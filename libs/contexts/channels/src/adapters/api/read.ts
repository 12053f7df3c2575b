import type { RawEvent } from '../adapter';
import type { ChannelEvent, Sender } from '../channel-event';
import { type JsonRecord, recordOf, stringOf } from '../json';
import { partsOf } from './parts';
import { contactIdOf, messageIdOf, payloadOf, STATUSES, timeOf } from './payload';

/** What a kept payload says. */
export function read(event: RawEvent): ChannelEvent[] {
  const found = payloadOf(event.raw, event.key);
  if (!found.ok) return [{ kind: 'ignored', why: found.problem }];
  const { type, data, at } = found.payload;
  const externalId = messageIdOf(data);
  switch (type) {
    case 'message.created':
      return [created(data, at)];
    case 'message.updated':
      return [{ kind: 'edited', sender: senderOf(data), externalId, sentAt: at, text: textOf(data) }];
    case 'message.deleted':
      return [{ kind: 'deleted', sender: senderOf(data), externalId, sentAt: at }];
    case 'message.status':
      return status(data, at);
    case 'typing':
      return [{ kind: 'typing', sender: senderOf(data), on: data['on'] !== false }];
    default:
      return [{ kind: 'ignored', why: `type ${type}` }];
  }
}

function created(data: JsonRecord, at: Date | null): ChannelEvent {
  const replyTo = stringOf(recordOf(data['reply_to'])['external_id']) || stringOf(data['reply_to']);
  const action = recordOf(data['action']);
  const itemId = stringOf(action['item_id']);
  const source = stringOf(recordOf(data['source'])['page']) || stringOf(data['source']);
  return {
    kind: 'message',
    sender: senderOf(data),
    externalId: messageIdOf(data),
    sentAt: at,
    parts: partsOf(data),
    opens: 'message',
    ...(replyTo ? { replyTo } : {}),
    ...(itemId ? { action: { itemId, label: stringOf(action['label']) || itemId } } : {}),
    ...(source ? { source } : {}),
    ...(recordOf(data['flags'])['auto_reply'] === true ? { automatic: true } : {}),
  };
}

function status(data: JsonRecord, at: Date | null): ChannelEvent[] {
  const state = STATUSES.find((one) => one === data['status']);
  const id = stringOf(data['message_id']);
  if (!state) return [{ kind: 'ignored', why: 'status' }];
  // The id is ours: we sent it along.
  const receipt = {
    kind: 'receipt' as const,
    providerId: id,
    pieceId: id,
    state,
    at: timeOf(data['at']) ?? at,
  };
  if (state !== 'failed') return [receipt];
  const code = stringOf(data['error_code']) || 'failed';
  const detail = (stringOf(data['error']) || 'The other system could not deliver it.').slice(0, 500);
  return [{ ...receipt, failure: { class: 'recipient-unreachable', code, detail } }];
}

function senderOf(data: JsonRecord): Sender {
  const contact = recordOf(data['contact']);
  const told = (name: string) => stringOf(contact[name]).trim().slice(0, 200);
  const [name, email, phone] = [told('name'), told('email'), told('phone')];
  return {
    externalId: contactIdOf(data),
    ...(name ? { name } : {}),
    ...(/^[^\s@]+@[^\s@]+$/.test(email) ? { email } : {}),
    ...(/^\+?[\d ()-]{5,25}$/.test(phone) ? { phone } : {}),
  };
}

function textOf(data: JsonRecord): string {
  const text = partsOf(data).find((part) => part.kind === 'text');
  return text?.kind === 'text' ? text.text : '';
}
