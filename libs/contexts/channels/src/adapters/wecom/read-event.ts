import type { ChannelEvent } from '../channel-event';
import type { JsonRecord } from '../json';
import { field } from '../wechat/body';
import { failureOf } from './errors';

/** A welcome or goodbye code is good for so long after its event (channels.md 3.4). */
const CODE_MS = 20_000;
const SESSION_ENDED = '3';

/** What an item of msgtype `event` says (channels.md 3.2). */
export function readEvent(event: JsonRecord, at: Date | null): ChannelEvent[] {
  const customer = field(event, 'external_userid');
  const type = field(event, 'event_type');
  if (type === 'msg_send_fail') return [failed(event, at)];
  if (customer === '') return [{ kind: 'ignored', why: `event ${type}`.slice(0, 80) }];
  const sender = { externalId: customer };
  if (type === 'enter_session') {
    const value = [field(event, 'scene'), field(event, 'scene_param')]
      .filter((text) => text !== '')
      .join(' ');
    return [
      {
        kind: 'contact',
        sender,
        act: 'entered',
        at,
        ...(value === '' ? {} : { value }),
        ...codeIn(event, 'welcome_code', at),
      },
    ];
  }
  if (type === 'session_status_change' && field(event, 'change_type') === SESSION_ENDED) {
    return [{ kind: 'contact', sender, act: 'ended', at, ...codeIn(event, 'msg_code', at) }];
  }
  if (type === 'user_recall_msg') {
    return [{ kind: 'deleted', sender, externalId: field(event, 'recall_msgid'), sentAt: at }];
  }
  if (type === 'servicer_recall_msg') {
    const externalId = field(event, 'recall_msgid');
    return [{ kind: 'deleted', sender, externalId, sentAt: at, byShop: true }];
  }
  // Sessions handed about in WeCom's own client, and its agents' states.
  return [{ kind: 'ignored', why: `event ${type}`.slice(0, 80) }];
}

function codeIn(
  event: JsonRecord,
  name: string,
  at: Date | null,
): { code?: { value: string; validUntil: Date } } {
  const value = field(event, name);
  if (value === '' || !at) return {};
  return { code: { value, validUntil: new Date(at.getTime() + CODE_MS) } };
}

/** A message that was accepted and yet did not arrive: only this tells. */
function failed(event: JsonRecord, at: Date | null): ChannelEvent {
  return {
    kind: 'receipt',
    providerId: field(event, 'fail_msgid'),
    externalId: field(event, 'external_userid'),
    state: 'failed',
    failure: failureOf(field(event, 'fail_type') || '0'),
    at,
  };
}
