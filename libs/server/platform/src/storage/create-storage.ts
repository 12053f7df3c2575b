import { fileURLToPath } from 'node:url';
import { type Clock, SystemClock } from '../clock/clock';
import { DiskStorage } from './disk-storage';
import type { FileStorage } from './file-storage';
import { parseS3Url, S3Storage } from './s3-storage';

/** The storage a STORAGE_URL names. S3 refuses requests that are not signed with about its own time. */
export function createStorage(url: string, clock: Clock = new SystemClock()): FileStorage {
  if (url.startsWith('file:')) return new DiskStorage(fileURLToPath(url));
  if (url.startsWith('s3:')) {
    const { place, credentials } = parseS3Url(url);
    return new S3Storage(place, credentials, clock);
  }
  throw new Error(`STORAGE_URL must begin with file: or s3:, not ${url.split(':')[0]}:`);
}
