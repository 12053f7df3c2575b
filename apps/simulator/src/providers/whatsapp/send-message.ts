import { characters, objectOf, type Fields } from '../chat/wire';
import { GraphError } from '../meta/graph-error';
import type { PhoneDesk, Shopper } from './phone-desk';

const bad = (details: string, code = 100) => new GraphError(code, 'Invalid parameter', { details });

/** `POST /messages`: a message, or "read" and typing. @throws GraphError */
export function sendMessage(desk: PhoneDesk, body: Fields): Fields {
  if (body['messaging_product'] !== 'whatsapp') throw bad('messaging_product must be whatsapp');
  if (body['status'] === 'read') return markRead(desk, body);
  const to = body['to'] ?? body['recipient'];
  if (typeof to !== 'string' || to === '') throw bad('The parameter to or recipient is required', 131008);
  const person = desk.reach(to);
  if (!person || person.blocked) throw new GraphError(131026, 'Message undeliverable');
  const type = String(body['type'] ?? 'text');
  const content = objectOf(body[type]);
  const shown = checked(desk, type, content);
  const id = desk.newMessageId();
  const data = body['biz_opaque_callback_data'];
  if (typeof data === 'string') desk.callbackData.set(id, data);
  const late = type !== 'template' && !desk.isOpen(person);
  if (late && !desk.settings.late_window_error)
    throw new GraphError(131047, 'Re-engagement message', {
      details: 'More than 24 hours have passed since the customer last replied',
    });
  if (!late) {
    person.typingUntil = null;
    const replyTo = objectOf(body['context'])['message_id'] ?? null;
    desk.show({
      id,
      user: person.id,
      from: 'account',
      kind: type,
      body: { ...shown, sent: content, replyTo },
    });
  }
  follow(desk, person, { id, late });
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input: to, ...(person.waId ? { wa_id: person.waId } : {}), user_id: person.scopedId }],
    messages: [{ id, message_status: 'accepted' }],
  };
}

/** Statuses, before the answer or soon after it. */
function follow(desk: PhoneDesk, person: Shopper, message: { id: string; late: boolean }): void {
  const { id, late } = message;
  const failed = {
    code: 131047,
    title: 'Re-engagement message',
    error_data: { details: 'More than 24 hours' },
  };
  const tell = (status: string, errors?: Fields[]) =>
    void desk.tell(`status:${status}`, {
      ...(errors ? {} : { contacts: [desk.contactOf(person)] }),
      statuses: [desk.statusOf(person, { id, status, ...(errors ? { errors } : {}) })],
    });
  const all = late ? ['failed'] : desk.settings.receipts;
  for (const [index, status] of all.entries()) {
    const now = () => tell(status, status === 'failed' ? [failed] : undefined);
    if (desk.settings.receipts_first) now();
    else desk.world.clock.after(100 * (index + 1), now);
  }
}

function markRead(desk: PhoneDesk, body: Fields): Fields {
  const seen = desk.findSeen(String(body['message_id']));
  if (!seen || seen.from !== 'user') throw bad('Message ID does not exist', 131009);
  seen.body = { ...seen.body, read: true };
  const person = desk.people.get(seen.user);
  if (body['typing_indicator'] && person) person.typingUntil = desk.now() + 25_000;
  desk.world.changed();
  return { success: true };
}

/** What the user will see. @throws GraphError */
function checked(desk: PhoneDesk, type: string, content: Fields): Fields {
  switch (type) {
    case 'text': {
      const text = String(content['body'] ?? '');
      if (text === '') throw bad('text.body is required', 131008);
      if (characters(text) > 4096) throw bad('text.body is longer than 4096 characters');
      return { text };
    }
    case 'image':
    case 'audio':
    case 'video':
    case 'document':
    case 'sticker':
      return checkedFile(desk, type, content);
    case 'location':
      if (typeof content['latitude'] !== 'number' || typeof content['longitude'] !== 'number')
        throw bad('latitude and longitude are required', 131008);
      return content;
    case 'interactive':
      return checkedMenu(content);
    case 'template':
      return checkedTemplate(desk, content);
    default:
      throw bad(`Unsupported type ${type}`, 131009);
  }
}

function checkedFile(desk: PhoneDesk, type: string, content: Fields): Fields {
  const file = desk.files.get(String(content['id']));
  if (!file && typeof content['link'] !== 'string') throw bad('Media ID does not exist', 131009);
  const caption = String(content['caption'] ?? '');
  if (caption !== '' && (type === 'audio' || type === 'sticker')) throw bad(`${type} has no caption`);
  if (characters(caption) > 1024) throw bad('caption is longer than 1024 characters');
  const takes: Record<string, RegExp> = {
    image: /^image\/(jpeg|png)$/,
    audio: /^audio\/(aac|amr|mpeg|mp4|ogg)/,
    video: /^video\/(mp4|3gpp)$/,
  };
  if (file && takes[type] && !takes[type].test(file.contentType))
    throw new GraphError(131053, 'Media upload error', {
      details: `${file.contentType} is not supported as ${type}`,
    });
  return { media: file?.id ?? null, name: file?.name ?? null, ...(caption ? { caption } : {}) };
}

function checkedMenu(content: Fields): Fields {
  const text = String(objectOf(content['body'])['text'] ?? '');
  if (characters(text) < 1 || characters(text) > 1024)
    throw bad('interactive.body.text has 1 to 1024 characters');
  const action = objectOf(content['action']);
  const buttons =
    content['type'] === 'button'
      ? [action['buttons']]
          .flat()
          .map(objectOf)
          .map((one) => objectOf(one['reply']))
      : [];
  const rows =
    content['type'] === 'list'
      ? [action['sections']].flat().flatMap((section) => [objectOf(section)['rows']].flat().map(objectOf))
      : [];
  if (content['type'] === 'list' && !action['button']) throw bad('action.button is required', 131008);
  const items = [...buttons, ...rows];
  const [most, title] = rows.length > 0 ? [10, 24] : [3, 20];
  if (items.length < 1 || items.length > most) throw bad(`interactive has 1 to ${most} choices`);
  for (const item of items) {
    const words = String(item['title'] ?? '');
    if (words === '' || characters(words) > title) throw bad(`a title has 1 to ${title} characters`);
    if (!item['id'] || characters(String(item['id'])) > 256) throw bad('an id has 1 to 256 characters');
  }
  if (new Set(items.map((item) => item['title'])).size < items.length) throw bad('titles must differ');
  const list = rows.length > 0;
  return {
    text,
    items: items.map(({ id, title: words }) => ({ id, title: words })),
    choices: items.map(({ id, title: words }) => ({
      label: String(words),
      act: { act: 'press', item: id, title: words, ...(list ? { list } : {}) },
    })),
  };
}

function checkedTemplate(desk: PhoneDesk, content: Fields): Fields {
  const name = String(content['name'] ?? '');
  const wanted = desk.settings.templates[name];
  if (wanted === undefined || !objectOf(content['language'])['code'])
    throw new GraphError(132001, 'Template name does not exist in the translation');
  const body = [content['components'] ?? []]
    .flat()
    .map(objectOf)
    .find((one) => one['type'] === 'body');
  const parameters = [body?.['parameters'] ?? []].flat().map(objectOf);
  if (parameters.length !== wanted)
    throw new GraphError(132000, 'Number of parameters does not match the expected number of params');
  return { name, parameters: parameters.map((one) => one['text']) };
}
