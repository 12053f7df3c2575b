import { WrongControl, type Act } from '../../provider';
import type { Done } from '../chat/chat-provider';
import type { Person } from '../chat/desk';
import { detail, objectOf, type Fields } from '../chat/wire';
import type { PageDesk } from './page-desk';

const FILES: Record<string, { type: string; name: string; contentType: string }> = {
  image: { type: 'image', name: 'photo.jpg', contentType: 'image/jpeg' },
  voice: { type: 'audio', name: 'voice.mp4', contentType: 'audio/mp4' },
  video: { type: 'video', name: 'film.mp4', contentType: 'video/mp4' },
  file: { type: 'file', name: 'file.pdf', contentType: 'application/pdf' },
  sticker: { type: 'sticker', name: 'sticker.png', contentType: 'image/png' },
};

/** What a person does in Messenger or Instagram, as a webhook. */
export function deedOf(desk: PageDesk, person: Person, act: Act): Done {
  const tell = (content: Fields) => desk.tell(act.act, [desk.from(person, content)]);
  switch (act.act) {
    case 'block':
      person.blocked = true;
      return { pushed: null };
    case 'page_reply':
      return pageReply(desk, person, act);
    case 'read':
      return { pushed: tell({ read: readOf(desk, person, act) }) };
    case 'delete':
      return { pushed: tell({ message: { mid: detail(act, 'message'), is_deleted: true } }) };
    case 'edit': {
      const edit = {
        mid: detail(act, 'message'),
        text: detail(act, 'text'),
        num_edit: Number(act['times_edited'] ?? 1),
      };
      return { pushed: tell({ message_edit: edit }) };
    }
  }
  person.started = true;
  person.blocked = false;
  person.lastActAt = desk.now();
  switch (act.act) {
    case 'press':
      return pressed(desk, person, act);
    case 'referral':
      return {
        pushed: tell({ referral: { ref: detail(act, 'ref'), source: 'SHORTLINK', type: 'OPEN_THREAD' } }),
      };
    case 'reaction':
      return {
        pushed: tell({
          reaction: { mid: detail(act, 'message'), action: 'react', emoji: '👍', reaction: 'like' },
        }),
      };
    case 'raw':
      return { pushed: tell(objectOf(act['fields'])) };
    default:
      return written(desk, person, act);
  }
}

function written(desk: PageDesk, person: Person, act: Act): Done {
  const mid = String(act['id'] ?? desk.newId());
  const { fields, shown } = contentOf(desk, act);
  const message = {
    mid,
    ...fields,
    ...(act['reply_to'] ? { reply_to: { mid: act['reply_to'] } } : {}),
  };
  desk.show({ id: mid, user: person.id, from: 'user', kind: act.act, body: shown });
  // Of a conversation that another app has, we hear in another list.
  const list = act['standby'] === true ? 'standby' : 'messaging';
  return { pushed: desk.tell(act.act, [desk.from(person, { message })], list), message: mid };
}

function contentOf(desk: PageDesk, act: Act): { fields: Fields; shown: Fields } {
  const kind = FILES[act.act];
  if (kind) {
    const { type, ...otherwise } = kind;
    const file = desk.keepFrom(act, otherwise);
    const attachments = [{ type, payload: { url: desk.addressOf(file.id) } }];
    const text = act['text'] === undefined ? {} : { text: String(act['text']) };
    return { fields: { ...text, attachments }, shown: { media: file.id, name: file.name, ...text } };
  }
  switch (act.act) {
    case 'text': {
      const text = detail(act, 'text');
      return { fields: { text }, shown: { text } };
    }
    case 'quick_reply': {
      const text = detail(act, 'title');
      return { fields: { text, quick_reply: { payload: detail(act, 'item') } }, shown: { text } };
    }
    case 'share': {
      const payload = { url: detail(act, 'url'), title: String(act['title'] ?? '') };
      return { fields: { attachments: [{ type: 'share', payload }] }, shown: payload };
    }
    case 'unsupported':
      return { fields: { is_unsupported: true }, shown: {} };
    default:
      throw new WrongControl(
        `act "${act.act}" is none of text, ${Object.keys(FILES).join(', ')}, quick_reply, share, unsupported, press, referral, reaction, edit, delete, read, page_reply, block, raw`,
      );
  }
}

/** A button of a template, or of the page's menu. */
function pressed(desk: PageDesk, person: Person, act: Act): Done {
  const postback = { mid: desk.newId(), title: detail(act, 'title'), payload: detail(act, 'item') };
  desk.show({
    id: postback.mid,
    user: person.id,
    from: 'user',
    kind: 'press',
    body: { text: postback.title },
  });
  return { pushed: desk.tell('press', [desk.from(person, { postback })]), message: postback.mid };
}

/** Somebody answers in Meta's own inbox: an echo of another app, or of none. */
function pageReply(desk: PageDesk, person: Person, act: Act): Done {
  const message = { mid: desk.newId(), text: detail(act, 'text') };
  desk.show({
    id: message.mid,
    user: person.id,
    from: 'account',
    kind: 'text',
    body: { text: message.text },
  });
  const appId = act['app_id'] === undefined ? null : String(act['app_id']);
  return { pushed: desk.tell('echo', [desk.echo(person, message, appId)]), message: message.mid };
}

/** All up to now on Messenger; one message on Instagram. */
function readOf(desk: PageDesk, person: Person, act: Act): Fields {
  if (desk.object === 'page') return { watermark: Number(act['watermark'] ?? desk.now()) };
  const last = desk
    .seen(person.id)
    .filter((message) => message.from === 'account')
    .at(-1);
  const mid = act['message'] ?? last?.id;
  if (!mid) throw new WrongControl('nothing was sent that could be read');
  return { mid };
}
