import type { FileStorage } from '@yingda/platform';
import { fileTypeFromBuffer } from 'file-type/core';
import type { Attachment } from './attachment-store';
import { remade } from './images';

/** Puts the bytes of a file where files are kept: pictures made anew and with a small form, others as they came. */
export class FileKeeper {
  constructor(private readonly files: FileStorage) {}

  /** The row as it is with these bytes. @throws Refusal file-type-mismatch for a picture that is none */
  async keep(row: Attachment, bytes: Buffer): Promise<Attachment> {
    return row.kind === 'image' ? this.image(row, bytes) : this.file(row, bytes);
  }

  private async file(row: Attachment, bytes: Buffer): Promise<Attachment> {
    await this.files.put(row.storageKey, bytes, row.contentType);
    return row;
  }

  private async image(row: Attachment, bytes: Buffer): Promise<Attachment> {
    const picture = await remade(bytes);
    const previewKey = `${row.storageKey}.preview`;
    await this.files.put(row.storageKey, picture.body, picture.contentType);
    await this.files.put(previewKey, picture.preview, picture.previewType);
    return {
      ...row,
      contentType: picture.contentType,
      bytes: picture.body.length,
      width: picture.width,
      height: picture.height,
      previewKey,
      previewType: picture.previewType,
    };
  }
}

/** What the bytes are, whatever anybody says; null when that is not known. */
export async function detect(bytes: Buffer): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes);
  if (found) return found.mime;
  return isText(bytes) ? 'text/plain' : null;
}

// Readable text in UTF-8 that a browser could not take for a page or a program.
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // eslint-disable-next-line no-control-regex -- control characters are what tells text from other bytes
    if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return false;
    return !/^\s*(<!doctype|<html|<svg|<script|<\?xml|<\?php|#!)/i.test(text);
  } catch {
    return false;
  }
}
