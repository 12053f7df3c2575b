import type { AdapterContext, SendOutcome, SentChange } from '../adapter';
import { call } from './call';

/** The message is that way already: another try of ours, or the customer has deleted it. */
const DONE = /message is not modified|message to (delete|edit) not found|message_id_invalid/i;

/** Bots may edit their texts, and delete what is at most 48 hours old. */
export async function change(
  { to, providerId, text }: SentChange,
  context: AdapterContext,
): Promise<SendOutcome> {
  const at = providerId.lastIndexOf(':');
  const chat = providerId.slice(0, at) || to;
  const place = {
    chat_id: /^-?\d{1,15}$/.test(chat) ? Number(chat) : chat,
    message_id: Number(providerId.slice(at + 1)),
  };
  const called =
    text === null
      ? await call(context, 'deleteMessage', place)
      : await call(context, 'editMessageText', { ...place, text });
  if (called.ok || DONE.test(called.failure.detail)) return { ok: true, state: 'sent', providerId: null };
  return called.failure;
}
