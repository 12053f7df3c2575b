import { WrongControl, type Act } from '../../provider';
import type { Done } from '../chat/chat-provider';
import type { Person } from '../chat/desk';
import { detail, objectOf, type Fields } from '../chat/wire';
import type { LineDesk } from './line-desk';

const FILES: Record<string, { type: string; name: string; contentType: string }> = {
  image: { type: 'image', name: 'photo.jpg', contentType: 'image/jpeg' },
  voice: { type: 'audio', name: 'voice.m4a', contentType: 'audio/mp4' },
  video: { type: 'video', name: 'film.mp4', contentType: 'video/mp4' },
  file: { type: 'file', name: 'file.pdf', contentType: 'application/pdf' },
};

/** What a user of LINE does, as a webhook. */
export function deedOf(desk: LineDesk, person: Person, act: Act): Done {
  const tell = (type: string, content: Fields) => ({
    pushed: desk.tell(act.act, [desk.eventOf(person, type, content)]),
  });
  person.lastActAt = desk.now();
  switch (act.act) {
    case 'verify':
      return { pushed: desk.tell('verify', []) };
    case 'follow': {
      const isUnblocked = person.blocked;
      Object.assign(person, { started: true, blocked: false });
      return tell('follow', { replyToken: desk.replyTokenFor(person), follow: { isUnblocked } });
    }
    case 'unfollow':
    case 'block':
      person.blocked = true;
      return tell('unfollow', {});
    case 'unsend': {
      const messageId = detail(act, 'message');
      const seen = desk.findSeen(messageId);
      if (seen) seen.body = { deleted: true };
      return tell('unsend', { unsend: { messageId } });
    }
    case 'press': {
      const data = detail(act, 'data');
      if (act['text'] !== undefined) {
        const body = { text: String(act['text']) };
        desk.show({ id: desk.newMessageId(), user: person.id, from: 'user', kind: 'text', body });
      }
      return tell('postback', { replyToken: desk.replyTokenFor(person), postback: { data } });
    }
    case 'event':
      return tell(detail(act, 'type'), objectOf(act['fields']));
    default:
      return written(desk, person, act);
  }
}

function written(desk: LineDesk, person: Person, act: Act): Done {
  Object.assign(person, { started: true, blocked: false });
  const { message, shown } = contentOf(desk, act);
  const id = String(act['id'] ?? message['id'] ?? desk.newMessageId());
  desk.show({ id, user: person.id, from: 'user', kind: act.act, body: shown });
  const readToken = desk.world.random.text(20);
  desk.readTokens.set(readToken, id);
  const event = desk.eventOf(person, 'message', {
    ...(act['standby'] === true ? { mode: 'standby' } : { replyToken: desk.replyTokenFor(person) }),
    message: {
      ...message,
      id,
      quoteToken: desk.world.random.text(16),
      markAsReadToken: readToken,
      ...(act['reply_to'] ? { quotedMessageId: String(act['reply_to']) } : {}),
    },
  });
  return { pushed: desk.tell(act.act, [event]), message: id };
}

function contentOf(desk: LineDesk, act: Act): { message: Fields; shown: Fields } {
  const kind = FILES[act.act];
  if (kind) {
    const { type, ...otherwise } = kind;
    const file = desk.keepFrom(act, otherwise);
    const id = desk.newMessageId();
    // The content is asked for by the id of the message.
    desk.files.set(id, { ...file, id });
    const content = {
      id,
      type,
      ...(type === 'file'
        ? { fileName: file.name, fileSize: file.bytes.length }
        : {
            contentProvider: { type: 'line' },
            ...(type === 'image' ? {} : { duration: Number(act['seconds'] ?? 3) * 1000 }),
          }),
    };
    return { message: content, shown: { media: file.id, name: file.name } };
  }
  switch (act.act) {
    case 'text': {
      const text = detail(act, 'text');
      return { message: { type: 'text', text }, shown: { text } };
    }
    case 'sticker':
      return {
        message: {
          type: 'sticker',
          packageId: '446',
          stickerId: String(act['sticker'] ?? '1988'),
          stickerResourceType: 'STATIC',
        },
        shown: { sticker: String(act['sticker'] ?? '1988') },
      };
    case 'location': {
      const place = {
        latitude: Number(detail(act, 'latitude')),
        longitude: Number(detail(act, 'longitude')),
      };
      return { message: { type: 'location', title: '店', address: '東京都', ...place }, shown: place };
    }
    case 'raw':
      return { message: objectOf(act['fields']), shown: {} };
    default:
      throw new WrongControl(
        `act "${act.act}" is none of text, ${Object.keys(FILES).join(', ')}, sticker, location, press, follow, unfollow, block, unsend, verify, event, raw`,
      );
  }
}
