import type { AdapterContext, FailureClass, ProviderAnswer, ProviderRequest } from '../adapter';
import { hideSecrets } from '../hide-secrets';
import { listOf, stringOf } from '../json';
import { addressOf } from '../limit-field';
import { classOfStatus, failed, type Failed } from '../outcomes';
import { answerObject, overriddenClass, retryAfterOf } from '../provider-answer';
import { textOf } from '../settings';
import { fields } from './fields';

/** Calls LINE with the channel's token; `path` begins with a slash. */
export function call(
  context: AdapterContext,
  path: string,
  request: { method?: ProviderRequest['method']; body?: unknown; headers?: Record<string, string> } = {},
): Promise<ProviderAnswer> {
  const { body, headers, method = body === undefined ? 'GET' : 'POST' } = request;
  return context.fetch(`${addressOf(context.settings, 'apiBase', 'https://api.line.me')}${path}`, {
    method,
    headers: {
      ...bearer(context),
      ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

export function bearer(context: AdapterContext): Record<string, string> {
  return { authorization: `Bearer ${textOf(context.settings, 'accessToken')}` };
}

/** Why LINE did not take it. */
export function failureOf(context: AdapterContext, answer: ProviderAnswer): Failed {
  const body = answerObject(answer);
  const reasons = listOf(body.details).map((one) => `${stringOf(one.property)}: ${stringOf(one.message)}`);
  const message = [stringOf(body.message) || `LINE answered ${answer.status}.`, ...reasons].join(' · ');
  const code = String(answer.status);
  const meant = overriddenClass(context.settings, code) ?? classOf(answer.status, message);
  return failed(
    meant,
    { code, detail: hideSecrets(message, { fields, settings: context.settings }) },
    meant === 'retry-later' ? retryAfterOf(answer.headers, context.now()) : undefined,
  );
}

function classOf(status: number, message: string): FailureClass {
  // One status for two things: too fast, and nothing left this month.
  if (status === 429) return /monthly|quota/i.test(message) ? 'quota-reached' : 'retry-later';
  if (
    status === 400 &&
    /failed to send messages|'to' (is|in the request body is) invalid|not found/i.test(message)
  )
    return 'recipient-unreachable';
  if (status === 404) return 'recipient-unreachable';
  return classOfStatus(status);
}
