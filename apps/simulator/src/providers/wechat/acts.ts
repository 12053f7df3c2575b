import { WrongControl, type Act } from '../../provider';
import { fileIn, textOf } from './act-file';
import type { AccountSettings, Kind, WindowAct } from './account';
import { EXTENSIONS, type Media, type MediaStore } from './media';
import type { Person } from './people';
import type { Field, Fields } from './write-fields';

/** What an act becomes: what is pushed, what the user's own phone shows, what it opens. */
export interface Deed {
  /** Null: nothing is pushed (a picture of a menu's look, for example). */
  event: string;
  /** Between CreateTime and MsgId. `MsgType` is in it. */
  fields: Fields;
  /** Messages have a MsgId; events have none. */
  message: boolean;
  shown: { kind: string; body: Record<string, unknown> } | null;
  opens: WindowAct | null;
}

export interface Scene {
  kind: Kind;
  settings: AccountSettings;
  person: Person;
  media: MediaStore;
  fileUrl(media: Media): string;
  now(): number;
}

type Doing = (act: Act, scene: Scene) => Deed | Promise<Deed>;

const message = (
  fields: Fields,
  shown: { kind: string; body: Record<string, unknown> },
  opens: WindowAct | null = 'message',
): Deed => ({ event: String(fields['MsgType']), fields, message: true, shown, opens });

const event = (name: string, fields: Fields, more: Partial<Deed> = {}): Deed => ({
  event: name,
  fields: { MsgType: 'event', Event: name, ...fields },
  message: false,
  shown: null,
  opens: null,
  ...more,
});

const fileOf = async (act: Act, { media }: Scene, type: Media['type']): Promise<Media> =>
  media.keep({ type, ...(await fileIn(act, type)) });

const thumbOf = (scene: Scene) =>
  scene.media.keep({ type: 'thumb', name: 'thumb.jpg', contentType: 'image/jpeg', bytes: SMALL_JPEG });

const messages: Record<string, Doing> = {
  text: (act) => {
    const Content = textOf(act, 'text');
    return message({ MsgType: 'text', Content }, { kind: 'text', body: { text: Content } });
  },
  async image(act, scene) {
    const media = await fileOf(act, scene, 'image');
    const url = scene.fileUrl(media);
    return message(
      { MsgType: 'image', PicUrl: url, MediaId: media.id },
      { kind: 'image', body: { media: media.id } },
    );
  },
  async voice(act, scene) {
    const media = await fileOf(act, scene, 'voice');
    const Format = EXTENSIONS[media.contentType] ?? 'amr';
    const seconds = Number(act['seconds'] ?? 0);
    return message(
      {
        MsgType: 'voice',
        MediaId: media.id,
        Format,
        ...(act['recognition'] ? { Recognition: textOf(act, 'recognition') } : {}),
        MediaId16K: scene.media.keep({ ...media, name: 'voice16k.speex' }).id,
      },
      { kind: 'voice', body: { media: media.id, seconds } },
    );
  },
  video: (act, scene) => video('video', act, scene),
  shortvideo: (act, scene) => video('shortvideo', act, scene),
  location(act) {
    const Location_X = Number(textOf(act, 'latitude'));
    const Location_Y = Number(textOf(act, 'longitude'));
    const Label = textOf(act, 'label', '');
    return message(
      { MsgType: 'location', Location_X, Location_Y, Scale: Number(act['scale'] ?? 16), Label },
      { kind: 'location', body: { latitude: Location_X, longitude: Location_Y, label: Label } },
    );
  },
  link(act) {
    const [Title, Description, Url] = [
      textOf(act, 'title'),
      textOf(act, 'description', ''),
      textOf(act, 'url'),
    ];
    return message(
      { MsgType: 'link', Title, Description, Url },
      { kind: 'link', body: { title: Title, description: Description, url: Url } },
    );
  },
  miniprogrampage(act, scene) {
    const [Title, AppId, PagePath] = [textOf(act, 'title'), scene.settings.app_id, textOf(act, 'page_path')];
    const thumb = thumbOf(scene);
    return message(
      {
        MsgType: 'miniprogrampage',
        Title,
        AppId,
        PagePath,
        ThumbUrl: scene.fileUrl(thumb),
        ThumbMediaId: thumb.id,
      },
      { kind: 'mini-program', body: { title: Title, path: PagePath } },
    );
  },
  file: (act) =>
    message(
      {
        MsgType: 'file',
        Title: textOf(act, 'file_name'),
        Description: '',
        FileKey: textOf(act, 'file_name'),
        FileMd5: '0'.repeat(32),
        FileTotalLen: Number(act['size'] ?? 1),
      },
      { kind: 'file', body: { name: textOf(act, 'file_name') } },
    ),
  /** A kind nobody knows yet; `fields` as they are to be pushed. */
  unknown: (act) =>
    message(
      { MsgType: textOf(act, 'msg_type', 'wxfuture'), ...((act['fields'] as Fields | undefined) ?? {}) },
      { kind: 'unknown', body: { type: textOf(act, 'msg_type', 'wxfuture') } },
    ),
  /** A click on an item of a menu message: looks like text, opens only what a menu opens. */
  menu_item: (act) => {
    const Content = textOf(act, 'text');
    return message(
      { MsgType: 'text', Content, bizmsgmenuid: textOf(act, 'id') },
      { kind: 'text', body: { text: Content } },
      'menu',
    );
  },
};

async function video(type: 'video' | 'shortvideo', act: Act, scene: Scene): Promise<Deed> {
  const media = await fileOf(act, scene, 'video');
  return message(
    { MsgType: type, MediaId: media.id, ThumbMediaId: thumbOf(scene).id },
    { kind: 'video', body: { media: media.id } },
  );
}

const key = (act: Act): Fields => ({ EventKey: textOf(act, 'key', '') });

const events: Record<string, Doing> = {
  subscribe(act, { person, now }) {
    const scene = act['scene'] === undefined ? null : textOf(act, 'scene');
    Object.assign(person, { following: true, followedAt: now() });
    if (scene !== null) Object.assign(person, { followedBy: 'ADD_SCENE_QR_CODE', scene });
    return event(
      'subscribe',
      scene === null
        ? { EventKey: '' }
        : { EventKey: `qrscene_${scene}`, Ticket: textOf(act, 'ticket', 'gQH7') },
      { opens: 'follow', shown: { kind: 'line', body: { code: 'followed' } } },
    );
  },
  unsubscribe(_act, { person }) {
    Object.assign(person, { following: false, window: null });
    return event('unsubscribe', { EventKey: '' }, { shown: { kind: 'line', body: { code: 'unfollowed' } } });
  },
  /** By one who does not follow yet it is a follow. */
  scan(act, scene) {
    if (!scene.person.following) return (events['subscribe'] as Doing)(act, scene);
    return event(
      'SCAN',
      { EventKey: textOf(act, 'scene', '1'), Ticket: textOf(act, 'ticket', 'gQH7') },
      { opens: 'scan', shown: { kind: 'line', body: { code: 'scanned', scene: act['scene'] ?? '1' } } },
    );
  },
  click: (act) =>
    event('CLICK', key(act), {
      opens: 'menu',
      shown: { kind: 'line', body: { code: 'clicked', key: act['key'], label: act['label'] } },
    }),
  view: (act) => event('VIEW', { ...key(act), MenuId: textOf(act, 'menu_id', '419119214') }),
  view_miniprogram: (act) =>
    event('view_miniprogram', { ...key(act), MenuId: textOf(act, 'menu_id', '419119214') }),
  scancode_push: (act) => scancode('scancode_push', act),
  scancode_waitmsg: (act) => scancode('scancode_waitmsg', act),
  pic_sysphoto: (act) => pictures('pic_sysphoto', act),
  pic_photo_or_album: (act) => pictures('pic_photo_or_album', act),
  pic_weixin: (act) => pictures('pic_weixin', act),
  location_select: (act) =>
    event('location_select', {
      ...key(act),
      SendLocationInfo: {
        Location_X: textOf(act, 'latitude'),
        Location_Y: textOf(act, 'longitude'),
        Scale: '16',
        Label: textOf(act, 'label', ''),
        Poiname: textOf(act, 'place', ''),
      },
    }),
  location_report: (act) =>
    event('LOCATION', {
      Latitude: Number(textOf(act, 'latitude')),
      Longitude: Number(textOf(act, 'longitude')),
      Precision: Number(act['precision'] ?? 65),
    }),
  /** The user pays: no push, but it opens the window. */
  template_finished: (act) =>
    event('TEMPLATESENDJOBFINISH', {
      MsgID: Number(act['msg_id'] ?? 200163836),
      Status: textOf(act, 'status', 'success'),
    }),
  enter: (act) =>
    event(
      'user_enter_tempsession',
      { SessionFrom: textOf(act, 'from', '') },
      { opens: 'enter', shown: { kind: 'line', body: { code: 'entered' } } },
    ),
  /** Any event at all. */
  event: (act) => event(textOf(act, 'event'), (act['fields'] as Record<string, Field> | undefined) ?? {}),
};

function scancode(name: string, act: Act): Deed {
  const info = { ScanType: textOf(act, 'scan_type', 'qrcode'), ScanResult: textOf(act, 'result', '1') };
  return event(name, { ...key(act), ScanCodeInfo: info }, { opens: 'menu' });
}

function pictures(name: string, act: Act): Deed {
  const PicList = [{ PicMd5Sum: textOf(act, 'md5', '1b5f7c23b5bf75682a53e7b6d163e185') }];
  return event(name, { ...key(act), SendPicsInfo: { Count: 1, PicList } });
}

const OFFICIAL_ONLY = new Set([
  'subscribe',
  'unsubscribe',
  'scan',
  'click',
  'view',
  'voice',
  'video',
  'shortvideo',
  'location',
  'location_report',
  'menu_item',
]);

/** What this act is. @throws WrongControl when there is none of this name, or this account cannot meet it */
export async function deedOf(act: Act, scene: Scene): Promise<Deed> {
  const doing = Object.hasOwn(messages, act.act)
    ? messages[act.act]
    : Object.hasOwn(events, act.act)
      ? events[act.act]
      : undefined;
  if (!doing)
    throw new WrongControl(
      `act "${act.act}" is none of ${[...Object.keys(messages), ...Object.keys(events)].join(', ')}`,
    );
  if (scene.kind === 'mini-program' && OFFICIAL_ONLY.has(act.act))
    throw new WrongControl(`a mini program's customer cannot ${act.act}`);
  if (scene.kind === 'official' && ['enter', 'miniprogrampage'].includes(act.act))
    throw new WrongControl(`an official account's follower cannot ${act.act}`);
  if (scene.kind === 'official' && !scene.person.following && !['subscribe', 'scan'].includes(act.act))
    throw new WrongControl('who does not follow cannot do that; subscribe first');
  return doing(act, scene);
}

/** One grey pixel. */
const SMALL_JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
  'base64',
);
