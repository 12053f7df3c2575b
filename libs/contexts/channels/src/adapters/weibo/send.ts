import type { AdapterContext, FailureClass, ProviderAnswer, SendOutcome } from '../adapter';
import { hideSecrets } from '../hide-secrets';
import { stringOf } from '../json';
import { addressOf } from '../limit-field';
import { classOfStatus, failed, sendingOnce, unreadable } from '../outcomes';
import type { Piece, PieceBody } from '../piece';
import { answerObject, overriddenClass, retryAfterOf } from '../provider-answer';
import { textOf } from '../settings';
import { ADDRESSES, fields } from './fields';

/** Sends text, a place or a card; the sender is the owner of the token. */
export async function send(piece: Piece, context: AdapterContext): Promise<SendOutcome> {
  const { settings } = context;
  if (settings['enabled'] !== true)
    return failed('not-permitted', {
      code: 'switched-off',
      detail: 'Weibo is switched off in the settings.',
    });
  const content = contentOf(piece.body);
  if (!content)
    return failed('bad-content', { code: 'kind', detail: `Weibo cannot carry ${piece.body.kind}.` });
  const json = JSON.stringify(content.data);
  const form = new URLSearchParams({
    access_token: textOf(settings, 'accessToken'),
    type: content.type,
    data: settings['encodeTwice'] === true ? encodeURIComponent(json) : json,
    receiver_id: piece.to,
    save_sender_box: settings['saveInOutbox'] === false ? '0' : '1',
  });
  return sendingOnce(async () => {
    const answer = await context.fetch(
      `${addressOf(settings, 'apiBase', ADDRESSES.apiBase)}/2/messages/reply.json`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: form.toString(),
      },
    );
    return outcomeOf(answer, context);
  });
}

function contentOf(body: PieceBody): { type: string; data: object } | null {
  switch (body.kind) {
    case 'text':
      return { type: 'text', data: { text: body.text } };
    case 'location':
      return {
        type: 'position',
        data: { longitude: String(body.longitude), latitude: String(body.latitude) },
      };
    case 'link':
      return {
        type: 'articles',
        data: {
          articles: [
            {
              display_name: body.title,
              summary: body.description ?? '',
              image: body.imageUrl ?? '',
              url: body.url,
            },
          ],
        },
      };
    default:
      return null;
  }
}

/** Codes of https://open.weibo.com/wiki/Error_code, as far as they concern messages. */
const CLASSES: Record<string, FailureClass | undefined> = {
  '10001': 'retry-later',
  '10002': 'retry-later',
  '10003': 'retry-later',
  '10009': 'retry-later',
  '10010': 'retry-later',
  '10022': 'retry-later',
  '10023': 'retry-later',
  '10024': 'retry-later',
  '10004': 'not-permitted',
  '10005': 'not-permitted',
  '10006': 'not-permitted',
  '10013': 'not-permitted',
  '10014': 'not-permitted',
  '10025': 'not-permitted',
  '20003': 'recipient-unreachable',
  '20301': 'recipient-unreachable',
  '20304': 'recipient-unreachable',
  '20308': 'quota-reached',
};

function classOfCode(code: string, answer: ProviderAnswer): FailureClass {
  const known = Object.hasOwn(CLASSES, code) ? CLASSES[code] : undefined;
  if (known) return known;
  // A token lasts about a year and cannot be renewed by us: somebody has to paste a new one.
  if (/^213\d\d$/.test(code)) return 'not-permitted';
  return /^20\d{3}$/.test(code) ? 'bad-content' : classOfStatus(answer.status);
}

function outcomeOf(answer: ProviderAnswer, context: AdapterContext): SendOutcome {
  const object = answerObject(answer);
  const code = stringOf(object['error_code']);
  const done = answer.status >= 200 && answer.status < 300;
  if (done && (code === '' || code === '0')) {
    if (Object.keys(object).length === 0) return unreadable;
    return {
      ok: true,
      state: 'accepted',
      providerId: stringOf(object['idstr']) || stringOf(object['id']) || null,
    };
  }
  const kind = overriddenClass(context.settings, code) ?? classOfCode(code, answer);
  const told = stringOf(object['error']) || `Weibo answered ${answer.status}.`;
  const detail = /^213\d\d$/.test(code)
    ? `${told} The access token is no longer valid; set a new one.`
    : told;
  return failed(
    kind,
    {
      code: code || answer.status,
      detail: hideSecrets(detail, { fields, settings: context.settings }),
    },
    kind === 'retry-later' ? retryAfterOf(answer.headers, context.now()) : undefined,
  );
}
