import type { AdapterContext, Pulled, RawEvent } from '../adapter';
import { listOf, momentOf, numberIn, stringOf } from '../json';
import { numberOf, textOf } from '../settings';
import { ProviderRefused, TencentApi } from '../wechat/tencent-api';
import { WECOM } from './dialect';

const MOST_ITEMS = 1_000;

/**
 * One page of `sync_msg` (channels.md 3.2). `hint` is the Token of a callback, which lifts a strict rate limit for ten
 * minutes. @throws ProviderRefused, ProviderUnreachable
 */
export async function pull(cursor: string | null, context: AdapterContext, hint?: string): Promise<Pulled> {
  const api = new TencentApi(context, WECOM);
  const { settings } = context;
  const request = {
    open_kfid: textOf(settings, 'openKfId'),
    limit: numberOf(settings, 'pageItems', MOST_ITEMS),
    voice_format: textOf(settings, 'voiceFormat') === 'silk' ? 1 : 0,
  };
  const from = cursor ? { cursor } : {};
  // A token that came late is refused, and so is a cursor that got lost: without it three days are read once more, which
  // the ids of the messages make harmless. Which codes say so is not documented.
  const ways = [...(hint ? [{ ...from, token: hint }] : []), from, ...(cursor ? [{}] : [])];
  const { object } = await firstTaken(ways, (way) =>
    api.callAgain('/cgi-bin/kf/sync_msg', { json: { ...request, ...way } }),
  );
  const next = stringOf(object?.next_cursor) || (cursor ?? '');
  const events = listOf(object?.msg_list).flatMap(eventOf);
  // More, even after an empty page; but the same cursor and nothing new would go round for ever.
  const moved = next !== (cursor ?? '') || events.length > 0;
  return { events, cursor: next, more: numberIn(object?.has_more) === 1 && moved };
}

/** Tries one way after the other as long as what was asked is refused, and not we or the moment. */
async function firstTaken<W, T>(ways: readonly W[], call: (way: W) => Promise<T>): Promise<T> {
  const [way, ...others] = ways;
  try {
    return await call(way!);
  } catch (error) {
    const isWay = error instanceof ProviderRefused && error.outcome.class === 'bad-content';
    if (!isWay || others.length === 0) throw error;
    return firstTaken(others, call);
  }
}

function eventOf(item: Readonly<Record<string, unknown>>): RawEvent[] {
  const id = stringOf(item.msgid);
  if (id === '') return [];
  return [{ key: id, at: momentOf(item.send_time, 'seconds'), raw: Buffer.from(JSON.stringify(item)) }];
}
