import { createHash } from 'node:crypto';
import { type JsonRecord, momentOf, parseJson, recordOf } from '../json';
import { below, field, fieldsOf } from '../wechat/body';

/** One push, whichever of its two formats it came in. Ids keep all their digits. */
export interface WeiboPush {
  type: string;
  sender: string;
  receiver: string;
  /** As written: text date or seconds. */
  createdAt: string;
  text: string;
  data: { of(name: string): string };
  /** Weibo's id of the message, where there is one. */
  id: string;
  key: string;
}

/** What was pushed; null when it is no push. */
export function pushOf(bytes: Buffer): WeiboPush | null {
  const fields = fieldsOf(bytes);
  if (!fields) return null;
  const wechatStyle = Object.hasOwn(fields, 'MsgType');
  const push = wechatStyle ? fromXml(fields) : fromJson(fields);
  return push.type === '' || push.sender === '' ? null : push;
}

function fromJson(fields: JsonRecord): WeiboPush {
  const data = dataOf(fields);
  return keyed(fields, {
    type: field(fields, 'type').toLowerCase(),
    sender: field(fields, 'sender_id'),
    receiver: field(fields, 'receiver_id'),
    createdAt: field(fields, 'created_at'),
    text: field(fields, 'text'),
    data: { of: (name) => field(data, name) },
    id: field(fields, 'id'),
  });
}

// Some samples show `data` as text with JSON in it.
function dataOf(fields: JsonRecord): JsonRecord {
  const written = field(fields, 'data');
  return written === '' ? below(fields, 'data') : recordOf(parseJson(written));
}

/** Names of WeChat's format for what Weibo calls otherwise. */
const XML_NAMES: Record<string, readonly string[]> = {
  longitude: ['Location_Y', 'longitude'],
  latitude: ['Location_X', 'latitude'],
  tovfid: ['tovfid', 'MediaId'],
  subtype: ['Event', 'subtype'],
  key: ['EventKey', 'key'],
  ticket: ['Ticket', 'ticket'],
};

function fromXml(fields: JsonRecord): WeiboPush {
  const type = field(fields, 'MsgType').toLowerCase();
  const of = (name: string) =>
    (Object.hasOwn(XML_NAMES, name) ? (XML_NAMES[name] ?? []) : [name])
      .map((one) => field(fields, one))
      .find((value) => value !== '') ?? '';
  return keyed(fields, {
    type: type === 'location' ? 'position' : type,
    sender: field(fields, 'FromUserName'),
    receiver: field(fields, 'ToUserName'),
    createdAt: field(fields, 'CreateTime'),
    text: field(fields, 'Content'),
    data: { of },
    id: field(fields, 'MsgId'),
  });
}

/** Old samples have no message id: who, when, which kind and what it says make the key (channels.md 4.5). */
function keyed(fields: JsonRecord, push: Omit<WeiboPush, 'key'>): WeiboPush {
  const said = push.id || JSON.stringify([push.createdAt, push.type, push.text, fields['data'] ?? fields]);
  const digest = createHash('sha256').update(push.sender).update('\n').update(said).digest('hex');
  return { ...push, key: `${push.type.slice(0, 40)}:${digest}` };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WRITTEN = /^\w{3} (\w{3}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2}) (\d{4})$/;

/** `Mon Jul 16 18:09:20 +0800 2012`, or seconds; null for all else. */
export function weiboTime(written: string): Date | null {
  const [, month = '', day, hour, minute, second, sign, zoneHours, zoneMinutes, year] =
    WRITTEN.exec(written) ?? [];
  if (!MONTHS.includes(month)) return /^\d{1,12}$/.test(written) ? momentOf(written, 'seconds') : null;
  const utc = Date.UTC(
    Number(year),
    MONTHS.indexOf(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  return new Date(sign === '-' ? utc + zone : utc - zone);
}
