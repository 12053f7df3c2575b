import type { Person } from '../chat/desk';
import { characters, objectOf, type Fields, type FormFile } from '../chat/wire';
import { GraphError } from '../meta/graph-error';
import type { PageDesk } from './page-desk';

/** `POST /messages`: a message or a sender action. @throws GraphError */
export function sendMessage(desk: PageDesk, body: Fields, upload: FormFile | null): Fields {
  const person = recipientOf(desk, body);
  const action = body['sender_action'];
  if (action !== undefined) return act(desk, person, String(action));
  const kinds = ['RESPONSE', 'UPDATE', 'MESSAGE_TAG'];
  if (!kinds.includes(String(body['messaging_type'] ?? 'RESPONSE')))
    throw new GraphError(100, 'Param messaging_type is invalid');
  const tagged = body['messaging_type'] === 'MESSAGE_TAG';
  if (tagged && body['tag'] !== 'HUMAN_AGENT') throw new GraphError(100, 'Invalid message tag');
  if (tagged && !desk.settings.human_agent)
    throw new GraphError(200, 'Cannot use the HUMAN_AGENT tag without its permission');
  const shown = checked(desk, objectOf(body['message']), upload);
  if (!desk.isOpen(person, tagged))
    throw new GraphError(10, 'This message is sent outside of allowed window.', { subcode: 2018278 });
  const mid = desk.newId();
  person.typingUntil = null;
  const replyTo = objectOf(body['reply_to'])['mid'] ?? null;
  desk.show({
    id: mid,
    user: person.id,
    from: 'account',
    kind: shown.kind,
    body: { ...shown.body, replyTo },
  });
  news(desk, person, { mid, text: shown.body['text'] });
  return { recipient_id: person.id, message_id: mid };
}

function recipientOf(desk: PageDesk, body: Fields): Person {
  const id = objectOf(body['recipient'])['id'];
  if (typeof id !== 'string' || id === '')
    throw new GraphError(100, 'Param recipient[id] must be a non-empty string');
  const person = desk.people.get(id);
  if (!person?.started) throw new GraphError(100, 'No matching user found', { subcode: 2018001 });
  if (person.blocked) throw new GraphError(551, "This person isn't available right now.");
  return person;
}

/** What follows by itself: the echo, and that it was delivered. */
function news(desk: PageDesk, person: Person, message: { mid: string; text: unknown }): void {
  const { deliveries, echoes, app_id } = desk.settings;
  if (echoes) void desk.tell('echo', [desk.echo(person, message, app_id)]);
  if (!deliveries || desk.object === 'instagram') return;
  const watermark = desk.now();
  desk.world.clock.after(
    100,
    () => void desk.tell('delivery', [desk.from(person, { delivery: { mids: [message.mid], watermark } })]),
  );
}

function act(desk: PageDesk, person: Person, action: string): Fields {
  if (!['typing_on', 'typing_off', 'mark_seen', 'react'].includes(action))
    throw new GraphError(100, 'Param sender_action is invalid');
  person.typingUntil = action === 'typing_on' ? desk.now() + 20_000 : null;
  desk.world.changed();
  return { recipient_id: person.id };
}

/** @throws GraphError */
function checked(desk: PageDesk, message: Fields, upload: FormFile | null): { kind: string; body: Fields } {
  const attachment = message['attachment'] === undefined ? null : objectOf(message['attachment']);
  if (attachment) return checkedAttachment(desk, attachment, upload);
  const text = message['text'];
  if (typeof text !== 'string' || text.trim() === '')
    throw new GraphError(100, 'Param message must be non-empty');
  if (desk.object === 'instagram' && Buffer.byteLength(text) > 1000)
    throw new GraphError(100, 'Length of param message[text] must be less than or equal to 1000 bytes');
  if (desk.object === 'page' && characters(text) > 2000)
    throw new GraphError(100, 'Length of param message[text] must be less than or equal to 2000');
  return { kind: 'text', body: { text, ...checkedReplies(message) } };
}

function checkedReplies(message: Fields): Fields {
  if (message['quick_replies'] === undefined) return {};
  const replies = [message['quick_replies']].flat().map(objectOf);
  if (replies.length < 1 || replies.length > 13)
    throw new GraphError(100, 'quick_replies has 1 to 13 entries');
  for (const reply of replies) {
    if (reply['content_type'] !== 'text') throw new GraphError(100, 'content_type must be text');
    const title = String(reply['title'] ?? '');
    if (title === '' || characters(title) > 20) throw new GraphError(100, 'a title has 1 to 20 characters');
    if (!reply['payload'] || characters(String(reply['payload'])) > 1000)
      throw new GraphError(100, 'a payload has 1 to 1000 characters');
  }
  return {
    items: replies.map((reply) => ({ id: reply['payload'], title: reply['title'] })),
    choices: replies.map(({ payload, title }) => ({
      label: String(title),
      act: { act: 'quick_reply', item: payload, title },
    })),
  };
}

const MOST_BYTES = 25 * 1024 * 1024;

function checkedAttachment(
  desk: PageDesk,
  attachment: Fields,
  upload: FormFile | null,
): { kind: string; body: Fields } {
  const type = String(attachment['type']);
  const payload = objectOf(attachment['payload']);
  if (type === 'template') {
    const elements = [payload['elements'] ?? []].flat().map(objectOf);
    if (payload['template_type'] !== 'generic' || elements.length < 1 || elements.length > 10)
      throw new GraphError(100, 'A generic template has 1 to 10 elements');
    for (const element of elements) {
      const title = String(element['title'] ?? '');
      if (title === '' || characters(title) > 80)
        throw new GraphError(100, 'element title has 1 to 80 characters');
      if ([element['buttons'] ?? []].flat().length > 3)
        throw new GraphError(100, 'an element has at most 3 buttons');
    }
    return { kind: 'card', body: { elements } };
  }
  const takes =
    desk.object === 'instagram' ? ['image', 'audio', 'video'] : ['image', 'audio', 'video', 'file'];
  if (!takes.includes(type)) throw new GraphError(100, 'Param message[attachment][type] is invalid');
  if (!upload && typeof payload['url'] !== 'string')
    throw new GraphError(100, 'An attachment needs a url or filedata');
  if (upload && desk.object === 'instagram') throw new GraphError(100, 'Attachments are given by url');
  if (upload && upload.bytes.length > MOST_BYTES)
    throw new GraphError(100, 'Attachment size exceeds allowable limit', { subcode: 2018047 });
  const kept = upload && desk.keep(upload);
  return { kind: type, body: kept ? { media: kept.id, name: kept.name } : { url: payload['url'] } };
}
