import type { Readable } from 'node:stream';

/** A part of a file, both ends included, as in an HTTP range. */
export interface ByteRange {
  start: number;
  end?: number;
}

/** Where uploaded files are kept. Keys are ours: letters, digits, `.`, `_`, `-` and `/` between parts. */
export interface FileStorage {
  put(key: string, body: Buffer, contentType: string): Promise<void>;
  /** `size` is that of the whole file, also with a range. Throws FileMissing. */
  read(key: string, range?: ByteRange): Promise<{ stream: Readable; size: number }>;
  /** Nothing happens when there is none. */
  remove(key: string): Promise<void>;
}

/** There is no file under this key. */
export class FileMissing extends Error {
  constructor(readonly key: string) {
    super(`There is no file ${key}`);
  }
}

const KEY = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** Refuses keys that could lead out of the storage. */
export function checkKey(key: string): void {
  if (key.length > 512 || !KEY.test(key) || key.includes('..')) throw new Error(`Not a storage key: ${key}`);
}
