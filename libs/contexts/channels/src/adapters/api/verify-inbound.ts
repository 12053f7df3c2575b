import type { VerifyInbound } from '../adapter';
import { keysOf } from '../settings';
import { refused } from '../signatures';
import { verifyWebhook } from '../standard-webhooks';
import { answeredId, payloadOf } from './payload';

/**
 * Standard Webhooks. Here a repeat is answered as the first was; `ReceiveApiMessage`, the documented door, also tells
 * repeats and contradictions apart.
 */
export const verifyInbound: VerifyInbound = (rawBody, headers, _query, settings, now) => {
  const verdict = verifyWebhook(rawBody, headers, { secrets: keysOf(settings, 'signingSecret'), now });
  if (!verdict.ok) return refused(verdict.reason);
  const read = payloadOf(rawBody, verdict.id);
  if (!read.ok) return refused(read.problem);
  const { key, at, externalMessageId } = read.payload;
  const said = externalMessageId === null ? {} : { message_id: answeredId(settings, externalMessageId) };
  return {
    kind: 'accepted',
    events: [{ key, at, raw: rawBody }],
    answer: { status: 202, contentType: 'application/json; charset=utf-8', body: JSON.stringify(said) },
  };
};
