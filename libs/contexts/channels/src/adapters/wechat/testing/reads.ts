import type { ReadFixture } from '../../../testing/channel-fixtures';
import { json, NOW, stored, xml } from './pushes';

const sender = { externalId: 'oKfUser_0001' };
const tag = (name: string, value: string) => `<${name}><![CDATA[${value}]]></${name}>`;

/** A message in XML and what it is read as; the kinds of channels.md 1.2. */
function message(name: string, fields: string, ...[part, more = {}]: [object, object?]): ReadFixture {
  return {
    name,
    event: stored(xml(`${fields}<MsgId>24930112233445566</MsgId>`)),
    expected: [
      {
        kind: 'message',
        sender,
        externalId: '24930112233445566',
        sentAt: NOW,
        parts: [part],
        opens: 'message',
        ...more,
      },
    ],
  };
}

function event(name: string, fields: string, expected: object): ReadFixture {
  return {
    name: `the event ${name}`,
    event: stored(xml(`<MsgType><![CDATA[event]]></MsgType>${tag('Event', name)}${fields}`)),
    expected: [expected],
  };
}

const contact = (act: string, more: object = {}) => ({ kind: 'contact', sender, act, at: NOW, ...more });
const ignored = { kind: 'ignored' };

export const MESSAGES: ReadFixture[] = [
  message('a text', tag('MsgType', 'text') + tag('Content', '您好 <30> 🙂'), {
    kind: 'text',
    text: '您好 <30> 🙂',
  }),
  message(
    'a click on a menu of ours, which opens the window of menus only',
    tag('MsgType', 'text') + tag('Content', '非常满意') + tag('bizmsgmenuid', 'csat:5'),
    { kind: 'text', text: '非常满意' },
    { action: { itemId: 'csat:5', label: '非常满意' }, opens: 'menu' },
  ),
  message(
    'a text from inside an article',
    `${tag('MsgType', 'text')}${tag('Content', '多少钱')}<MsgDataId>2247483</MsgDataId><Idx>2</Idx>`,
    { kind: 'text', text: '多少钱' },
    { source: 'article:2247483:2' },
  ),
  message(
    'a picture',
    tag('MsgType', 'image') + tag('PicUrl', 'http://mmbiz.qpic.cn/1') + tag('MediaId', 'm-1'),
    { kind: 'image', media: { ref: 'm-1' } },
  ),
  message('a voice message', tag('MsgType', 'voice') + tag('MediaId', 'm-2') + tag('Format', 'amr'), {
    kind: 'voice',
    media: { ref: 'm-2', contentType: 'audio/amr' },
  }),
  message(
    'a voice message that WeChat understood',
    tag('MsgType', 'voice') +
      tag('MediaId', 'm-3') +
      tag('Format', 'speex') +
      tag('Recognition', '我要退货') +
      tag('MediaId16K', 'm-16'),
    { kind: 'voice', media: { ref: 'm-3', contentType: 'audio/x-speex' }, caption: '我要退货' },
  ),
  ...['video', 'shortvideo'].map((kind) =>
    message(`a ${kind}`, tag('MsgType', kind) + tag('MediaId', 'm-4') + tag('ThumbMediaId', 't-4'), {
      kind: 'video',
      media: { ref: 'm-4' },
    }),
  ),
  message(
    'a place',
    `${tag('MsgType', 'location')}<Location_X>23.134521</Location_X><Location_Y>113.358803</Location_Y><Scale>20</Scale>${tag('Label', '广州市')}`,
    { kind: 'location', latitude: 23.134521, longitude: 113.358803, address: '广州市' },
  ),
  message(
    'a link',
    tag('MsgType', 'link') +
      tag('Title', '订单') +
      tag('Description', '详情') +
      tag('Url', 'https://shop.example/1'),
    { kind: 'link', url: 'https://shop.example/1', title: '订单', description: '详情' },
  ),
  message(
    'a card of a mini program',
    tag('MsgType', 'miniprogrampage') +
      tag('Title', '红色外套') +
      tag('AppId', 'wx1') +
      tag('PagePath', 'pages/item?id=9') +
      tag('ThumbUrl', 'https://img.example/9.jpg') +
      tag('ThumbMediaId', 't'),
    {
      kind: 'product-card',
      productId: 'pages/item?id=9',
      title: '红色外套',
      imageUrl: 'https://img.example/9.jpg',
    },
  ),
  message('a place without figures as unsupported', tag('MsgType', 'location'), {
    kind: 'unsupported',
    providerKind: 'location',
  }),
  {
    name: 'a message in JSON with a long id',
    event: stored(json('"MsgType":"text","Content":"在吗","MsgId":9223372036854775807')),
    expected: [
      {
        kind: 'message',
        externalId: '9223372036854775807',
        sentAt: NOW,
        parts: [{ kind: 'text', text: '在吗' }],
      },
    ],
  },
];

export const EVENTS: ReadFixture[] = [
  event('subscribe', '', contact('followed', { opens: 'follow' })),
  event(
    'subscribe',
    tag('EventKey', 'qrscene_shop-7') + tag('Ticket', 'T'),
    contact('followed', { value: 'shop-7', opens: 'follow' }),
  ),
  event('unsubscribe', '', contact('unfollowed')),
  event(
    'SCAN',
    tag('EventKey', 'shop-7') + tag('Ticket', 'T'),
    contact('scanned', { value: 'shop-7', opens: 'scan' }),
  ),
  event(
    'LOCATION',
    '<Latitude>23.1</Latitude><Longitude>113.3</Longitude><Precision>119</Precision>',
    ignored,
  ),
  event('CLICK', tag('EventKey', 'service'), contact('clicked', { value: 'service', opens: 'menu' })),
  event(
    'VIEW',
    tag('EventKey', 'https://shop.example') + '<MenuId>1</MenuId>',
    contact('clicked', { value: 'https://shop.example', opens: undefined }),
  ),
  event('view_miniprogram', tag('EventKey', 'pages/a'), contact('clicked', { opens: undefined })),
  ...['scancode_push', 'scancode_waitmsg'].map((name) =>
    event(
      name,
      `${tag('EventKey', 'track')}<ScanCodeInfo>${tag('ScanType', 'qrcode')}${tag('ScanResult', 'SF123')}</ScanCodeInfo>`,
      contact('clicked', { value: 'track SF123', opens: 'menu' }),
    ),
  ),
  ...['pic_sysphoto', 'pic_photo_or_album', 'pic_weixin'].map((name) =>
    event(
      name,
      `${tag('EventKey', 'photo')}<SendPicsInfo><Count>1</Count><PicList><item>${tag('PicMd5Sum', 'f')}</item></PicList></SendPicsInfo>`,
      contact('clicked', { value: 'photo', opens: undefined }),
    ),
  ),
  event(
    'location_select',
    `${tag('EventKey', 'place')}<SendLocationInfo><Location_X>23</Location_X><Location_Y>113</Location_Y>${tag('Label', '广州市')}${tag('Poiname', '门店')}</SendLocationInfo>`,
    contact('clicked', { value: 'place 门店 广州市', opens: undefined }),
  ),
  event(
    'user_enter_tempsession',
    tag('SessionFrom', 'order:9'),
    contact('entered', { value: 'order:9', opens: 'enter' }),
  ),
  event('kf_create_session', tag('KfAccount', 'a@b'), ignored),
  event('kf_close_session', tag('KfAccount', 'a@b'), ignored),
  event('kf_switch_session', tag('FromKfAccount', 'a@b') + tag('ToKfAccount', 'c@b'), ignored),
  event('MASSSENDJOBFINISH', '<MsgID>1</MsgID>', ignored),
  event('something_new', '', ignored),
  event('TEMPLATESENDJOBFINISH', '<MsgID>200163836</MsgID>' + tag('Status', 'success'), {
    kind: 'receipt',
    providerId: '200163836',
    state: 'delivered',
  }),
  event('TEMPLATESENDJOBFINISH', '<MsgID>2</MsgID>' + tag('Status', 'failed:user block'), {
    kind: 'receipt',
    state: 'failed',
    failure: { class: 'recipient-unreachable' },
  }),
  event('TEMPLATESENDJOBFINISH', '<MsgID>3</MsgID>' + tag('Status', 'failed:system failed'), {
    kind: 'receipt',
    state: 'failed',
    failure: { class: 'retry-later' },
  }),
];
