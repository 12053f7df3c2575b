import { createHash } from 'node:crypto';
import type { AdapterContext } from '../adapter';
import { stringOf } from '../json';
import { ask } from '../meta/graph';
import { fetchFrom } from '../meta/media';
import { textOf } from '../settings';
import { product } from './fields';

/** The address of a file lives for minutes, so it is asked for each time. @throws Error when the file is gone or damaged */
export async function fetchMedia(ref: string, context: AdapterContext) {
  const number = textOf(context.settings, 'phoneNumberId');
  const found = await ask({ context, product }, `${encodeURIComponent(ref)}?phone_number_id=${number}`);
  if (!found.ok) throw new Error(`WhatsApp does not give the file: ${found.failure.detail}`);
  const file = await fetchFrom(stringOf(found.body.url), context, {
    authorization: `Bearer ${textOf(context.settings, 'accessToken')}`,
  });
  const expected = stringOf(found.body.sha256);
  const digest = createHash('sha256').update(file.bytes);
  // Written as base64 in webhooks, as hex in answers.
  const got = expected.length === 64 ? digest.digest('hex') : digest.digest('base64');
  if (expected !== '' && got !== expected) throw new Error('The file is not what WhatsApp says it is.');
  return { ...file, contentType: stringOf(found.body.mime_type) || file.contentType };
}
