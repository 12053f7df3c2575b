import type { AdapterContext, RawEvent } from '../adapter';
import { parseJson, recordOf, stringOf } from '../json';
import { call } from './call';

/** Shown for about five seconds, or until our next message; there is no way to take it back. */
export async function typing(externalId: string, on: boolean, context: AdapterContext): Promise<void> {
  if (on) await call(context, 'sendChatAction', { chat_id: externalId, action: 'typing' });
}

/** A pressed button spins until its press is answered. */
export async function acknowledge(event: RawEvent, context: AdapterContext): Promise<void> {
  const press = stringOf(recordOf(recordOf(parseJson(event.raw)).callback_query).id);
  if (press) await call(context, 'answerCallbackQuery', { callback_query_id: press });
}

export async function profile(externalId: string, context: AdapterContext): Promise<{ name?: string }> {
  const called = await call(context, 'getChat', { chat_id: externalId });
  if (!called.ok) return {};
  const chat = recordOf(called.result);
  const name = [stringOf(chat.first_name), stringOf(chat.last_name)].filter((part) => part !== '').join(' ');
  const shown = name || stringOf(chat.username);
  return shown ? { name: shown } : {};
}
