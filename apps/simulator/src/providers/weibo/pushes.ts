import { createHash } from 'node:crypto';
import type { PushResult, Webhook } from '../../world/pushes';
import type { Trouble } from '../../world/faults';
import type { Desk } from '../chat/desk';
import type { WeiboSettings } from './account';

/** What is told: `data` as in the documents, `text` of the kinds that have one. */
export interface Told {
  type: string;
  sender: string;
  text: string;
  data: Record<string, string>;
}

const RETRIES = [0, 5_000, 10_000];
const TIMEOUT_MS = 5_000;

/** Three tries within five seconds each; any 200 counts as received. */
export function push(desk: Desk<WeiboSettings>, told: Told): Promise<PushResult> | null {
  const { hook_url: url } = desk.settings;
  if (!url) return null;
  const createdAt = desk.now();
  return desk.push({
    event: told.type === 'event' ? (told.data['subtype'] ?? 'event') : told.type,
    schedule: RETRIES,
    timeoutMs: TIMEOUT_MS,
    build: ({ tamper }) => build(desk, { told, createdAt, tamper, url }),
    judge(answer) {
      const taken = answer?.status === 200;
      return { taken, verdict: answer === null ? 'no answer' : taken ? 'received' : `HTTP ${answer.status}` };
    },
  });
}

/** The question whether an address is ours. */
export function question(desk: Desk<WeiboSettings>, echostr: string): string {
  return signedUrl(desk, { url: desk.settings.hook_url ?? '', tamper: null, more: { echostr } });
}

function build(
  desk: Desk<WeiboSettings>,
  push: { told: Told; createdAt: number; tamper: Trouble['tamper']; url: string },
): Webhook {
  const receiver = push.tamper === 'wrong_receive_id' ? '1000000000000001' : desk.settings.id;
  const isXml = desk.settings.format === 'xml';
  const body = isXml
    ? asXml(push.told, receiver, push.createdAt)
    : asJson(push.told, receiver, push.createdAt);
  return {
    method: 'POST',
    url: signedUrl(desk, { url: push.url, tamper: push.tamper, more: {} }),
    headers: { 'content-type': isXml ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8' },
    body: Buffer.from(body),
  };
}

function signedUrl(
  desk: Desk<WeiboSettings>,
  { url, tamper, more }: { url: string; tamper: Trouble['tamper']; more: Record<string, string> },
): string {
  const timestamp = String(desk.now() - (tamper === 'old_timestamp' ? 3_600_000 : 0));
  const nonce = desk.world.random.digits(9);
  const secret = tamper === 'bad_signature' ? 'somebody else' : desk.settings.app_secret;
  const signature = createHash('sha1').update([nonce, secret, timestamp].sort().join('')).digest('hex');
  const query = new URLSearchParams({ signature, timestamp, nonce, ...more });
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

function asJson(told: Told, receiver: string, at: number): string {
  const quoted = JSON.stringify({
    type: told.type,
    receiver_id: receiver,
    sender_id: told.sender,
    created_at: dateOf(at),
    text: told.text,
    data: told.data,
  });
  // Ids are numbers, larger than what JavaScript holds.
  return quoted.replace(/"(receiver_id|sender_id|vfid|tovfid)":"(\d+)"/g, '"$1":$2');
}

const XML_NAMES: Record<string, string> = {
  subtype: 'Event',
  key: 'EventKey',
  ticket: 'Ticket',
  longitude: 'Location_Y',
  latitude: 'Location_X',
  tovfid: 'MediaId',
};

function asXml(told: Told, receiver: string, at: number): string {
  const fields = [
    ['ToUserName', receiver],
    ['FromUserName', told.sender],
    ['MsgType', told.type === 'position' ? 'location' : told.type],
    ['Content', told.text],
    ...Object.entries(told.data).map(([name, value]) => [XML_NAMES[name] ?? name, value]),
  ].map(
    ([name, value]) => `<${name}><![CDATA[${String(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`,
  );
  return `<xml>${fields.join('')}<CreateTime>${Math.floor(at / 1_000)}</CreateTime></xml>`;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Mon Jul 16 18:09:20 +0800 2012` */
export function dateOf(at: number): string {
  const there = new Date(at + 8 * 3_600_000);
  const date = String(there.getUTCDate()).padStart(2, '0');
  const time = there.toISOString().slice(11, 19);
  return `${DAYS[there.getUTCDay()]} ${MONTHS[there.getUTCMonth()]} ${date} ${time} +0800 ${there.getUTCFullYear()}`;
}
