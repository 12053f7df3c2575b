import type { Act } from '../../provider';
import { fileIn, textOf } from '../wechat/act-file';
import type { Shown } from '../wechat/check-content';
import { eventItem, namedDoings, type Deed, type Doing, type Scene } from './deed';
import type { Media, MediaType } from './media';

const fileOf = async (act: Act, { media }: Scene, type: MediaType): Promise<Media> =>
  media.keep({ type, ...(await fileIn(act, type)) });

const said = (msgtype: string, content: Record<string, unknown>, shown: Shown): Deed => ({
  items: [{ origin: 3, msgtype, content }],
  shown: { ...shown, from: 'user' },
});

const file =
  (type: MediaType): Doing =>
  async (act, scene) => {
    const { id, name } = await fileOf(act, scene, type);
    return said(
      type,
      { media_id: id },
      {
        kind: type,
        body: {
          media: id,
          name,
          ...(act['seconds'] === undefined ? {} : { seconds: Number(act['seconds']) }),
        },
      },
    );
  };

const card =
  (msgtype: string, fields: readonly string[]): Doing =>
  (act) => {
    const content = Object.fromEntries(fields.map((name) => [name, textOf(act, name, '')]));
    return said(msgtype, content, {
      kind: 'mini-program',
      body: { title: textOf(act, 'title', ''), path: content[fields[0] as string] ?? '' },
    });
  };

/** What a customer says; each opens the window anew. */
export const SAYS: ReadonlyMap<string, Doing> = namedDoings({
  text(act) {
    const content = textOf(act, 'text');
    return said('text', { content }, { kind: 'text', body: { text: content } });
  },
  /** A click on an item of a menu of the account's. */
  menu_item(act) {
    const content = textOf(act, 'text');
    const menu_id = textOf(act, 'id');
    return said('text', { content, menu_id }, { kind: 'text', body: { text: content } });
  },
  image: file('image'),
  voice: file('voice'),
  video: file('video'),
  file: file('file'),
  location(act) {
    const [latitude, longitude] = [Number(textOf(act, 'latitude')), Number(textOf(act, 'longitude'))];
    const [name, address] = [textOf(act, 'label', ''), textOf(act, 'address', '')];
    return said(
      'location',
      { latitude, longitude, name, address },
      { kind: 'location', body: { latitude, longitude, label: name || address } },
    );
  },
  link(act) {
    const [title, url] = [textOf(act, 'title'), textOf(act, 'url')];
    const desc = textOf(act, 'description', '');
    return said(
      'link',
      { title, desc, url, pic_url: textOf(act, 'picture', '') },
      { kind: 'link', body: { title, description: desc, url } },
    );
  },
  miniprogram(act, { media }) {
    const [title, appid] = [textOf(act, 'title'), textOf(act, 'appid', 'wx0123456789abcdef')];
    const pagepath = textOf(act, 'page_path');
    const thumb = media.keep({
      type: 'image',
      name: 'thumb.jpg',
      contentType: 'image/jpeg',
      bytes: SMALL_JPEG,
    });
    return said(
      'miniprogram',
      { title, appid, pagepath, thumb_media_id: thumb.id },
      { kind: 'mini-program', body: { title, path: pagepath } },
    );
  },
  business_card: (act) =>
    said('business_card', { userid: textOf(act, 'userid') }, { kind: 'business_card', body: {} }),
  product: card('channels_shop_product', [
    'product_id',
    'title',
    'sales_price',
    'head_image',
    'shop_nickname',
  ]),
  order: card('channels_shop_order', ['order_id', 'product_titles', 'price_wording', 'state', 'image_url']),
  /** A kind nobody knows yet; `fields` as they are to be fetched. */
  unknown(act) {
    const msgtype = textOf(act, 'msg_type', 'wecom_future');
    const fields = (act['fields'] as Record<string, unknown> | undefined) ?? {};
    return said(msgtype, fields, { kind: 'unknown', body: { type: msgtype } });
  },
});

const LONG_MS = 48 * 3_600_000;

/** What a customer does without saying anything. */
export const DOES: ReadonlyMap<string, Doing> = namedDoings({
  /** Opens the chat; greeted once in two days, and only who has not written in that time. */
  enter(act, { person, settings, codes, now }) {
    const scene = textOf(act, 'scene', '');
    const scene_param = textOf(act, 'scene_param', '');
    person.entered = { scene, scene_param };
    const lately = [person.lastWroteAt, person.welcomedAt].some((at) => at !== null && now() - at < LONG_MS);
    const greets = !settings.native_welcome && !lately;
    return {
      items: [
        eventItem('enter_session', {
          scene,
          scene_param,
          ...(greets ? { welcome_code: codes.give(person, 'welcome') } : {}),
        }),
      ],
      shown: { kind: 'line', body: { code: 'entered' }, from: 'system' },
    };
  },
  recall(act, { idOf }) {
    const recall_msgid = idOf(act['message'], 3);
    return { items: [eventItem('user_recall_msg', { recall_msgid })], recalls: recall_msgid };
  },
  /** Any event at all. */
  event: (act) => ({
    items: [
      eventItem(textOf(act, 'event_type'), (act['fields'] as Record<string, unknown> | undefined) ?? {}),
    ],
  }),
});

/** One grey pixel. */
const SMALL_JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
  'base64',
);
