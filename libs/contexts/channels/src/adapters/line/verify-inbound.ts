import { createHash } from 'node:crypto';
import type { RawEvent, VerifyInbound } from '../adapter';
import { listOf, momentOf, parseJson, recordOf, stringOf, type JsonRecord } from '../json';
import { keysOf } from '../settings';
import { oneValue, refused, signedByOneOf } from '../signatures';

/** `x-line-signature` is base64 of the HMAC over the raw body. No events is LINE's own check of the address. */
export const verifyInbound: VerifyInbound = (rawBody, headers, _query, settings) => {
  const signature = oneValue(headers, 'x-line-signature') ?? '';
  const keys = keysOf(settings, 'channelSecret');
  // The one way to write 32 bytes: a lenient reader would take many.
  if (!/^[A-Za-z0-9+/]{43}=$/.test(signature) || keys.length === 0)
    return refused('signature missing, malformed or no channel secret set up');
  if (!signedByOneOf({ rawBody, signature: Buffer.from(signature, 'base64') }, keys))
    return refused('signature does not match');
  const body = recordOf(parseJson(rawBody));
  if (!Array.isArray(body.events)) return refused('not a webhook of LINE');
  const events = [
    ...new Map(
      listOf(body.events)
        .map(eventOf)
        .map((event) => [event.key, event]),
    ).values(),
  ];
  return { kind: 'accepted', events, answer: { status: 200, contentType: 'text/plain', body: '' } };
};

/** Redelivered, an event has the same id and other delivery marks. The ids are in the order of time. */
function eventOf(event: JsonRecord): RawEvent {
  const id = stringOf(event.webhookEventId);
  const { deliveryContext: _, ...said } = event;
  const key =
    id && id.length <= 200 ? id : `#${createHash('sha256').update(JSON.stringify(said)).digest('hex')}`;
  return { key, at: momentOf(event.timestamp, 'milliseconds'), raw: Buffer.from(JSON.stringify(event)) };
}
