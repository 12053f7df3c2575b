import type { Trouble } from '../../world/faults';
import type { Webhook } from '../../world/pushes';
import type { World } from '../../world/world';
import { aesKey, encrypt, signature } from '../wechat/crypto';
import { toXml } from '../wechat/write-fields';
import type { AccountSettings } from './account';

/** Older than any product should take. */
const OLD_S = 3_600;
const AGENT_ID = '1000002';

interface Sealed {
  query: URLSearchParams;
  encrypted: string;
}

/** One attempt at saying "there is something to fetch": freshly encrypted and signed. */
export function buildCallback(
  world: World,
  settings: AccountSettings,
  what: { token: string; createdAt: number; tamper: Trouble['tamper'] },
): Webhook {
  const clear = toXml({
    ToUserName: settings.corp_id,
    CreateTime: what.createdAt,
    MsgType: 'event',
    Event: 'kf_msg_or_event',
    Token: what.token,
    OpenKfId: settings.open_kfid,
  });
  const { query, encrypted } = sealed(world, settings, { text: clear, tamper: what.tamper });
  const body = toXml({ ToUserName: settings.corp_id, Encrypt: encrypted, AgentID: AGENT_ID });
  return {
    method: 'POST',
    url: `${settings.hook_url}?${query.toString()}`,
    headers: { 'content-type': 'text/xml', 'user-agent': 'Mozilla/4.0', accept: '*/*' },
    body: Buffer.from(body, 'utf8'),
    clear,
  };
}

/** The request that asks whether the address is the operator's: it must answer what is encrypted in `echostr`. */
export function buildVerification(world: World, settings: AccountSettings, echo: string): Webhook {
  const { query, encrypted } = sealed(world, settings, { text: echo, tamper: null });
  query.set('echostr', encrypted);
  return {
    method: 'GET',
    url: `${settings.hook_url}?${query.toString()}`,
    headers: { 'user-agent': 'Mozilla/4.0', accept: '*/*' },
    body: Buffer.alloc(0),
    clear: echo,
  };
}

function sealed(
  world: World,
  settings: AccountSettings,
  { text, tamper }: { text: string; tamper: Trouble['tamper'] },
): Sealed {
  const { random, clock } = world;
  const timestamp = String(clock.seconds() - (tamper === 'old_timestamp' ? OLD_S : 0));
  const nonce = random.digits(10);
  const encrypted = encrypt(aesKey(settings.encoding_aes_key), {
    prefix: random.bytes(16),
    text,
    receiveId: tamper === 'wrong_receive_id' ? `ww${'0'.repeat(16)}` : settings.corp_id,
  });
  const signed = signature([settings.token, timestamp, nonce, encrypted]);
  const msg_signature =
    tamper === 'bad_signature' ? `${signed.slice(0, -1)}${signed.endsWith('0') ? '1' : '0'}` : signed;
  return { query: new URLSearchParams({ msg_signature, timestamp, nonce }), encrypted };
}
