import type { WindowAct } from '../adapter';
import type { ChannelEvent, ContactAct, Sender } from '../channel-event';
import type { JsonRecord } from '../json';
import { below, field } from './body';

type Contact = Extract<ChannelEvent, { kind: 'contact' }>;
type Said = { act: ContactAct; value?: string; opens?: WindowAct };
type From = { sender: Sender; at: Date | null };

/** What a push with MsgType `event` says (channels.md 1.2, 2). Names are matched exactly: their case is WeChat's own. */
export function readEvent(fields: JsonRecord, { sender, at }: From): ChannelEvent[] {
  const name = field(fields, 'Event');
  if (name === 'TEMPLATESENDJOBFINISH') return [reported(fields, { sender, at })];
  const said = Object.hasOwn(ACTS, name) ? ACTS[name]!(fields) : null;
  // An account's own news, reports of mass sends, sessions in WeChat's agent program, positions sent by themselves.
  if (!said) return [{ kind: 'ignored', why: `event ${name}`.slice(0, 80) }];
  const { act, value, opens } = said;
  const contact: Contact = { kind: 'contact', sender, act, at };
  return [{ ...contact, ...(value ? { value } : {}), ...(opens ? { opens } : {}) }];
}

const key = (fields: JsonRecord) => field(fields, 'EventKey');

// Only the kinds of clicks that the window rules name open one: no links, pictures or places.
const clicked = (fields: JsonRecord): Said => ({ act: 'clicked', value: key(fields) });
const clickedToScan = (fields: JsonRecord): Said => {
  const result = field(below(fields, 'ScanCodeInfo'), 'ScanResult');
  return {
    act: 'clicked',
    value: [key(fields), result].filter((text) => text !== '').join(' '),
    opens: 'menu',
  };
};

const ACTS: Readonly<Record<string, (fields: JsonRecord) => Said>> = {
  subscribe: (fields) => ({
    act: 'followed',
    value: key(fields).replace(/^qrscene_/, ''),
    opens: 'follow',
  }),
  unsubscribe: () => ({ act: 'unfollowed' }),
  SCAN: (fields) => ({ act: 'scanned', value: key(fields), opens: 'scan' }),
  CLICK: (fields) => ({ ...clicked(fields), opens: 'menu' }),
  VIEW: clicked,
  view_miniprogram: clicked,
  scancode_push: clickedToScan,
  scancode_waitmsg: clickedToScan,
  pic_sysphoto: clicked,
  pic_photo_or_album: clicked,
  pic_weixin: clicked,
  location_select: (fields) => {
    const place = below(fields, 'SendLocationInfo');
    const known = [field(place, 'Poiname'), field(place, 'Label')].filter((text) => text !== '');
    return { act: 'clicked', value: [key(fields), ...known].join(' ').trim() };
  },
  user_enter_tempsession: (fields) => ({
    act: 'entered',
    value: field(fields, 'SessionFrom'),
    opens: 'enter',
  }),
};

/** What became of a template message. */
function reported(fields: JsonRecord, { sender, at }: From): ChannelEvent {
  const status = field(fields, 'Status');
  const about = {
    kind: 'receipt' as const,
    providerId: field(fields, 'MsgID'),
    externalId: sender.externalId,
    at,
  };
  if (status === 'success') return { ...about, state: 'delivered' };
  const blocked = status === 'failed:user block';
  const failure = {
    class: blocked ? ('recipient-unreachable' as const) : ('retry-later' as const),
    code: status,
    detail: blocked ? 'The follower refuses template messages.' : 'WeChat could not deliver it.',
  };
  return { ...about, state: 'failed', failure };
}
