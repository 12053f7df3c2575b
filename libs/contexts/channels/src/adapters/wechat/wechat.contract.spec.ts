import { getSignature, encrypt } from '@wecom/crypto';
import type { RawEvent } from '../adapter';
import type { Settings } from '../settings';
import type { ChannelFixtures, InboundRequest } from '../../testing/channel-fixtures';
import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import { CLASSES } from './errors';
import { wechat } from './index';

const now = new Date(1_767_225_601_000);
const settings: Settings = {
  hookUrl: 'https://shop.example/hooks/wechat/demo-wechat',
  appId: 'wx5c3f8e21aa904d17',
  appSecret: 'b7a1c0ffee5ec4e7000000000000beef',
  mode: 'secure',
  token: 'Ks9_hub-Token',
  encodingAesKey: 'OV/Dp/kiNmwhhUIGDQox0tnHAX9o6wDwvevMJhGE/+0',
};
const strangers: Settings = {
  ...settings,
  token: 'stranger',
  encodingAesKey: 'SPox05V+GbUMVkSLbaKdqPw7VjWvzO1y0huo+YJxfWg',
};
const rotated: Settings = {
  ...settings,
  token: 'Another_Token',
  tokenPrevious: settings.token,
  encodingAesKey: strangers.encodingAesKey,
  encodingAesKeyPrevious: settings.encodingAesKey,
};

const xml = (fields: string) =>
  `<xml><ToUserName><![CDATA[gh_7f0a11c2be93]]></ToUserName><FromUserName><![CDATA[oKfUser_0001]]></FromUserName><CreateTime>1767225601</CreateTime>${fields}</xml>`;
const TEXT = xml(
  '<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[您好]]></Content><MsgId>24930112233445566</MsgId>',
);
const event = (fields: string): RawEvent => ({ key: 'k', at: now, raw: Buffer.from(xml(fields)) });

/** As WeChat does in secure mode; the published package encrypts and signs. */
function push(body: string, { at, settings: by }: { at: Date; settings: Settings }): InboundRequest {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const nonce = `1930${at.getTime() % 9973}`;
  const sealed = encrypt(String(by.encodingAesKey), body, String(by.appId));
  return {
    body: Buffer.from(
      `<xml><ToUserName><![CDATA[gh_7f0a11c2be93]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`,
    ),
    headers: { 'content-type': 'text/xml' },
    query: {
      signature: getSignature(String(by.token), timestamp, nonce, ''),
      timestamp,
      nonce,
      openid: 'oKfUser_0001',
      encrypt_type: 'aes',
      msg_signature: getSignature(String(by.token), timestamp, nonce, sealed),
    },
  };
}

const handshake: InboundRequest = {
  body: Buffer.alloc(0),
  headers: {},
  query: {
    signature: 'e0320e60a4220cdaa8cd17ccef77f28978e01eed',
    timestamp: '1767225600',
    nonce: '88231407',
    echostr: '7043198865214437021',
  },
};

const fixtures: ChannelFixtures = {
  settings,
  now,
  inbound: {
    handshake: { request: handshake, answer: '7043198865214437021' },
    body: TEXT,
    push,
    strangers,
    rotated,
    toleranceSeconds: 600,
  },
  reads: [
    {
      name: 'a text',
      event: event(
        '<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[您好]]></Content><MsgId>24930112233445566</MsgId>',
      ),
      expected: [
        {
          kind: 'message',
          sender: { externalId: 'oKfUser_0001' },
          externalId: '24930112233445566',
          sentAt: now,
          parts: [{ kind: 'text', text: '您好' }],
          opens: 'message',
        },
      ],
    },
  ],
  unknown: [
    { event: event('<MsgType><![CDATA[file]]></MsgType><MsgId>7</MsgId>'), providerKind: 'file' },
    { event: event('<MsgType><![CDATA[新 kind]]></MsgType><MsgId>8</MsgId>'), providerKind: '-kind' },
  ],
  send: {
    piece: { id: 'a'.repeat(32), to: 'oKfUser_0001', body: { kind: 'text', text: '在的' } },
    call: '/cgi-bin/message/custom/send',
    accepted: { body: { errcode: 0, errmsg: 'ok' } },
    failures: Object.entries(CLASSES).map(([code, kind]) => ({
      name: code,
      reply: { body: { errcode: Number(code), errmsg: 'no rid: 1' } },
      class: kind,
    })),
    repeating: (text) => ({ body: { errcode: 40013, errmsg: text } }),
    others: () => ({ body: { access_token: 'token-1', expires_in: 7200 } }),
  },
};

describeChannelAdapter(wechat, fixtures);
