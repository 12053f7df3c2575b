import { encrypt, getSignature } from '@wecom/crypto';
import type { RawEvent } from '../../adapter';
import type { Settings } from '../../settings';
import type { InboundRequest } from '../../../testing/channel-fixtures';

/** The moment at which these pushes are written. */
export const NOW = new Date(1_767_225_601_000);

/** An official account in secure mode. */
export const SETTINGS: Settings = {
  hookUrl: 'https://shop.example/hooks/wechat/demo-wechat',
  appId: 'wx5c3f8e21aa904d17',
  appSecret: 'b7a1c0ffee5ec4e7000000000000beef',
  mode: 'secure',
  token: 'Ks9_hub-Token',
  encodingAesKey: 'OV/Dp/kiNmwhhUIGDQox0tnHAX9o6wDwvevMJhGE/+0',
};

/** The same account with the keys of somebody else. */
export const STRANGERS: Settings = {
  ...SETTINGS,
  token: 'stranger',
  encodingAesKey: 'SPox05V+GbUMVkSLbaKdqPw7VjWvzO1y0huo+YJxfWg',
};

/** After both keys were changed. */
export const ROTATED: Settings = {
  ...SETTINGS,
  token: 'Another_Token',
  tokenPrevious: SETTINGS.token,
  encodingAesKey: STRANGERS.encodingAesKey,
  encodingAesKeyPrevious: SETTINGS.encodingAesKey,
};

/** A push in XML, with its own fields. */
export function xml(fields: string): string {
  return `<xml><ToUserName><![CDATA[gh_7f0a11c2be93]]></ToUserName><FromUserName><![CDATA[oKfUser_0001]]></FromUserName><CreateTime>1767225601</CreateTime>${fields}</xml>`;
}

/** A push in JSON; numbers stand as WeChat writes them. */
export function json(fields: string): string {
  return `{"ToUserName":"gh_7f0a11c2be93","FromUserName":"oKfUser_0001","CreateTime":1767225601,${fields}}`;
}

/** As it lies in the store. */
export function stored(body: string): RawEvent {
  return { key: 'stored-key', at: NOW, raw: Buffer.from(body) };
}

type Signing = { at: Date; settings: Settings };

const nonceAt = (at: Date) => `19302${at.getTime() % 9_973}`;
const secondsAt = (at: Date) => String(Math.floor(at.getTime() / 1_000));

/** As in plain mode: the signature knows nothing of the body. */
export function plainPush(body: string, { at, settings }: Signing): InboundRequest {
  const [timestamp, nonce] = [secondsAt(at), nonceAt(at)];
  return {
    body: Buffer.from(body),
    headers: { 'content-type': body.startsWith('{') ? 'application/json' : 'text/xml' },
    query: {
      signature: getSignature(String(settings.token), timestamp, nonce, ''),
      timestamp,
      nonce,
      openid: 'oKfUser_0001',
    },
  };
}

/** As in secure mode, sealed and signed by the published package; `receiveId` names the setting it stands in. */
export function sealedPush(body: string, { at, settings }: Signing, receiveId = 'appId'): InboundRequest {
  const [timestamp, nonce] = [secondsAt(at), nonceAt(at)];
  const sealed = encrypt(String(settings.encodingAesKey), body, String(settings[receiveId]));
  const envelope = body.startsWith('{')
    ? JSON.stringify({ ToUserName: 'gh_7f0a11c2be93', Encrypt: sealed })
    : `<xml><ToUserName><![CDATA[gh_7f0a11c2be93]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`;
  const { query, ...push } = plainPush(envelope, { at, settings });
  const msg_signature = getSignature(String(settings.token), timestamp, nonce, sealed);
  return { ...push, query: { ...query, encrypt_type: 'aes', msg_signature } };
}

/** As in compatible mode: the plain fields, which anybody may have changed, and the encrypted ones. */
export function compatiblePush(plain: string, body: string, by: Signing): InboundRequest {
  const push = sealedPush(body, by);
  const sealed = /<Encrypt>.*<\/Encrypt>/s.exec(push.body.toString())![0];
  return { ...push, body: Buffer.from(plain.replace('</xml>', `${sealed}</xml>`)) };
}
