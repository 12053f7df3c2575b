import { LIMITS } from '@yingda/contracts/names';
import type { Content } from '@yingda/contracts';
import {
  attachmentContent,
  attachmentLinks,
  uploadFile,
  type Api,
  type AttachmentLinks,
  type QueuedFile,
  type QueuedMessage,
} from '@yingda/realtime-client';
import type { SessionKeeper } from './session';

/** Uploads what waits in the queue and reads what has been sent. */
export class Files {
  readonly links: AttachmentLinks;
  private readonly locals = new Map<string, string>();

  constructor(
    private readonly session: SessionKeeper,
    api: Api,
  ) {
    this.links = attachmentLinks((id) => api('GET /api/attachments/:id/link', { params: { id } }));
  }

  async upload(message: QueuedMessage, onProgress: (share: number) => void): Promise<Content> {
    const file = message.file as QueuedFile;
    const stored = await uploadFile({
      url: '',
      token: await this.session.take(null),
      file: file.blob,
      name: file.name,
      ...(file.durationMs === undefined ? {} : { durationMs: file.durationMs }),
      onProgress,
    });
    return attachmentContent(stored, file);
  }

  /** Address of a file that is still on this device; made once per message and kept, so that pictures do not flicker. */
  local(message: QueuedMessage): string | null {
    const known = this.locals.get(message.clientMessageId);
    if (known || !message.file) return known ?? null;
    const address = URL.createObjectURL(message.file.blob);
    this.locals.set(message.clientMessageId, address);
    return address;
  }
}

/** Pictures that browsers draw and servers re-encode; anything else goes as a file. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

export function queuedFile(file: File): QueuedFile {
  const picture = PICTURES.includes(file.type) && file.size <= LIMITS.imageBytes;
  return {
    blob: file,
    name: file.name || (picture ? 'image.png' : 'file'),
    kind: picture ? 'image' : 'file',
  };
}
