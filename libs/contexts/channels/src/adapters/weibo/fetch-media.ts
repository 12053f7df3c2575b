import type { AdapterContext } from '../adapter';
import { stringOf } from '../json';
import { addressOf } from '../limit-field';
import { answerObject } from '../provider-answer';
import { textOf } from '../settings';
import { ADDRESSES } from './fields';

/** A picture or voice by its file id. The token stands in the address, which is never logged. */
export async function fetchMedia(ref: string, context: AdapterContext) {
  const query = new URLSearchParams({ access_token: textOf(context.settings, 'accessToken'), fid: ref });
  const base = addressOf(context.settings, 'uploadBase', ADDRESSES.uploadBase);
  const answer = await context.fetch(`${base}/2/mss/msget?${query}`, { timeoutMs: 60_000 });
  const contentType = answer.headers.get('content-type')?.split(';', 1)[0] ?? 'application/octet-stream';
  const code = contentType.endsWith('json') ? stringOf(answerObject(answer)['error_code']) : '';
  if (answer.status !== 200 || code) throw new Error(`Weibo answered ${code || answer.status} for the file.`);
  return { name: ref, contentType, bytes: answer.bytes };
}
