import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../ids/ids';
import { type ByteRange, checkKey, FileMissing, type FileStorage } from './file-storage';

/** Files in a folder, spread over 65,536 subfolders so that none grows long; a file is there wholly or not at all. */
export class DiskStorage implements FileStorage {
  constructor(private readonly folder: string) {}

  async put(key: string, body: Buffer, _contentType: string): Promise<void> {
    const path = this.path(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const unfinished = `${path}.${newId()}.part`;
    try {
      const file = await open(unfinished, 'w', 0o600);
      try {
        await file.writeFile(body);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async read(key: string, range?: ByteRange) {
    const path = this.path(key);
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw new FileMissing(key);
      throw error;
    });
    return { stream: createReadStream(path, range), size: found.size };
  }

  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  private path(key: string): string {
    checkKey(key);
    const hash = createHash('sha256').update(key).digest('hex');
    return join(this.folder, hash.slice(0, 2), hash.slice(2, 4), key.replaceAll('/', '~'));
  }
}
