import type { Shown } from '../wechat/check-content';
import { WeComError } from './errors';
import type { MediaStore, MediaType } from './media';

/** Most bytes of a field (channel reference 3.3). */
const BYTES = {
  title: 128,
  description: 512,
  url: 2_048,
  program: 64,
  head: 1_024,
  item: 128,
  long: 1_024,
} as const;
const MENU_ITEMS = 10;
const ITEM_ID_BYTES = 64;
const APP_ID_BYTES = 32;

export interface Checking {
  textBytes: number;
  media: MediaStore;
}

type Content = Record<string, unknown>;
type Check = (content: Content, checking: Checking) => Shown;

const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8');
const wrong = (what: string) => new WeComError(40058, what);

/** A text field with something in it, of at most so many bytes. */
function required(content: Content, name: string, most: number): string {
  const value = content[name];
  if (typeof value !== 'string' || value === '') throw wrong(`${name} is missing`);
  if (bytesOf(value) > most) throw wrong(`${name} is longer than ${most} bytes`);
  return value;
}

function optional(content: Content, name: string, most: number): string {
  return content[name] === undefined || content[name] === '' ? '' : required(content, name, most);
}

/** Longer ones are cut, not refused. */
function cut(content: Content, name: string, most: number): string {
  const value = content[name] ?? '';
  if (typeof value !== 'string') throw wrong(`${name} is no text`);
  let kept = value;
  while (bytesOf(kept) > most) kept = [...kept].slice(0, -1).join('');
  return kept;
}

function address(content: Content, name: string): string {
  const url = required(content, name, BYTES.url);
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw wrong(`${name} is no address`);
  return url;
}

const file =
  (type: MediaType): Check =>
  (content, { media }) => {
    const { id, name } = media.require(content['media_id'], type);
    return { kind: type, body: { media: id, name } };
  };

const program = (content: Content, titled: { media: MediaStore } | null) => ({
  app: required(content, 'appid', APP_ID_BYTES),
  path: required(content, 'pagepath', BYTES.long),
  ...(titled
    ? {
        title: required(content, 'title', BYTES.program),
        thumb: titled.media.require(content['thumb_media_id'], 'image').id,
      }
    : {}),
});

function objectIn(content: Content, name: string): Content {
  const value = content[name];
  if (!value || typeof value !== 'object' || Array.isArray(value)) throw wrong(`${name} is missing`);
  return value as Content;
}

/** What an item of a menu says; only clicks come back. */
function menuItem(item: Content): { id: string; label: string; kind: string } {
  const kind = item['type'];
  if (kind !== 'click' && kind !== 'view' && kind !== 'miniprogram' && kind !== 'text')
    throw wrong('type of a menu item');
  const content = objectIn(item, kind);
  if (kind === 'view') address(content, 'url');
  if (kind === 'miniprogram') program(content, null);
  const label = required(content, 'content', kind === 'click' ? BYTES.item : BYTES.long);
  return { id: kind === 'click' ? optional(content, 'id', ITEM_ID_BYTES) : '', label, kind };
}

const CHECKS: Record<string, Check> = {
  text: (content, { textBytes }) => ({
    kind: 'text',
    body: { text: required(content, 'content', textBytes) },
  }),
  image: file('image'),
  voice: file('voice'),
  video: file('video'),
  file: file('file'),
  link: (content, { media }) => ({
    kind: 'news',
    body: {
      title: required(content, 'title', BYTES.title),
      description: cut(content, 'desc', BYTES.description),
      url: address(content, 'url'),
      thumb: media.require(content['thumb_media_id'], 'image').id,
    },
  }),
  miniprogram: (content, { media }) => ({ kind: 'mini-program', body: program(content, { media }) }),
  msgmenu(content) {
    const list = content['list'];
    if (list !== undefined && !Array.isArray(list)) throw wrong('list');
    const items = ((list ?? []) as Content[]).map(menuItem);
    if (items.length > MENU_ITEMS) throw wrong(`list has at most ${MENU_ITEMS} items`);
    const [head, tail] = [
      optional(content, 'head_content', BYTES.head),
      optional(content, 'tail_content', BYTES.head),
    ];
    if (!head && !tail && items.length === 0) throw wrong('an empty menu');
    const choices = items
      .filter(({ kind }) => kind === 'click')
      .map(({ id, label }) => ({ label, act: { act: 'menu_item', id, text: label } }));
    return { kind: 'menu', body: { head, items, tail, choices } };
  },
  location(content) {
    const [latitude, longitude] = [content['latitude'], content['longitude']];
    if (typeof latitude !== 'number' || Math.abs(latitude) > 90) throw wrong('latitude');
    if (typeof longitude !== 'number' || Math.abs(longitude) > 180) throw wrong('longitude');
    const label = optional(content, 'name', BYTES.url) || optional(content, 'address', BYTES.url);
    return { kind: 'location', body: { latitude, longitude, label } };
  },
  ca_link: (content) => ({ kind: 'news', body: { title: '', url: address(content, 'link_url') } }),
};

/** What a message of the API shows on the phone. @throws WeComError */
export function checkContent(message: Content, checking: Checking): Shown {
  const type = message['msgtype'];
  if (typeof type !== 'string' || !Object.hasOwn(CHECKS, type)) throw new WeComError(40008);
  return (CHECKS[type] as Check)(objectIn(message, type), checking);
}
