import { randomUUID } from 'node:crypto';
import type { AdapterContext, ProviderAnswer, SendOutcome } from '../adapter';
import { failed, sendingOnce } from '../outcomes';
import type { Piece, PieceBody } from '../piece';
import { retryAfterOf } from '../provider-answer';
import { keysOf, numberOf, type Settings, textOf } from '../settings';
import { signedHeaders } from '../standard-webhooks';
import { LIMITS } from './fields';

/** What 429, 502 and 504 cost when they name no time. */
const SLOW_DOWN_MS = 60_000;

/** Milliseconds before each further try: in all ten tries within 75 hours (channels.md 4.8). */
const [MINUTE, HOUR] = [60_000, 3_600_000];
export const RETRY_DELAYS_MS: readonly number[] = [
  5_000,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** One message to the shop's own system. Sent again it has the same id, so nothing is doubled. */
export async function send(piece: Piece, context: AdapterContext): Promise<SendOutcome> {
  const url = textOf(context.settings, 'webhookUrl');
  if (!isAllowed(url)) {
    const detail = url === '' ? 'No address to send to is set.' : 'Messages go to https addresses only.';
    return failed('not-permitted', { code: 'address', detail });
  }
  const content = contentOf(piece.body);
  if (!content) return failed('bad-content', { code: 'kind', detail: `The API has no ${piece.body.kind}.` });
  const data = {
    id: piece.id,
    contact: { external_id: piece.to },
    ...(piece.order
      ? {
          conversation: { id: piece.order.conversationId },
          sequence: piece.order.place,
          part: piece.order.pieceNo,
        }
      : {}),
    author: { kind: 'agent', ...(piece.agentName ? { name: piece.agentName } : {}) },
    content,
    ...(piece.replyTo ? { reply_to: { external_id: piece.replyTo } } : {}),
  };
  const body = bodyOf('message.created', data, context.now());
  if (body.length >= LIMITS.payloadBytes) {
    return failed('bad-content', { code: 'too-large', detail: `The payload has ${body.length} bytes.` });
  }
  return sendingOnce(async () => outcomeOf(piece.id, await post({ id: piece.id, body }, context), context));
}

/** Whether they are writing: once, and nobody is told when it fails. */
export async function typing(externalId: string, on: boolean, context: AdapterContext): Promise<void> {
  if (!isAllowed(textOf(context.settings, 'webhookUrl'))) return;
  const body = bodyOf('typing', { contact: { external_id: externalId }, on }, context.now());
  await post({ id: `typing_${randomUUID()}`, body }, context);
}

/** Signed with every active secret: the receiver may know either of them. */
export function post(event: { id: string; body: Buffer }, context: AdapterContext): Promise<ProviderAnswer> {
  const { settings } = context;
  const timestamp = Math.floor(context.now().getTime() / 1_000);
  return context.fetch(textOf(settings, 'webhookUrl'), {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...signedHeaders({ ...event, timestamp }, secretsOf(settings)),
    },
    body: event.body,
    timeoutMs: numberOf(settings, 'timeoutSeconds', LIMITS.timeoutSeconds) * 1_000,
  });
}

export function bodyOf(type: string, data: object, now: Date): Buffer {
  return Buffer.from(JSON.stringify({ type, timestamp: now.toISOString(), data }));
}

function secretsOf(settings: Settings): string[] {
  return keysOf(settings, 'signingSecret');
}

/** Only https leaves this machine. Private addresses are refused where the request goes out. */
export function isAllowed(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  );
}

/** 2xx is done. Everything else is tried again by the schedule, a redirect too; only 410 says never again. */
export function outcomeOf(id: string, answer: ProviderAnswer, context: AdapterContext): SendOutcome {
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return { ok: true, state: 'sent', providerId: id };
  if (status === 410) {
    const detail = 'The receiver answered 410: it wants nothing more. Set an address again to go on.';
    return { ...failed('not-permitted', { code: status, detail }), disables: true };
  }
  const slowDown = status === 429 || status === 502 || status === 504 ? SLOW_DOWN_MS : undefined;
  const wait = retryAfterOf(headers, context.now()) ?? slowDown;
  const detail =
    status < 400
      ? `The receiver answered ${status}: redirects are not followed.`
      : `The receiver answered ${status}.`;
  return failed('retry-later', { code: status, detail }, wait);
}

function contentOf(body: PieceBody): object | null {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', text: body.text };
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return {
        kind: body.kind,
        media: { url: body.url, ...(body.durationMs === undefined ? {} : { duration_ms: body.durationMs }) },
        ...(body.caption ? { caption: body.caption } : {}),
      };
    case 'link':
      return {
        kind: 'link_card',
        url: body.url,
        title: body.title,
        ...(body.description ? { desc: body.description } : {}),
        ...(body.imageUrl ? { image: body.imageUrl } : {}),
      };
    case 'location': {
      const { latitude: lat, longitude: lng, name, address } = body;
      return { kind: 'location', lat, lng, ...(name ? { name } : {}), ...(address ? { address } : {}) };
    }
    case 'menu':
      return { kind: 'menu', head: body.head, items: body.items, ...(body.tail ? { tail: body.tail } : {}) };
    default:
      return null;
  }
}
