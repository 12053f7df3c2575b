import type { AdapterContext, SendOutcome, SentChange } from '../adapter';
import { failed } from '../outcomes';
import { textOf } from '../settings';
import { bodyOf, isAllowed, outcomeOf, post } from './send';

/** The shop's own system is told what became of a message it has; the same step is told under the same id. */
export async function change(
  { id, pieceId, to, text, order }: SentChange,
  context: AdapterContext,
): Promise<SendOutcome> {
  if (!isAllowed(textOf(context.settings, 'webhookUrl')))
    return failed('not-permitted', { code: 'address', detail: 'No address to send to is set.' });
  const data = {
    id: pieceId,
    contact: { external_id: to },
    conversation: { id: order.conversationId },
    sequence: order.place,
    part: order.pieceNo,
    ...(text === null ? {} : { content: { kind: 'text', text } }),
  };
  const body = bodyOf(text === null ? 'message.deleted' : 'message.updated', data, context.now());
  return outcomeOf(id, await post({ id, body }, context), context);
}
