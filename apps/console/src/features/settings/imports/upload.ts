import type { Answer } from '@yingda/contracts';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';

export type ImportRecord = Answer<'GET /api/imports/:id'>;

/**
 * Sends a file as it is, from disk: browsers hold none of it in memory. By XMLHttpRequest, which alone tells how much has
 * gone. `sent`: a share of 1.
 */
export async function uploadImport(
  file: File,
  source: string,
  sent: (share: number) => void,
): Promise<ImportRecord> {
  try {
    return await send(file, source, sent);
  } catch (thrown) {
    if (Problem.of(thrown).code !== 'token-expired') throw thrown;
    await api.renew();
    return send(file, source, sent);
  }
}

function send(file: File, source: string, sent: (share: number) => void): Promise<ImportRecord> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/imports?source=${encodeURIComponent(source)}`);
    request.setRequestHeader('Content-Type', 'application/x-ndjson');
    if (file.name.endsWith('.gz')) request.setRequestHeader('Content-Encoding', 'gzip');
    if (api.accessToken) request.setRequestHeader('Authorization', `Bearer ${api.accessToken}`);
    request.upload.onprogress = ({ loaded, total }) => sent(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Problem('unreachable'));
    request.onload = () => {
      try {
        const body = JSON.parse(request.responseText) as ImportRecord & { error?: never };
        if (request.status === 200) resolve(body);
        else reject(Problem.fromWire(body.error as never));
      } catch {
        reject(new Problem('temporarily-unavailable', `HTTP ${request.status}`));
      }
    };
    request.send(file);
  });
}

/** The lines that were not taken, as a file. */
export async function downloadBadLines(id: string): Promise<void> {
  const get = () =>
    fetch(`/api/imports/${id}/bad-lines`, { headers: { Authorization: `Bearer ${api.accessToken ?? ''}` } });
  let response = await get();
  if (response.status === 401) {
    await api.renew();
    response = await get();
  }
  if (!response.ok) throw Problem.fromWire(((await response.json()) as { error: never }).error);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = `bad-lines-${id}.ndjson`;
  link.click();
  URL.revokeObjectURL(url);
}
