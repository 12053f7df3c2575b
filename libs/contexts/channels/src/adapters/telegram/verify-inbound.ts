import type { RawEvent, VerifyInbound } from '../adapter';
import { momentOf, parseJson, recordOf, type JsonRecord } from '../json';
import { keysOf } from '../settings';
import { isOneOf, oneValue, refused } from '../signatures';

/** There is no signature of the body: the secret that `setWebhook` was given is all there is. */
export const verifyInbound: VerifyInbound = (rawBody, headers, _query, settings) => {
  const secret = oneValue(headers, 'x-telegram-bot-api-secret-token');
  const keys = keysOf(settings, 'secretToken');
  if (secret === null || keys.length === 0) return refused('secret header missing, repeated or not set up');
  if (!isOneOf(secret, keys)) return refused('secret header does not match');
  const event = updateEvent(recordOf(parseJson(rawBody)), rawBody);
  if (!event) return refused('not an update');
  return { kind: 'accepted', events: [event], answer: { status: 200, contentType: 'text/plain', body: '' } };
};

/** An update as it is kept, from the webhook or from polling; null when it is none. */
export function updateEvent(update: JsonRecord, raw: Buffer): RawEvent | null {
  const id = update.update_id;
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 0) return null;
  // Ids count up but may begin anew after a week of silence: equal means the same, lower means nothing. Padded, so that
  // updates of one second are worked on in their order.
  return { key: String(id).padStart(16, '0'), at: momentOfUpdate(update), raw };
}

function momentOfUpdate(update: JsonRecord): Date | null {
  for (const value of Object.values(update)) {
    const part = recordOf(value);
    const moment = momentOf(part.edit_date ?? part.date, 'seconds');
    if (moment) return moment;
  }
  return null;
}
