import { WrongControl, type Act } from '../../provider';
import type { Done } from '../chat/chat-provider';
import { sha256 } from '../chat/desk';
import { detail, objectOf, type Fields } from '../chat/wire';
import type { PhoneDesk, Shopper } from './phone-desk';

const FILES: Record<string, { type: string; name: string; contentType: string; more?: Fields }> = {
  image: { type: 'image', name: 'photo.jpg', contentType: 'image/jpeg' },
  voice: { type: 'audio', name: 'voice.ogg', contentType: 'audio/ogg; codecs=opus', more: { voice: true } },
  audio: { type: 'audio', name: 'song.mp3', contentType: 'audio/mpeg' },
  video: { type: 'video', name: 'film.mp4', contentType: 'video/mp4' },
  file: { type: 'document', name: 'file.pdf', contentType: 'application/pdf' },
  sticker: { type: 'sticker', name: 'sticker.webp', contentType: 'image/webp', more: { animated: false } },
};

/** What a user of WhatsApp does, as a webhook. */
export function deedOf(desk: PhoneDesk, person: Shopper, act: Act): Done {
  switch (act.act) {
    case 'receipt':
      return receipt(desk, person, act);
    case 'block':
      person.blocked = true;
      return { pushed: null };
    case 'hide_number':
      person.waId = null;
      person.username = String(act['username'] ?? 'somebody');
      return { pushed: null };
    case 'new_id':
      return newId(desk, person);
    case 'batch':
      return batch(desk, person, act);
    default:
      return written(desk, person, act);
  }
}

/** A message of the user, shown on the phone too. */
function messageOf(desk: PhoneDesk, person: Shopper, act: Act): Fields & { id: string } {
  person.started = true;
  person.blocked = false;
  person.lastActAt = desk.now();
  const content = contentOf(desk, act);
  const id = String(act['id'] ?? desk.newMessageId());
  desk.show({ id, user: person.id, from: 'user', kind: act.act, body: content.shown });
  return {
    ...(person.waId ? { from: person.waId } : {}),
    from_user_id: person.scopedId,
    id,
    timestamp: String(desk.world.clock.seconds()),
    ...(act['reply_to'] ? { context: { from: desk.settings.display_number, id: act['reply_to'] } } : {}),
    ...(act['referral'] ? { referral: act['referral'] } : {}),
    ...content.fields,
  };
}

function written(desk: PhoneDesk, person: Shopper, act: Act): Done {
  const message = messageOf(desk, person, act);
  const value = { contacts: [desk.contactOf(person)], messages: [message] };
  return { pushed: desk.tell(act.act, value), message: message.id };
}

/** `count` messages and a status in one body, the status first. */
function batch(desk: PhoneDesk, person: Shopper, act: Act): Done {
  const messages = Array.from({ length: Number(act['count'] ?? 2) }, (_, index) =>
    messageOf(desk, person, {
      ...act,
      act: 'text',
      text: `${String(act['text'] ?? 'message')} ${index + 1}`,
    }),
  );
  const status = act['status_of'] && desk.statusOf(person, { id: String(act['status_of']), status: 'read' });
  const contacts = [desk.contactOf(person)];
  const values: Fields[] = [...(status ? [{ statuses: [status] }] : []), { contacts, messages }];
  return { pushed: desk.tell('batch', ...values) };
}

function contentOf(desk: PhoneDesk, act: Act): { fields: Fields; shown: Fields } {
  const kind = FILES[act.act];
  if (kind) {
    const { type, more, ...otherwise } = kind;
    const name = act['wrong_sha'] ? `wrong-${otherwise.name}` : otherwise.name;
    const file = desk.keepFrom(act, { ...otherwise, name });
    const caption = act['caption'] === undefined ? {} : { caption: String(act['caption']) };
    const content = {
      id: file.id,
      mime_type: file.contentType,
      sha256: sha256(file.bytes).toString('base64'),
      ...(type === 'document' ? { filename: file.name } : {}),
      ...more,
      ...caption,
    };
    return { fields: { type, [type]: content }, shown: { media: file.id, name: file.name, ...caption } };
  }
  const typed = (type: string, content: unknown, shown: Fields) => ({
    fields: { type, [type]: content },
    shown,
  });
  switch (act.act) {
    case 'text': {
      const body = detail(act, 'text');
      return typed('text', { body }, { text: body });
    }
    case 'location': {
      const place = {
        latitude: Number(detail(act, 'latitude')),
        longitude: Number(detail(act, 'longitude')),
      };
      return typed('location', place, place);
    }
    case 'press': {
      const reply = { id: detail(act, 'item'), title: detail(act, 'title') };
      const type = act['list'] ? 'list_reply' : 'button_reply';
      return typed('interactive', { type, [type]: reply }, { text: reply.title });
    }
    case 'reaction':
      return typed(
        'reaction',
        { message_id: detail(act, 'message'), emoji: String(act['emoji'] ?? '👍') },
        {},
      );
    case 'revoke':
      return typed('revoke', { original_message_id: detail(act, 'message') }, {});
    case 'edit': {
      const message = { type: 'text', text: { body: detail(act, 'text') } };
      return typed('edit', { original_message_id: detail(act, 'message'), message }, {});
    }
    case 'raw':
      return { fields: objectOf(act['fields']), shown: {} };
    default:
      throw new WrongControl(
        `act "${act.act}" is none of text, ${Object.keys(FILES).join(', ')}, location, press, reaction, revoke, edit, raw, batch, receipt, block, hide_number, new_id`,
      );
  }
}

/** What becomes of a message of ours: `message`, `status` (sent, delivered, read, played, failed), `code`. */
function receipt(desk: PhoneDesk, person: Shopper, act: Act): Done {
  const code = act['code'];
  const errors =
    code === undefined ? undefined : [{ code: Number(code), title: 'failed', message: 'failed' }];
  const status = desk.statusOf(person, {
    id: detail(act, 'message'),
    status: detail(act, 'status'),
    ...(errors ? { errors } : {}),
  });
  const contacts = errors ? {} : { contacts: [desk.contactOf(person)] };
  return { pushed: desk.tell(`status:${String(status['status'])}`, { ...contacts, statuses: [status] }) };
}

/** After a change of number the scoped id is another one. */
function newId(desk: PhoneDesk, person: Shopper): Done {
  const former = person.scopedId;
  person.scopedId = `CN.${desk.world.random.digits(14)}`;
  const message = {
    ...(person.waId ? { from: person.waId } : {}),
    from_user_id: former,
    id: desk.newMessageId(),
    timestamp: String(desk.world.clock.seconds()),
    type: 'system',
    system: { type: 'user_changed_user_id', user_id: person.scopedId, body: 'User changed' },
  };
  return { pushed: desk.tell('system', { messages: [message] }), more: { former, user_id: person.scopedId } };
}
