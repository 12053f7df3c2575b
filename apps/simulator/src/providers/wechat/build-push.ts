import type { Trouble } from '../../world/faults';
import type { Webhook } from '../../world/pushes';
import type { World } from '../../world/world';
import type { AccountSettings } from './account';
import { aesKey, encrypt, signature } from './crypto';
import { toJson, toXml, type Fields } from './write-fields';

const OLD_S = 3_600;

interface Pushed {
  settings: AccountSettings;
  openid: string;
  fields: Fields;
  tamper: Trouble['tamper'];
}

/** One attempt at pushing a message or event: body in the account's mode and format, freshly signed. */
export function buildPush(world: World, { settings, openid, fields, tamper }: Pushed): Webhook {
  const { random, clock } = world;
  const timestamp = String(clock.seconds() - (tamper === 'old_timestamp' ? OLD_S : 0));
  const nonce = random.digits(10);
  const write = settings.format === 'json' ? toJson : toXml;
  const clear = write(fields);
  const query = new URLSearchParams({
    signature: spoiled(signature([settings.token, timestamp, nonce]), tamper),
    timestamp,
    nonce,
    openid,
  });
  let body = clear;
  if (settings.mode !== 'plain') {
    const encrypted = encrypt(aesKey(settings.encoding_aes_key), {
      prefix: random.bytes(16),
      text: clear,
      receiveId: tamper === 'wrong_receive_id' ? `wx${'0'.repeat(16)}` : settings.app_id,
    });
    query.set('encrypt_type', 'aes');
    query.set('msg_signature', spoiled(signature([settings.token, timestamp, nonce, encrypted]), tamper));
    const shown = settings.mode === 'compatible' ? fields : { ToUserName: settings.original_id };
    body = write({ ...shown, Encrypt: encrypted });
  }
  return {
    method: 'POST',
    url: `${settings.hook_url}?${query.toString()}`,
    headers: {
      'content-type': settings.format === 'json' ? 'application/json' : 'text/xml',
      'user-agent': 'Mozilla/4.0',
      accept: '*/*',
    },
    body: Buffer.from(body, 'utf8'),
    ...(settings.mode === 'plain' ? {} : { clear }),
  };
}

/** The request that asks whether the address is the operator's; its echo is never encrypted. */
export function buildVerification(world: World, settings: AccountSettings, echo: string): Webhook {
  const timestamp = String(world.clock.seconds());
  const nonce = world.random.digits(10);
  const query = new URLSearchParams({
    signature: signature([settings.token, timestamp, nonce]),
    echostr: echo,
    timestamp,
    nonce,
  });
  return {
    method: 'GET',
    url: `${settings.hook_url}?${query.toString()}`,
    headers: { 'user-agent': 'Mozilla/4.0', accept: '*/*' },
    body: Buffer.alloc(0),
  };
}

function spoiled(signed: string, tamper: Trouble['tamper']): string {
  if (tamper !== 'bad_signature') return signed;
  return `${signed.slice(0, -1)}${signed.endsWith('0') ? '1' : '0'}`;
}
