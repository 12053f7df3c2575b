import { encrypt, getSignature } from '@wecom/crypto';
import { createHmac } from 'node:crypto';

/** A request of a provider, signed and ready to be sent. */
export interface SignedRequest {
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** Somebody's message: `serial` is unique in its channel, and stands in the text. */
export interface Said {
  serial: number;
  person: number;
  text: string;
  at: Date;
}

/** How one provider calls: its account's settings, and a message as it signs it. */
export interface WebhookProvider {
  channel: 'wechat' | 'telegram' | 'line' | 'whatsapp';
  settings: Record<string, string | boolean>;
  /** Of a hundred requests. */
  share: number;
  sign(said: Said): { query?: URLSearchParams; headers: Record<string, string>; body: Buffer };
}

const json = { 'content-type': 'application/json' };
const hmac = (secret: string, body: string) => createHmac('sha256', secret).update(body);

/** An official account in secure mode: XML in an encrypted envelope, signed in the address. */
const wechat = {
  appId: 'wx5c3f8e21aa904d17',
  appSecret: 'b7a1c0ffee5ec4e7000000000000beef',
  mode: 'secure',
  token: 'Ks9_hub-Token',
  encodingAesKey: 'OV/Dp/kiNmwhhUIGDQox0tnHAX9o6wDwvevMJhGE/+0',
};
const telegram = {
  botToken: '123456789:AAaaaaaaaaaaaaaaaaaaaaa',
  secretToken: 'a-webhook-secret-of-the-proof',
};
const line = { channelSecret: 'f2a90cc31b7d4e5588aa13c07de94b60', accessToken: 'token-of-the-channel' };
const whatsapp = {
  phoneNumberId: '700800900',
  accessToken: 'EAAG-token-of-the-shop',
  appSecret: '6d1f0b7c92e84a35bb10c7ad44e9f281',
  verifyToken: 'verify-me-please',
};

export const PROVIDERS: readonly WebhookProvider[] = [
  {
    channel: 'wechat',
    settings: wechat,
    share: 40,
    sign({ serial, person, text, at }) {
      const [timestamp, nonce] = [String(Math.floor(at.getTime() / 1_000)), String(serial)];
      const message =
        `<xml><ToUserName><![CDATA[gh_7f0a11c2be93]]></ToUserName><FromUserName><![CDATA[oKfUser_${person}]]></FromUserName>` +
        `<CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content>` +
        `<MsgId>${230_000_000_000_000 + serial}</MsgId></xml>`;
      const sealed = encrypt(wechat.encodingAesKey, message, wechat.appId);
      const query = new URLSearchParams({
        signature: getSignature(wechat.token, timestamp, nonce, ''),
        ...{ timestamp, nonce, openid: `oKfUser_${person}`, encrypt_type: 'aes' },
        msg_signature: getSignature(wechat.token, timestamp, nonce, sealed),
      });
      return {
        query,
        headers: { 'content-type': 'text/xml' },
        body: Buffer.from(
          `<xml><ToUserName><![CDATA[gh_7f0a11c2be93]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`,
        ),
      };
    },
  },
  {
    channel: 'telegram',
    settings: telegram,
    share: 20,
    sign({ serial, person, text, at }) {
      const body = {
        update_id: serial,
        message: {
          message_id: serial,
          date: Math.floor(at.getTime() / 1_000),
          chat: { id: 100_000 + person, type: 'private' },
          from: { id: 100_000 + person, is_bot: false, first_name: `Customer ${person}` },
          text,
        },
      };
      return {
        headers: { ...json, 'x-telegram-bot-api-secret-token': telegram.secretToken },
        body: Buffer.from(JSON.stringify(body)),
      };
    },
  },
  {
    channel: 'line',
    settings: line,
    share: 20,
    sign({ serial, person, text, at }) {
      const body = JSON.stringify({
        destination: 'U01',
        events: [
          {
            ...{ type: 'message', mode: 'active', timestamp: at.getTime(), replyToken: `rt-${serial}` },
            webhookEventId: `01KDW2T6Q0Z8M4V${String(serial).padStart(11, '0')}`,
            deliveryContext: { isRedelivery: false },
            source: { type: 'user', userId: `U${String(person).padStart(32, '0')}` },
            message: { type: 'text', id: String(590_000_000 + serial), quoteToken: 'qt', text },
          },
        ],
      });
      return {
        headers: { ...json, 'x-line-signature': hmac(line.channelSecret, body).digest('base64') },
        body: Buffer.from(body),
      };
    },
  },
  {
    channel: 'whatsapp',
    settings: whatsapp,
    share: 20,
    sign({ serial, person, text, at }) {
      const number = `8613${String(person).padStart(9, '0')}`;
      const value = {
        messaging_product: 'whatsapp',
        metadata: { display_phone_number: '15550001111', phone_number_id: whatsapp.phoneNumberId },
        contacts: [{ profile: { name: `Customer ${person}` }, wa_id: number }],
        messages: [
          {
            ...{ from: number, id: `wamid.PROOF${serial}`, type: 'text', text: { body: text } },
            timestamp: String(Math.floor(at.getTime() / 1_000)),
          },
        ],
      };
      const entry = [{ id: '102290129340398', changes: [{ value, field: 'messages' }] }];
      const body = JSON.stringify({ object: 'whatsapp_business_account', entry });
      return {
        headers: { ...json, 'x-hub-signature-256': `sha256=${hmac(whatsapp.appSecret, body).digest('hex')}` },
        body: Buffer.from(body),
      };
    },
  },
];
