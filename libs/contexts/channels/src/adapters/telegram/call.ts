import type { AdapterContext, FailureClass, ProviderAnswer } from '../adapter';
import { hideSecrets } from '../hide-secrets';
import { numberIn, recordOf, stringOf, type JsonRecord } from '../json';
import { addressOf } from '../limit-field';
import { classOfStatus, failed, unreadable, type Failed } from '../outcomes';
import { answerObject, overriddenClass } from '../provider-answer';
import { textOf } from '../settings';
import { fields } from './fields';

/** What a method returned, or why it did not. */
export type Called = { ok: true; result: unknown } | { ok: false; failure: Failed; body: JsonRecord };

/** Calls a method of the bot. The token is a part of the address, which is never logged. */
export async function call(
  context: AdapterContext,
  method: string,
  body: Record<string, unknown> | FormData,
): Promise<Called> {
  const form = body instanceof FormData;
  const answer = await context.fetch(`${botAddress(context)}/${method}`, {
    method: 'POST',
    body: form ? body : JSON.stringify(body),
    ...(form ? { timeoutMs: 60_000 } : { headers: { 'content-type': 'application/json; charset=utf-8' } }),
  });
  const parsed = answerObject(answer);
  if (answer.status === 200 && parsed.ok === true) return { ok: true, result: parsed.result };
  if (answer.status === 200 && parsed.ok !== false) return { ok: false, failure: unreadable, body: parsed };
  return { ok: false, failure: failureOf(context, answer), body: parsed };
}

export function botAddress(context: AdapterContext, folder = ''): string {
  return `${addressOf(context.settings, 'apiBase', 'https://api.telegram.org')}${folder}/bot${textOf(context.settings, 'botToken')}`;
}

/** Texts are not promised by Telegram: they are matched loosely, the status decides the rest. */
const BY_TEXT: readonly { text: RegExp; class: FailureClass }[] = [
  {
    text: /bot was blocked|user is deactivated|can't initiate|chat not found|bot was kicked|peer_id_invalid/i,
    class: 'recipient-unreachable',
  },
  {
    text: /not enough rights|have no rights|chat_write_forbidden|need administrator/i,
    class: 'not-permitted',
  },
  { text: /too many requests|retry after|flood/i, class: 'retry-later' },
];

function failureOf(context: AdapterContext, answer: ProviderAnswer): Failed {
  const body = answerObject(answer);
  const code = stringOf(body.error_code) || String(answer.status);
  const said = stringOf(body.description) || `Telegram answered ${answer.status}.`;
  const detail = hideSecrets(said, { fields, settings: context.settings });
  const seconds = numberIn(recordOf(body.parameters).retry_after);
  const meant =
    overriddenClass(context.settings, code) ??
    BY_TEXT.find(({ text }) => text.test(detail))?.class ??
    classOf(answer.status);
  return failed(meant, { code, detail }, seconds === null ? undefined : seconds * 1000);
}

function classOf(status: number): FailureClass {
  // The token is in the path: a wrong one is an unknown address.
  if (status === 404) return 'not-permitted';
  if (status === 403) return 'recipient-unreachable';
  // Another poller, or a webhook being set at this moment.
  if (status === 409) return 'retry-later';
  return classOfStatus(status);
}
