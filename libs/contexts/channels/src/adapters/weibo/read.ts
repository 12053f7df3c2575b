import type { RawEvent } from '../adapter';
import type { ChannelEvent, Part, Sender } from '../channel-event';
import { locationPart } from '../location-part';
import { pushOf, weiboTime, type WeiboPush } from './push';

type Contact = Extract<ChannelEvent, { kind: 'contact' }>;

/** What a push says. */
export function read(event: RawEvent): ChannelEvent[] {
  const push = pushOf(event.raw);
  if (!push) return [{ kind: 'ignored', why: 'no push' }];
  const at = weiboTime(push.createdAt) ?? event.at;
  const sender: Sender = { externalId: push.sender };
  if (push.type === 'event') return [contact(push, sender, at)];
  if (push.type === 'mention') return [{ kind: 'ignored', why: 'mention' }];
  const externalId = push.id || push.key;
  return [{ kind: 'message', sender, externalId, sentAt: at, parts: [partOf(push)], opens: 'message' }];
}

function partOf(push: WeiboPush): Part {
  const { text, data } = push;
  switch (push.type) {
    case 'text':
      return text.trim() === '' ? { kind: 'unsupported', providerKind: 'empty' } : { kind: 'text', text };
    case 'position': {
      const [latitude, longitude] = [data.of('latitude'), data.of('longitude')];
      const place = locationPart({ latitude, longitude, name: text });
      return place ?? { kind: 'unsupported', providerKind: 'position' };
    }
    case 'image':
    case 'voice': {
      // Two ids of one file: `vfid` as the sender sees it, `tovfid` as we do.
      const ref = data.of('tovfid') || data.of('vfid');
      return ref ? { kind: push.type, media: { ref } } : { kind: 'unsupported', providerKind: push.type };
    }
    default:
      return { kind: 'unsupported', providerKind: push.type.replace(/[^\w.-]/g, '_').slice(0, 60) };
  }
}

/** Following, scanning and menu clicks open the window; a link in a menu opens a page, no conversation. */
const ACTS: Record<string, Pick<Contact, 'act' | 'opens'> | undefined> = {
  follow: { act: 'followed', opens: 'follow' },
  subscribe: { act: 'opted-in', opens: 'follow' },
  unfollow: { act: 'unfollowed' },
  unsubscribe: { act: 'opted-out' },
  scan: { act: 'scanned', opens: 'scan' },
  scan_follow: { act: 'followed', opens: 'follow' },
  click: { act: 'clicked', opens: 'menu' },
  view: { act: 'clicked' },
};

function contact(push: WeiboPush, sender: Sender, at: Date | null): ChannelEvent {
  const subtype = push.data.of('subtype').toLowerCase();
  const known = Object.hasOwn(ACTS, subtype) ? ACTS[subtype] : undefined;
  if (!known) return { kind: 'ignored', why: `event ${subtype}`.slice(0, 100) };
  const value = push.data.of('key') || push.data.of('ticket');
  return { kind: 'contact', sender, at, ...known, ...(value ? { value } : {}) };
}
