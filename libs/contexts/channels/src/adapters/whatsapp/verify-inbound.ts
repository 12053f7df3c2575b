import type { RawEvent, VerifyInbound } from '../adapter';
import { listOf, momentOf, recordOf, stringOf, type JsonRecord } from '../json';
import { digestOf, keyOf, verifyMeta } from '../meta/webhook';
import { textOf, type Settings } from '../settings';

/** Batches are taken apart: each message and each status is an event of its own, in the form it came in. */
export const verifyInbound: VerifyInbound = (rawBody, headers, query, settings) =>
  verifyMeta({ rawBody, headers, query, settings }, eventsIn);

function eventsIn(body: JsonRecord, settings: Settings): RawEvent[] | null {
  if (body.object !== 'whatsapp_business_account') return null;
  const events = listOf(body.entry).flatMap((entry) =>
    listOf(entry.changes).flatMap((change) => eventsOf(change, settings)),
  );
  // The same status twice in one batch would meet its own key.
  return [...new Map(events.map((event) => [event.key, event])).values()];
}

function eventsOf(change: JsonRecord, settings: Settings): RawEvent[] {
  const value = recordOf(change.value);
  const number = stringOf(recordOf(value.metadata).phone_number_id);
  const ours = textOf(settings, 'phoneNumberId');
  // One app has one address for all its numbers: another one's messages belong to another inbox.
  if (number !== '' && ours !== '' && number !== ours) return [];
  const only = (part: Record<string, unknown>) =>
    Buffer.from(
      JSON.stringify({
        field: change.field,
        value: { metadata: value.metadata, contacts: value.contacts, ...part },
      }),
    );
  if (change.field !== 'messages')
    return [{ key: keyOf('other', digestOf(change)), at: null, raw: Buffer.from(JSON.stringify(change)) }];
  return [
    ...listOf(value.messages).map((message) => ({
      key: keyOf('message', stringOf(message.id) || digestOf(message)),
      at: momentOf(message.timestamp, 'seconds'),
      raw: only({ messages: [message] }),
    })),
    ...listOf(value.statuses).map((status) => ({
      key: keyOf('status', [status.id, status.status, status.timestamp].map(stringOf).join(':')),
      at: momentOf(status.timestamp, 'seconds'),
      raw: only({ statuses: [status] }),
    })),
    ...listOf(value.errors).map((error) => ({
      key: keyOf('error', digestOf(error)),
      at: null,
      raw: only({ errors: [error] }),
    })),
  ];
}
