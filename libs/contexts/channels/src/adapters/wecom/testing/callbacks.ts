import type { RawEvent } from '../../adapter';
import type { Settings } from '../../settings';
import type { InboundRequest, ReadFixture } from '../../../testing/channel-fixtures';
import { sealedPush } from '../../wechat/testing/pushes';

/** The moment at which these callbacks are written. */
export const NOW = new Date(1_767_225_700_000);

/** A customer service account of a company. */
export const SETTINGS: Settings = {
  hookUrl: 'https://shop.example/hooks/wecom/demo-wecom',
  corpId: 'wwa91c0d5577e2bb04',
  secret: 'corp-secret-8f2b7c',
  openKfId: 'wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q',
  token: 'wecomKfTok',
  encodingAesKey: 'SPox05V+GbUMVkSLbaKdqPw7VjWvzO1y0huo+YJxfWg',
};

export const STRANGERS: Settings = {
  ...SETTINGS,
  token: 'stranger',
  encodingAesKey: 'OV/Dp/kiNmwhhUIGDQox0tnHAX9o6wDwvevMJhGE/+0',
};

export const ROTATED: Settings = {
  ...SETTINGS,
  token: 'Another_Token',
  tokenPrevious: SETTINGS.token,
  encodingAesKey: STRANGERS.encodingAesKey,
  encodingAesKeyPrevious: SETTINGS.encodingAesKey,
};

/** "There is something to fetch", for an account. */
export function callback(openKfId = String(SETTINGS.openKfId), event = 'kf_msg_or_event'): string {
  return `<xml><ToUserName><![CDATA[${SETTINGS.corpId}]]></ToUserName><CreateTime>1767225700</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event><Token><![CDATA[ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR]]></Token><OpenKfId><![CDATA[${openKfId}]]></OpenKfId></xml>`;
}

/** As WeCom sends it: always encrypted, no plain signature. */
export function push(body: string, by: { at: Date; settings: Settings }): InboundRequest {
  const { query, ...request } = sealedPush(body, by, 'corpId');
  const { timestamp, nonce, msg_signature } = query;
  return { ...request, query: { timestamp, nonce, msg_signature } };
}

/** An item of `sync_msg` as it lies in the store. */
export function item(fields: object): RawEvent {
  const whole = {
    msgid: 'from_msgid_4622416642169452483',
    open_kfid: SETTINGS.openKfId,
    external_userid: 'wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw',
    send_time: 1_767_225_700,
    origin: 3,
    ...fields,
  };
  return { key: whole.msgid, at: NOW, raw: Buffer.from(JSON.stringify(whole)) };
}

const sender = { externalId: 'wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw' };

function message(name: string, fields: object, ...[part, more = {}]: [object, object?]): ReadFixture {
  const about = { kind: 'message', sender, externalId: 'from_msgid_4622416642169452483', sentAt: NOW };
  return {
    name,
    event: item(fields),
    expected: [{ ...about, parts: [part], opens: 'message', ...more }],
  };
}

/** Ids of an event stand inside it. */
function event(name: string, fields: object, expected: object): ReadFixture {
  const ids = { open_kfid: SETTINGS.openKfId, external_userid: sender.externalId };
  return {
    name: `the event ${name}`,
    event: item({
      msgtype: 'event',
      origin: 4,
      external_userid: undefined,
      open_kfid: undefined,
      event: { event_type: name, ...ids, ...fields },
    }),
    expected: [expected],
  };
}

const soon = new Date(NOW.getTime() + 20_000);

export const READS: ReadFixture[] = [
  {
    name: 'a callback as something to fetch',
    event: { key: 'callback', at: NOW, raw: Buffer.from(callback()) },
    expected: [{ kind: 'pull', hint: 'ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR' }],
  },
  message('a text', { msgtype: 'text', text: { content: '你好' } }, { kind: 'text', text: '你好' }),
  message(
    'a click on a menu of ours',
    { msgtype: 'text', text: { content: '满意', menu_id: 'csat:1:5' } },
    { kind: 'text', text: '满意' },
    { action: { itemId: 'csat:1:5', label: '满意' } },
  ),
  ...(['image', 'voice', 'video', 'file'] as const).map((kind) =>
    message(
      `a message of kind ${kind}`,
      { msgtype: kind, [kind]: { media_id: 'm-1' } },
      {
        kind,
        media: { ref: 'm-1' },
      },
    ),
  ),
  message(
    'a place',
    { msgtype: 'location', location: { latitude: 23.1, longitude: 113.3, name: '门店', address: '广州' } },
    { kind: 'location', latitude: 23.1, longitude: 113.3, name: '门店', address: '广州' },
  ),
  message(
    'a link',
    {
      msgtype: 'link',
      link: { title: '订单', desc: '详情', url: 'https://a.example', pic_url: 'https://p' },
    },
    { kind: 'link', url: 'https://a.example', title: '订单', description: '详情' },
  ),
  message(
    'a mini program',
    {
      msgtype: 'miniprogram',
      miniprogram: { title: '外套', appid: 'wx1', pagepath: 'p?id=9', thumb_media_id: 't' },
    },
    { kind: 'product-card', productId: 'p?id=9', title: '外套' },
  ),
  message(
    'a product of the channels shop',
    {
      msgtype: 'channels_shop_product',
      channels_shop_product: {
        product_id: 'P9',
        title: '外套',
        sales_price: '¥129',
        head_image: 'https://i.example/9',
      },
    },
    { kind: 'product-card', productId: 'P9', title: '外套', price: '¥129', imageUrl: 'https://i.example/9' },
  ),
  message(
    'an order of the channels shop',
    {
      msgtype: 'channels_shop_order',
      channels_shop_order: { order_id: 'O1', product_titles: '外套', price_wording: '¥129', image_url: '' },
    },
    { kind: 'product-card', productId: 'O1', title: '外套', price: '¥129' },
  ),
  {
    name: 'what an agent wrote in WeCom as the shop’s answer',
    event: item({ msgtype: 'text', origin: 5, servicer_userid: 'LiSi', text: { content: '您好' } }),
    expected: [
      {
        kind: 'answer',
        to: sender,
        externalId: 'from_msgid_4622416642169452483',
        sentAt: NOW,
        parts: [{ kind: 'text', text: '您好' }],
      },
    ],
  },
  {
    name: 'a picture that an agent sent in WeCom',
    event: item({ msgtype: 'image', origin: 5, servicer_userid: 'LiSi', image: { media_id: 'm-1' } }),
    expected: [{ kind: 'answer', to: sender, parts: [{ kind: 'image', media: { ref: 'm-1' } }] }],
  },
  {
    name: 'what WeCom itself said as nobody’s',
    event: item({ msgtype: 'text', origin: 4, text: { content: '您好' } }),
    expected: [{ kind: 'ignored' }],
  },
  event(
    'enter_session',
    { scene: 'order', scene_param: 'id=9', welcome_code: 'W1' },
    {
      kind: 'contact',
      sender,
      act: 'entered',
      at: NOW,
      value: 'order id=9',
      code: { value: 'W1', validUntil: soon },
      opens: undefined,
    },
  ),
  event('enter_session', { scene: 'order' }, { kind: 'contact', act: 'entered', code: undefined }),
  event(
    'session_status_change',
    { change_type: 3, old_servicer_userid: 'LiSi', msg_code: 'M1' },
    { kind: 'contact', sender, act: 'ended', code: { value: 'M1', validUntil: soon } },
  ),
  ...[1, 2, 4].map((change_type) =>
    event('session_status_change', { change_type, new_servicer_userid: 'LiSi' }, { kind: 'ignored' }),
  ),
  event(
    'msg_send_fail',
    { fail_msgid: 'a'.repeat(32), fail_type: 4 },
    {
      kind: 'receipt',
      providerId: 'a'.repeat(32),
      externalId: sender.externalId,
      state: 'failed',
      failure: { class: 'window-closed', code: 'fail_type 4' },
      at: NOW,
    },
  ),
  event('msg_send_fail', { fail_msgid: 'x', fail_type: 6 }, { failure: { class: 'quota-reached' } }),
  event('msg_send_fail', { fail_msgid: 'x', fail_type: 10 }, { failure: { class: 'recipient-unreachable' } }),
  event('msg_send_fail', { fail_msgid: 'x', fail_type: 77 }, { failure: { code: 'fail_type 77' } }),
  event(
    'user_recall_msg',
    { recall_msgid: 'r-1' },
    { kind: 'deleted', sender, externalId: 'r-1', sentAt: NOW },
  ),
  event(
    'servicer_recall_msg',
    { recall_msgid: 'r-2', servicer_userid: 'LiSi' },
    { kind: 'deleted', sender, externalId: 'r-2', sentAt: NOW, byShop: true },
  ),
  event('servicer_status_change', { servicer_userid: 'LiSi', status: 1 }, { kind: 'ignored' }),
  event('reject_customer_msg_switch_change', { servicer_userid: 'LiSi' }, { kind: 'ignored' }),
];
