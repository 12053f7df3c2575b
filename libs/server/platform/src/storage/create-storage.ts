import { fileURLToPath } from 'node:url';
import { DiskStorage } from './disk-storage';
import type { FileStorage } from './file-storage';

/** The storage a STORAGE_URL names. */
export function createStorage(url: string): FileStorage {
  if (url.startsWith('file:')) return new DiskStorage(fileURLToPath(url));
  throw new Error(`STORAGE_URL must begin with file: (s3: is not supported yet), not ${url.split(':')[0]}:`);
}
