import { createHash } from 'node:crypto';
import type { VerifyInbound } from '../adapter';
import { momentOf } from '../json';
import { oneValue } from '../signatures';
import { keysOf, type Settings, textOf } from '../settings';
import { field, fieldsOf } from '../wechat/body';
import { accepted, answered, refused, signedParts, unsealed } from '../wechat/push';
import type { PushKeys } from '../wechat/secure-mode';

/**
 * Callbacks of WeCom (channels.md 3.1): always encrypted, the handshake too. A callback has no message, it only says
 * that there is something to fetch, and for which account.
 */
export const verifyInbound: VerifyInbound = (rawBody, _headers, query, settings, now) => {
  const keys = keysFor(settings);
  const echo = oneValue(query, 'echostr');
  if (echo !== null && rawBody.length === 0) {
    // Base64 has no blanks: one was a plus sign that nobody encoded.
    const plain = unsealed(echo.replaceAll(' ', '+'), { query, now }, keys);
    return plain ? { kind: 'handshake', answer: answered(plain.toString('utf8')) } : refused('handshake');
  }
  // Before a megabyte is parsed for somebody who did not even sign.
  if (!signedParts(query, now)) return refused('timestamp or nonce');
  const envelope = fieldsOf(rawBody);
  const opened = envelope && unsealed(field(envelope, 'Encrypt'), { query, now }, keys);
  const fields = opened && fieldsOf(opened);
  if (!fields) return refused('encrypted message');
  const account = field(fields, 'OpenKfId');
  const isOurs = field(fields, 'Event') === 'kf_msg_or_event' && account === textOf(settings, 'openKfId');
  // An app may manage several accounts, and hear of other things: each account is an inbox of its own.
  if (!isOurs) return accepted([]);
  const said = `${field(fields, 'CreateTime')}:${field(fields, 'Token')}`;
  const key = said.length > 200 ? createHash('sha256').update(said).digest('hex') : said;
  const at = momentOf(field(fields, 'CreateTime'), 'seconds');
  return accepted([{ key: `callback:${key}`, at, raw: opened }]);
};

function keysFor(settings: Settings): PushKeys {
  return {
    tokens: keysOf(settings, 'token'),
    aesKeys: keysOf(settings, 'encodingAesKey'),
    receiveId: textOf(settings, 'corpId'),
  };
}
