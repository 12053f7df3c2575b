import type { RawEvent } from '../adapter';
import type { ChannelEvent, Part } from '../channel-event';
import { type JsonRecord, momentOf } from '../json';
import { locationPart } from '../location-part';
import { field, fieldsOf } from './body';
import { readEvent } from './read-event';

/** What a push of an official account or mini program says (channels.md 1.2, 2). */
export function read(event: RawEvent): ChannelEvent[] {
  const fields = fieldsOf(event.raw);
  const from = fields ? field(fields, 'FromUserName') : '';
  if (!fields || from === '') return [{ kind: 'ignored', why: 'no sender' }];
  const at = momentOf(field(fields, 'CreateTime'), 'seconds') ?? event.at;
  const sender = { externalId: from };
  if (field(fields, 'MsgType') === 'event') return readEvent(fields, { sender, at });
  // A click on a menu of ours looks like text, and opens the menu's window, not that of a message (channels.md 1.7).
  const item = field(fields, 'bizmsgmenuid');
  return [
    {
      kind: 'message',
      sender,
      externalId: field(fields, 'MsgId') || event.key,
      sentAt: at,
      parts: [partOf(fields)],
      opens: item === '' ? 'message' : 'menu',
      ...(item === '' ? {} : { action: { itemId: item, label: field(fields, 'Content') } }),
      ...articleOf(fields),
    },
  ];
}

const VOICES: Readonly<Record<string, string>> = {
  amr: 'audio/amr',
  speex: 'audio/x-speex',
  silk: 'audio/silk',
  mp3: 'audio/mpeg',
};

/** Parts by MsgType; undefined where a field is missing without which it says nothing. */
const PARTS: Readonly<Record<string, (fields: JsonRecord) => Part | undefined>> = {
  text: (fields) => ({ kind: 'text', text: field(fields, 'Content') }),
  image: (fields) => media('image', fields),
  voice: (fields) => {
    // What WeChat heard, where the account has speech recognition.
    const heard = field(fields, 'Recognition');
    const voice = media('voice', fields, VOICES[field(fields, 'Format').toLowerCase()]);
    return voice && heard !== '' ? { ...voice, caption: heard } : voice;
  },
  video: (fields) => media('video', fields, 'video/mp4'),
  shortvideo: (fields) => media('video', fields, 'video/mp4'),
  location: (fields) => {
    const [latitude, longitude] = [field(fields, 'Location_X'), field(fields, 'Location_Y')];
    return locationPart({ latitude, longitude, address: field(fields, 'Label') }) ?? undefined;
  },
  link: (fields) => {
    const url = field(fields, 'Url');
    if (url === '') return undefined;
    return { kind: 'link', url, title: field(fields, 'Title'), description: field(fields, 'Description') };
  },
  // A page of the mini program, most often of a product: title, picture, and which page it is.
  miniprogrampage: (fields) => {
    const imageUrl = field(fields, 'ThumbUrl');
    return miniProgramCard({
      page: field(fields, 'PagePath') || field(fields, 'AppId'),
      title: field(fields, 'Title'),
      ...(imageUrl === '' ? {} : { imageUrl }),
    });
  },
};

const LONGEST_PAGE = 64;
const LONGEST_TITLE = 200;

/** A card that leads to a page of a mini program, within what a product card may hold. */
export function miniProgramCard(card: { page: string; title: string; imageUrl?: string }): Part | undefined {
  if (card.page === '' && card.title === '') return undefined;
  const { page, title, imageUrl } = card;
  return {
    kind: 'product-card',
    productId: cut(page || title, LONGEST_PAGE),
    title: cut(title || page, LONGEST_TITLE),
    ...(imageUrl && /^https?:\/\//.test(imageUrl) ? { imageUrl } : {}),
  };
}

/** Shown under the provider's own name; the raw form is kept. */
export function unsupported(providerKind: string): Part {
  const name = providerKind.replace(/[^\w.-]+/g, '-').slice(0, 60);
  return { kind: 'unsupported', providerKind: name === '' ? 'unknown' : name };
}

function partOf(fields: JsonRecord): Part {
  const kind = field(fields, 'MsgType');
  const known = Object.hasOwn(PARTS, kind) ? PARTS[kind] : undefined;
  return known?.(fields) ?? unsupported(kind);
}

type MediaPart = Extract<Part, { media: unknown }>;

function media(kind: MediaPart['kind'], fields: JsonRecord, contentType?: string): MediaPart | undefined {
  const ref = field(fields, 'MediaId');
  return ref === '' ? undefined : { kind, media: { ref, ...(contentType ? { contentType } : {}) } };
}

/** Written from inside an article. */
function articleOf(fields: JsonRecord): { source?: string } {
  const article = field(fields, 'MsgDataId');
  return article === '' ? {} : { source: `article:${article}:${field(fields, 'Idx') || '1'}` };
}

function cut(text: string, most: number): string {
  return [...text].slice(0, most).join('');
}
