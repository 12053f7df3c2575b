import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { text } from 'node:stream/consumers';
import { createStorage } from './create-storage';
import { FileMissing, type FileStorage } from './file-storage';

describe('files on disk', () => {
  let folder: string;
  let storage: FileStorage;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yingda-storage-'));
    storage = createStorage(pathToFileURL(join(folder, 'files')).href);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('come back as they were put, wholly or in part, with their whole size', async () => {
    await storage.put('attachments/a.png', Buffer.from('0123456789'), 'image/png');
    const whole = await storage.read('attachments/a.png');
    expect(whole.size).toBe(10);
    expect(await text(whole.stream)).toBe('0123456789');
    const part = await storage.read('attachments/a.png', { start: 2, end: 4 });
    expect(part.size).toBe(10);
    expect(await text(part.stream)).toBe('234');
    expect(await text((await storage.read('attachments/a.png', { start: 8 })).stream)).toBe('89');
  });

  it('are replaced as a whole, leaving nothing unfinished behind', async () => {
    await storage.put('a', Buffer.from('one'), 'text/plain');
    await storage.put('a', Buffer.from('two'), 'text/plain');
    expect(await text((await storage.read('a')).stream)).toBe('two');
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'));
    expect(files).toEqual([]);
  });

  it('are missing by name, before and after removal; removing twice is no error', async () => {
    await expect(storage.read('a')).rejects.toThrow(FileMissing);
    await storage.put('a', Buffer.from('x'), 'text/plain');
    await storage.remove('a');
    await storage.remove('a');
    await expect(storage.read('a')).rejects.toThrow(FileMissing);
  });

  it.each(['../outside', 'a/../../b', '/etc/passwd', 'a//b', '', '.hidden', 'a\0b', 'a\\b'])(
    'cannot lie outside: %p',
    async (key) => {
      await expect(storage.put(key, Buffer.from('x'), 'text/plain')).rejects.toThrow('Not a storage key');
      await expect(storage.read(key)).rejects.toThrow('Not a storage key');
    },
  );

  it('are refused for an address of another kind, by name', () => {
    expect(() => createStorage('ftp://host/x')).toThrow('not ftp:');
  });
});
