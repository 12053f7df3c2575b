import type { AdapterContext, Pulled } from '../adapter';
import { listOf, numberIn } from '../json';
import { call } from './call';
import { updateEvent } from './verify-inbound';

/** What we ask Telegram for. */
export const UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'];

const PAGE = 100;

/**
 * Polling, where it is chosen. Asking from `cursor` on confirms all before it, so it moves only with what was stored.
 * @throws Error with Telegram's sentence when it refuses
 */
export async function pull(cursor: string | null, context: AdapterContext): Promise<Pulled> {
  if (context.settings.mode !== 'polling') return { events: [], cursor: cursor ?? '', more: false };
  const called = await call(context, 'getUpdates', {
    limit: PAGE,
    timeout: 0,
    allowed_updates: UPDATES,
    ...(cursor ? { offset: Number(cursor) } : {}),
  });
  if (!called.ok) throw new Error(`Telegram refused to be polled: ${called.failure.detail}`);
  const updates = listOf(called.result);
  const events = updates.flatMap((update) => updateEvent(update, Buffer.from(JSON.stringify(update))) ?? []);
  const last = Math.max(...updates.map((update) => numberIn(update.update_id) ?? -1));
  return { events, cursor: last >= 0 ? String(last + 1) : (cursor ?? ''), more: updates.length === PAGE };
}
