import type { AccountSettings, Kind } from './account';
import { WeChatError } from './errors';
import type { MediaStore } from './media';

/** What the follower's phone shows of a message of the account. */
export interface Shown {
  kind: string;
  body: Record<string, unknown>;
}

export interface Checking {
  settings: AccountSettings;
  media: MediaStore;
}

type Content = Record<string, unknown>;
type Check = (content: Content, checking: Checking) => Shown;

const TITLE_BYTES = 512;
const DESCRIPTION_BYTES = 1_024;
const MENU_ITEMS = 50;

const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8');

/** A text field that must have something in it. */
function required(content: Content, name: string): string {
  const value = content[name];
  if (typeof value !== 'string' || value === '') throw new WeChatError(40035, `${name} is missing`);
  return value;
}

function optional(content: Content, name: string): string {
  const value = content[name] ?? '';
  if (typeof value !== 'string') throw new WeChatError(40035, `${name} is no text`);
  return value;
}

function titles(content: Content): { title: string; description: string } {
  const title = required(content, 'title');
  const description = optional(content, 'description');
  if (bytesOf(title) > TITLE_BYTES) throw new WeChatError(45003);
  if (bytesOf(description) > DESCRIPTION_BYTES) throw new WeChatError(45004);
  return { title, description };
}

function address(content: Content, name: string): string {
  const url = required(content, name);
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new WeChatError(40066, name);
  return url;
}

const mediaOf = (content: Content, { media }: Checking, types: readonly string[]) => {
  if (content['media_id'] === undefined) throw new WeChatError(41006);
  const found = media.require(content['media_id']);
  if (!types.includes(found.type)) throw new WeChatError(40007);
  return found.id;
};

const thumbOf = (content: Content, { media }: Checking) => {
  const found = media.require(content['thumb_media_id']);
  if (found.type !== 'thumb' && found.type !== 'image') throw new WeChatError(40007);
  return found.id;
};

const text: Check = (content, { settings }) => {
  const value = content['content'];
  if (typeof value !== 'string' || value === '') throw new WeChatError(44004);
  if (bytesOf(value) > settings.text_bytes) throw new WeChatError(45002);
  return { kind: 'text', body: { text: value } };
};

const image: Check = (content, checking) => ({
  kind: 'image',
  body: { media: mediaOf(content, checking, ['image']) },
});

const OFFICIAL: Record<string, Check> = {
  text,
  image,
  voice: (content, checking) => ({ kind: 'voice', body: { media: mediaOf(content, checking, ['voice']) } }),
  video: (content, checking) => ({
    kind: 'video',
    body: {
      media: mediaOf(content, checking, ['video']),
      thumb: thumbOf(content, checking),
      title: optional(content, 'title'),
      description: optional(content, 'description'),
    },
  }),
  music: (content, checking) => ({
    kind: 'music',
    body: {
      ...titles(content),
      url: address(content, 'musicurl'),
      hqUrl: address(content, 'hqmusicurl'),
      thumb: thumbOf(content, checking),
    },
  }),
  news(content) {
    const articles = content['articles'];
    if (!Array.isArray(articles)) throw new WeChatError(45162);
    if (articles.length === 0) throw new WeChatError(44003);
    if (articles.length > 1) throw new WeChatError(45008);
    const [article] = articles as Content[];
    const url = address(article as Content, 'url');
    const picture = optional(article as Content, 'picurl');
    return { kind: 'news', body: { ...titles(article as Content), url, picture } };
  },
  mpnews: (content, { media }) => ({ kind: 'article', body: { id: media.require(content['media_id']).id } }),
  mpnewsarticle: (content) => ({ kind: 'article', body: { id: required(content, 'article_id') } }),
  msgmenu(content, { settings }) {
    if (!settings.msgmenu) throw new WeChatError(40200);
    const list = content['list'];
    if (!Array.isArray(list) || list.length === 0 || list.length > MENU_ITEMS)
      throw new WeChatError(40035, `list has 1 to ${MENU_ITEMS} items`);
    const items = (list as Content[]).map((item) => ({
      id: required(item, 'id'),
      label: required(item, 'content'),
    }));
    const all = [optional(content, 'head_content'), ...items.map((item) => item.label)];
    if (bytesOf(all.join('')) > settings.text_bytes) throw new WeChatError(45002);
    return {
      kind: 'menu',
      body: {
        head: optional(content, 'head_content'),
        items,
        tail: optional(content, 'tail_content'),
        choices: items.map(({ id, label }) => ({ label, act: { act: 'menu_item', id, text: label } })),
      },
    };
  },
  miniprogrampage(content, checking) {
    const app = required(content, 'appid');
    const { linked_apps: linked } = checking.settings;
    if (linked && !linked.includes(app)) throw new WeChatError(40013, 'the mini program is not linked');
    const path = required(content, 'pagepath');
    return {
      kind: 'mini-program',
      body: { title: required(content, 'title'), app, path, thumb: thumbOf(content, checking) },
    };
  },
  wxcard: (content) => ({ kind: 'coupon', body: { id: required(content, 'card_id') } }),
};

const MINI_PROGRAM: Record<string, Check> = {
  text,
  image,
  link: (content) => ({
    kind: 'news',
    body: {
      ...titles(content),
      url: address(content, 'url'),
      picture: optional(content, 'thumb_url'),
    },
  }),
  miniprogrampage: (content, checking) => ({
    kind: 'mini-program',
    body: {
      title: required(content, 'title'),
      app: checking.settings.app_id,
      path: required(content, 'pagepath'),
      thumb: thumbOf(content, checking),
    },
  }),
};

/** What a message of custom/send shows. @throws WeChatError */
export function checkContent(kind: Kind, message: Record<string, unknown>, checking: Checking): Shown {
  const type = message['msgtype'];
  const checks = kind === 'official' ? OFFICIAL : MINI_PROGRAM;
  if (typeof type !== 'string' || !Object.hasOwn(checks, type)) throw new WeChatError(40008);
  const content = message[type];
  if (!content || typeof content !== 'object' || Array.isArray(content))
    throw new WeChatError(40035, `${type} is missing`);
  return (checks[type] as Check)(content as Content, checking);
}
