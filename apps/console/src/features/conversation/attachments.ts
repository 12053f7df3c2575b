import { LIMITS, type ContentKind, type ErrorCode } from '@yingda/contracts/names';
import type { QueuedFile } from '@yingda/realtime-client';

/** A file chosen for the next message; `problem` says why it cannot go. */
export interface PendingFile {
  id: string;
  file: QueuedFile;
  problem: ErrorCode | null;
}

/** Shown inline by browsers and re-encoded by the server; other pictures go as files. */
const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export function kindOf(contentType: string): QueuedFile['kind'] {
  if (IMAGES.has(contentType)) return 'image';
  return contentType === 'video/mp4' || contentType === 'video/webm' ? 'video' : 'file';
}

/** What a channel makes of a file it cannot carry as it is; null: it goes as it is. */
export function becomesOf(
  kind: QueuedFile['kind'],
  carries: readonly ContentKind[] | null | undefined,
): 'file-as-file' | 'file-as-link' | null {
  if (!carries || carries.includes(kind)) return null;
  return carries.includes('file') ? 'file-as-file' : 'file-as-link';
}

/** A pasted screenshot has no name worth keeping. */
export function nameOf(file: File, at: Date): string {
  if (file.name && file.name !== 'image.png') return file.name;
  const stamp = at.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  return `${stamp}.${file.type.split('/')[1] ?? 'bin'}`;
}

/** Checks what can be checked here; the server looks into the file itself. */
export function pendingFile(file: File, id: string): PendingFile {
  const kind = kindOf(file.type);
  const limit = kind === 'image' ? LIMITS.imageBytes : LIMITS.fileBytes;
  return {
    id,
    file: { blob: file, name: nameOf(file, new Date()), kind },
    problem: file.size > limit ? 'file-too-large' : null,
  };
}
