import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { AdjustableClock } from '../clock/adjustable-clock';
import { createStorage } from './create-storage';
import { FileMissing, type FileStorage } from './file-storage';
import { signed } from './s3-signature';

const credentials = { accessKey: 'key', secretKey: 'a/b+c', region: 'cn-north-1' };
const clock = new AdjustableClock('2026-03-02T02:00:00Z');

/** A bucket in memory on the loopback, that checks signatures by making them again. */
class FakeBucket {
  readonly files = new Map<string, { body: Buffer; type: string }>();
  readonly server: Server = createServer((request, response) => {
    void this.answer(request).then(({ status, body, headers }) =>
      response.writeHead(status, { 'content-length': body?.length ?? 0, ...headers }).end(body),
    );
  });

  private async answer(
    request: IncomingMessage,
  ): Promise<{ status: number; body?: Buffer | string; headers?: Record<string, string> }> {
    const body = await buffer(request);
    if (!this.isSigned(request, body))
      return { status: 403, body: '<Error><Code>SignatureDoesNotMatch</Code></Error>' };
    const path = request.url!;
    if (!path.startsWith('/bucket/'))
      return { status: 404, body: '<Error><Code>NoSuchBucket</Code></Error>' };
    if (request.method === 'PUT') {
      this.files.set(path, { body, type: request.headers['content-type']! });
      return { status: 200 };
    }
    if (request.method === 'DELETE') return { status: this.files.delete(path) ? 204 : 404 };
    const file = this.files.get(path);
    if (!file) return { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' };
    const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '');
    if (!range) return { status: 200, body: file.body };
    const [start, end] = [Number(range[1]), range[2] ? Number(range[2]) : file.body.length - 1];
    const headers = { 'content-range': `bytes ${start}-${end}/${file.body.length}` };
    return { status: 206, body: file.body.subarray(start, end + 1), headers };
  }

  private isSigned(request: IncomingMessage, body: Buffer): boolean {
    const given = request.headers.authorization ?? '';
    const names =
      /SignedHeaders=([^,]*)/
        .exec(given)?.[1]
        ?.split(';')
        .filter((name) => !name.startsWith('x-amz-')) ?? [];
    const headers = Object.fromEntries(names.map((name) => [name, request.headers[name] as string]));
    const expected = signed(
      { method: request.method!, path: request.url!, headers, body },
      credentials,
      clock.now(),
    );
    return given === expected.authorization;
  }
}

// Needs no database, but a port: what touches something outside of the process runs with the database specs.
describe('files in a bucket', () => {
  let bucket: FakeBucket;
  let host: string;
  let storage: FileStorage;

  beforeAll(async () => {
    bucket = new FakeBucket();
    await new Promise<void>((resolve) => bucket.server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(bucket.server.address() as AddressInfo).port}`;
    storage = createStorage(`s3://key:a%2Fb%2Bc@${host}/bucket/yingda?region=cn-north-1&tls=off`, clock);
  });
  afterAll(() => new Promise((resolve) => bucket.server.close(resolve)));

  it('come back as they were put, wholly or in part, with their whole size', async () => {
    await storage.put('attachments/a.png', Buffer.from('0123456789'), 'image/png');
    expect(bucket.files.get('/bucket/yingda/attachments/a.png')!.type).toBe('image/png');
    const whole = await storage.read('attachments/a.png');
    expect(whole.size).toBe(10);
    expect(await text(whole.stream)).toBe('0123456789');
    const part = await storage.read('attachments/a.png', { start: 2, end: 4 });
    expect(part.size).toBe(10);
    expect(await text(part.stream)).toBe('234');
  });

  it('are missing by name, before and after removal; removing twice is no error', async () => {
    await expect(storage.read('b')).rejects.toThrow(FileMissing);
    await storage.put('b', Buffer.from('x'), 'text/plain');
    await storage.remove('b');
    await storage.remove('b');
    await expect(storage.read('b')).rejects.toThrow(FileMissing);
  });

  it('say what the storage refused: a wrong key, a bucket that does not exist', async () => {
    const wrong = createStorage(`s3://key:other@${host}/bucket?region=cn-north-1&tls=off`, clock);
    await expect(wrong.put('a', Buffer.from('x'), 'text/plain')).rejects.toThrow(
      '403 (SignatureDoesNotMatch)',
    );
    const nowhere = createStorage(`s3://key:a%2Fb%2Bc@${host}/none?region=cn-north-1&tls=off`, clock);
    await expect(nowhere.read('a')).rejects.toThrow('404 (NoSuchBucket)');
  });

  it('cannot lie outside, and need a whole address', async () => {
    await expect(storage.read('../other/secret')).rejects.toThrow('Not a storage key');
    for (const url of ['s3://host/bucket', 's3://key:secret@host', 's3://key:secret@host/']) {
      expect(() => createStorage(url)).toThrow('STORAGE_URL must look like');
    }
  });
});
