import { createHash } from 'node:crypto';
import { v5 } from 'uuid';
import { type JsonRecord, momentOf, parseJson, recordOf, stringOf } from '../json';
import type { Settings } from '../settings';
import { partsOf } from './parts';

/** A payload that says something we can keep. */
export interface ApiPayload {
  type: string;
  data: JsonRecord;
  at: Date | null;
  /** Key of the event within the inbox. */
  key: string;
  /** The sender's id of the message, of `message.created` only: a second one is a repeat. */
  externalMessageId: string | null;
  /** Equal for the same type and data, however they are written. */
  digest: string;
}

/** What is wrong with it, in a sentence for the developer on the other side. */
export type ReadPayload = { ok: true; payload: ApiPayload } | { ok: false; problem: string };

export const STATUSES = ['sent', 'delivered', 'read', 'failed'] as const;
const LONGEST_ID = 200;

/** Reads a signed body. `webhookId` is of the request: what has no id of its own is known by it. */
export function payloadOf(body: Buffer, webhookId: string): ReadPayload {
  const wrong = (problem: string): ReadPayload => ({ ok: false, problem });
  const parsed = parseJson(body);
  if (parsed === undefined) return wrong('The body is no JSON.');
  const object = recordOf(parsed);
  const type = stringOf(object['type']);
  if (!/^[a-z][a-z0-9_.-]{0,59}$/.test(type))
    return wrong('`type` is missing or no word like message.created.');
  const data = recordOf(object['data']);
  const problem = problemOf(type, data);
  if (problem) return wrong(problem);
  const id = messageIdOf(data);
  const keys: Record<string, string> = {
    'message.created': `message:${id}`,
    'message.deleted': `deleted:${id}`,
    'message.status': `status:${stringOf(data['message_id'])}:${stringOf(data['status'])}`,
  };
  return {
    ok: true,
    payload: {
      type,
      data,
      at: timeOf(object['timestamp']),
      key: (Object.hasOwn(keys, type) && keys[type]) || `event:${webhookId}`,
      externalMessageId: type === 'message.created' ? id : null,
      digest: createHash('sha256')
        .update(canonical([type, data]))
        .digest('hex'),
    },
  };
}

function problemOf(type: string, data: JsonRecord): string | null {
  const ofMessage = ['message.created', 'message.updated', 'message.deleted'].includes(type);
  if (ofMessage && !isId(messageIdOf(data)))
    return `\`data.external_message_id\` is missing, longer than ${LONGEST_ID} characters or broken.`;
  if ((ofMessage || type === 'typing') && !isId(contactIdOf(data)))
    return `\`data.contact.external_id\` is missing, longer than ${LONGEST_ID} characters or broken.`;
  if (type === 'message.created' && partsOf(data).length === 0)
    return 'The message is empty: give `data.text`, `data.content` or `data.parts`.';
  if (type === 'message.updated' && stringOf(data['text']) === '' && partsOf(data).length === 0)
    return '`data.text` is missing.';
  if (type !== 'message.status') return null;
  if (!isId(stringOf(data['message_id']))) return '`data.message_id` is missing.';
  return STATUSES.some((status) => status === data['status'])
    ? null
    : `\`data.status\` is none of ${STATUSES.join(', ')}.`;
}

function isId(text: string): boolean {
  // No database keeps U+0000 or half a character.
  return text !== '' && text.length <= LONGEST_ID && !/[\0\p{Surrogate}]/u.test(text);
}

export function messageIdOf(data: JsonRecord): string {
  return stringOf(data['external_message_id']);
}

export function contactIdOf(data: JsonRecord): string {
  return stringOf(recordOf(data['contact'])['external_id']);
}

/** ISO text, or seconds. */
export function timeOf(value: unknown): Date | null {
  if (typeof value === 'number') return momentOf(value, 'seconds');
  const moment = new Date(stringOf(value));
  return Number.isNaN(moment.getTime()) ? null : moment;
}

// Any fixed uuid: it names the ids made from the senders' own.
const NAMESPACE = '3f8f2f4e-6c0e-4c53-9a55-1d2b0c9a77e1';

/** The id we answer with: the same for the same message of the same inbox, before and after it was worked on. */
export function answeredId(settings: Settings, externalMessageId: string): string {
  const inboxKey = settings.hookUrl.slice(settings.hookUrl.lastIndexOf('/') + 1);
  // As bytes: half a character is no reason to fail.
  return v5(Buffer.from(`${inboxKey}\n${externalMessageId}`), NAMESPACE);
}

/** JSON with sorted names. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}
