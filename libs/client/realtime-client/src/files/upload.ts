import type { Content, StoredAttachment } from '@yingda/contracts';
import type { WireError } from '@yingda/contracts/names';
import { Failure } from '../failure';
import type { QueuedFile } from '../send-queue/types';

export interface UploadOptions {
  /** Origin of the server; empty for the page's own. */
  url: string;
  token: string;
  file: Blob;
  name: string;
  durationMs?: number;
  /** Share sent, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

function refusal(status: number, body: unknown): Failure {
  const error = (body as { error?: WireError } | null)?.error;
  if (error) return Failure.from(error);
  if (status === 413) return new Failure('file-too-large', 'The file is larger than allowed.');
  return status >= 500 || status === 0
    ? new Failure('temporarily-unavailable', `The server answered ${status}.`)
    : new Failure('internal-error', `The server answered ${status}.`);
}

/** Stores a file (POST /api/attachments). Rejects with a `Failure`. XMLHttpRequest, because fetch tells no progress. */
export function uploadFile(options: UploadOptions): Promise<StoredAttachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${options.url}/api/attachments`);
    request.setRequestHeader('authorization', `Bearer ${options.token}`);
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as StoredAttachment);
      else reject(refusal(request.status, request.response));
    };
    request.onerror = () => reject(new Failure('offline', 'The upload was cut off.'));
    request.onabort = () => reject(new Failure('offline', 'The upload was stopped.'));
    if (options.signal?.aborted) return request.abort();
    options.signal?.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    if (options.durationMs !== undefined) form.append('durationMs', String(Math.round(options.durationMs)));
    form.append('file', options.file, options.name);
    request.send(form);
  });
}

/** The content of a message about a stored file, as it is sent and as it is drawn until the server's own form arrives. */
export function attachmentContent(
  stored: StoredAttachment,
  file: Pick<QueuedFile, 'kind' | 'caption'>,
): Content {
  const { name, contentType, bytes, width, height, durationMs } = stored;
  // The server knows what the file truly is: an image that is none is sent as a file.
  const kind = stored.kind === 'file' ? 'file' : file.kind === 'file' ? 'file' : stored.kind;
  return {
    kind,
    attachmentId: stored.id,
    ...(file.caption ? { caption: file.caption } : {}),
    attachment: {
      name,
      contentType,
      bytes,
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
      ...(durationMs !== undefined && { durationMs }),
    },
  };
}
