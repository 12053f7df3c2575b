import type { ChannelEvent } from '../channel-event';
import { listOf, momentOf, stringOf, type JsonRecord } from '../json';
import { classOfError, wordsOfError } from '../meta/failures';
import type { Settings } from '../settings';
import { product } from './fields';

const STATES: Readonly<Record<string, 'sent' | 'delivered' | 'read' | 'failed'>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  // A voice message that was listened to.
  played: 'read',
  failed: 'failed',
};

/** What became of something we sent; `read` may come without `delivered`, and any of them before our call returned. */
export function readStatus(status: JsonRecord, settings: Settings): ChannelEvent {
  const state = STATES[stringOf(status.status)];
  const providerId = stringOf(status.id);
  if (!state || providerId === '')
    return { kind: 'ignored', why: `status ${stringOf(status.status).slice(0, 60)}` };
  // Ours, which went along: finds the piece whose call had no answer.
  const pieceId = stringOf(status.biz_opaque_callback_data);
  const externalId = stringOf(status.recipient_user_id) || stringOf(status.recipient_id);
  const receipt = {
    kind: 'receipt' as const,
    providerId,
    ...(pieceId ? { pieceId } : {}),
    state,
    at: momentOf(status.timestamp, 'seconds'),
    ...(externalId ? { externalId } : {}),
  };
  if (state !== 'failed') return receipt;
  const error = listOf(status.errors)[0] ?? {};
  const words = wordsOfError(error, product, settings);
  return {
    ...receipt,
    failure: {
      class: classOfError(error, product, settings) ?? 'bad-content',
      code: words.code || 'failed',
      detail: words.detail || 'WhatsApp gave no reason.',
    },
  };
}
