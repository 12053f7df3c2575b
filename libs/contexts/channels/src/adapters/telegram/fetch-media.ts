import { basename } from 'node:path';
import type { AdapterContext } from '../adapter';
import { numberIn, recordOf, stringOf } from '../json';
import { numberOf } from '../settings';
import { botAddress, call } from './call';
import { LIMITS } from './fields';

/** @throws Error when Telegram no longer has the file, or it is larger than bots may fetch (20 MB) */
export async function fetchMedia(ref: string, context: AdapterContext) {
  const found = await call(context, 'getFile', { file_id: ref });
  if (!found.ok) throw new Error(`Telegram does not give the file: ${found.failure.detail}`);
  const file = recordOf(found.result);
  const path = stringOf(file.file_path);
  const most = numberOf(context.settings, 'downloadBytes', LIMITS.downloadBytes);
  if ((numberIn(file.file_size) ?? 0) > most) throw new Error(`The file is larger than ${most} bytes.`);
  if (!/^[\w./-]+$/.test(path) || path.includes('..')) throw new Error('Telegram gave no path to the file.');
  const answer = await context.fetch(`${botAddress(context, '/file')}/${path}`, { timeoutMs: 60_000 });
  if (answer.status !== 200) throw new Error(`Telegram answered ${answer.status} for the file.`);
  return {
    name: basename(path),
    contentType: answer.headers.get('content-type') ?? 'application/octet-stream',
    bytes: answer.bytes,
  };
}
