import type { AdapterContext } from '../adapter';
import { addressOf } from '../limit-field';
import type { JsonRecord } from '../json';
import type { Failed } from '../outcomes';
import { answerObject } from '../provider-answer';
import { textOf } from '../settings';
import { failureOf, type MetaProduct } from './failures';

/** One product's way to the Graph API. */
export interface Graph {
  context: AdapterContext;
  product: MetaProduct;
}

export type Asked = { ok: true; body: JsonRecord } | { ok: false; failure: Failed };

/** Address of a Graph path in the version that is set. */
export function graphAddress(context: AdapterContext, path: string): string {
  const base = addressOf(context.settings, 'apiBase', 'https://graph.facebook.com');
  return `${base}/${textOf(context.settings, 'apiVersion') || 'v26.0'}/${path}`;
}

/** Every call carries the token as Bearer, never in the address. */
export async function ask(
  graph: Graph,
  path: string,
  body?: Record<string, unknown> | FormData,
): Promise<Asked> {
  const { context, product } = graph;
  const form = body instanceof FormData;
  const answer = await context.fetch(graphAddress(context, path), {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${textOf(context.settings, 'accessToken')}`,
      ...(body && !form ? { 'content-type': 'application/json; charset=utf-8' } : {}),
    },
    ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
    ...(form ? { timeoutMs: 60_000 } : {}),
  });
  const answered = answerObject(answer);
  const taken =
    answer.status >= 200 && answer.status < 300 && Object.keys(answered).length > 0 && !answered.error;
  return taken ? { ok: true, body: answered } : { ok: false, failure: failureOf(context, answer, product) };
}
