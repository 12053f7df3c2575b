import type { AdapterContext, ProviderAnswer, SendOutcome } from '../adapter';
import { hideSecrets } from '../hide-secrets';
import { stringOf } from '../json';
import type { Piece, PieceBody } from '../piece';
import { addressOf } from '../limit-field';
import { failed, sendingOnce, unreadable } from '../outcomes';
import { answerObject, retryAfterOf } from '../provider-answer';
import { keysOf, type Settings, textOf } from '../settings';
import { signedHeaders } from '../standard-webhooks';
import { classOfCode, classOfStatus } from './errors';
import { API_BASE, fields, providerOf } from './settings';

/** What of a piece goes out as SMS; null when nothing can. */
export function contentOf(body: PieceBody, settings: Settings): { text: string; mediaUrl?: string } | null {
  if (body.kind === 'text') return { text: branded(body.text, settings) };
  if (!('attachmentId' in body) || settings['mms'] !== true) return null;
  return { text: branded(body.caption ?? '', settings), mediaUrl: body.url };
}

/** The approved signature stands before every text, once. */
function branded(text: string, settings: Settings): string {
  const mark = brandOf(settings);
  return mark === '' || text.startsWith(mark) ? text : `${mark}${text}`;
}

/** 【brand】, or '' when none is set. */
export function brandOf(settings: Settings): string {
  const brand = textOf(settings, 'brand').trim();
  return brand === '' ? '' : `【${brand}】`;
}

/** One SMS by the provider of the settings. */
export async function send(piece: Piece, context: AdapterContext): Promise<SendOutcome> {
  const { settings } = context;
  const template = piece.body.kind === 'template' ? piece.body : null;
  if (settings['templateOnly'] === true && !template) {
    return failed('not-permitted', { code: 'template-only', detail: 'Only approved templates may be sent.' });
  }
  if (providerOf(settings) === 'http') return sendingOnce(() => sendByBridge(piece, context));
  const content = contentOf(piece.body, settings);
  if (!content)
    return failed('bad-content', { code: 'kind', detail: `SMS cannot carry ${piece.body.kind}.` });
  return sendingOnce(() => sendByTwilio(piece, content, context));
}

async function sendByTwilio(
  piece: Piece,
  content: { text: string; mediaUrl?: string },
  context: AdapterContext,
): Promise<SendOutcome> {
  const { settings } = context;
  const from = textOf(settings, 'from');
  const form = new URLSearchParams({ To: piece.to });
  form.set(/^MG[0-9a-f]{32}$/i.test(from) ? 'MessagingServiceSid' : 'From', from);
  if (content.text !== '') form.set('Body', content.text);
  if (content.mediaUrl) form.append('MediaUrl', content.mediaUrl);
  form.set('StatusCallback', settings.hookUrl);
  const answer = await context.fetch(`${accountUrl(settings)}/Messages.json`, {
    method: 'POST',
    headers: { authorization: basic(settings), 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
  const object = answerObject(answer);
  const id = stringOf(object['sid']);
  if (isDone(answer) && id) {
    return { ok: true, state: object['status'] === 'sent' ? 'sent' : 'accepted', providerId: id };
  }
  // Taken, but what it is called nobody can read: sent once more it might arrive twice.
  if (isDone(answer)) return unreadable;
  return refusalOf(answer, { code: stringOf(object['code']), detail: stringOf(object['message']), context });
}

async function sendByBridge(piece: Piece, context: AdapterContext): Promise<SendOutcome> {
  const { settings } = context;
  const { body } = piece;
  const content = body.kind === 'template' ? { text: '' } : contentOf(body, settings);
  if (!content) return failed('bad-content', { code: 'kind', detail: `SMS cannot carry ${body.kind}.` });
  const message = {
    id: piece.id,
    to: piece.to,
    from: textOf(settings, 'from'),
    text: content.text,
    ...(content.mediaUrl ? { media: [{ url: content.mediaUrl }] } : {}),
    ...(body.kind === 'template' ? { template_id: body.name, params: body.params } : {}),
  };
  const raw = Buffer.from(JSON.stringify(message));
  const timestamp = Math.floor(context.now().getTime() / 1_000);
  const secrets = keysOf(settings, 'signingSecret');
  const answer = await context.fetch(textOf(settings, 'providerUrl'), {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'idempotency-key': piece.id,
      ...signedHeaders({ id: piece.id, timestamp, body: raw }, secrets),
    },
    body: raw,
  });
  // Its receipts name our id, whatever it calls the message itself.
  if (isDone(answer)) return { ok: true, state: 'accepted', providerId: piece.id };
  const object = answerObject(answer);
  return refusalOf(answer, {
    code: stringOf(object['error_code']),
    detail: stringOf(object['message']),
    context,
  });
}

function refusalOf(
  answer: ProviderAnswer,
  told: { code: string; detail: string; context: AdapterContext },
): SendOutcome {
  const { code, detail, context } = told;
  const idempotent = providerOf(context.settings) === 'http';
  const kind = classOfCode(code, context.settings) ?? classOfStatus(answer.status, idempotent);
  const sentence = detail || `The provider answered ${answer.status}.`;
  return failed(
    kind,
    { code: code || answer.status, detail: hideSecrets(sentence, { fields, settings: context.settings }) },
    kind === 'retry-later' ? retryAfterOf(answer.headers, context.now()) : undefined,
  );
}

function isDone(answer: ProviderAnswer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

/** The account at Twilio's API. */
export function accountUrl(settings: Settings): string {
  return `${addressOf(settings, 'apiBase', API_BASE)}/2010-04-01/Accounts/${encodeURIComponent(textOf(settings, 'accountSid'))}`;
}

/** Twilio's sign-in. */
export function basic(settings: Settings): string {
  const pair = `${textOf(settings, 'accountSid')}:${textOf(settings, 'authToken')}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}
