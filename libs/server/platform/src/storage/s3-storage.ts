import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Clock } from '../clock/clock';
import { type ByteRange, checkKey, FileMissing, type FileStorage } from './file-storage';
import { type S3Credentials, signed } from './s3-signature';

const ANSWER_WITHIN_MS = 30_000;

/** Where a bucket is; `folder` goes before every key and ends with a slash unless empty. */
export interface S3Place {
  /** `https://s3.example.com`, without a slash at the end. */
  endpoint: string;
  bucket: string;
  folder: string;
}

/** `s3://access:secret@host/bucket/folder?region=cn-north-1`; `&tls=off` for a server on the same network. */
export function parseS3Url(text: string): { place: S3Place; credentials: S3Credentials } {
  const url = new URL(text);
  const [bucket, ...folder] = url.pathname.split('/').filter(Boolean);
  if (!url.username || !url.password || !url.host || !bucket) {
    throw new Error('STORAGE_URL must look like s3://access:secret@host/bucket/folder?region=us-east-1');
  }
  return {
    place: {
      endpoint: `${url.searchParams.get('tls') === 'off' ? 'http' : 'https'}://${url.host}`,
      bucket,
      folder: folder.map((part) => `${part}/`).join(''),
    },
    credentials: {
      accessKey: decodeURIComponent(url.username),
      secretKey: decodeURIComponent(url.password),
      region: url.searchParams.get('region') ?? 'us-east-1',
    },
  };
}

/** Files in a bucket of anything that speaks S3, addressed by path (`host/bucket/key`). */
export class S3Storage implements FileStorage {
  constructor(
    private readonly place: S3Place,
    private readonly credentials: S3Credentials,
    private readonly clock: Clock,
  ) {}

  async put(key: string, body: Buffer, contentType: string): Promise<void> {
    const answer = await this.ask('PUT', key, { body, headers: { 'content-type': contentType } });
    await this.expect(answer, key);
    await answer.body?.cancel();
  }

  async read(key: string, range?: ByteRange) {
    const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end ?? ''}` } : {};
    const answer = await this.ask('GET', key, { headers });
    await this.expect(answer, key);
    const whole = answer.headers.get('content-range')?.split('/')[1] ?? answer.headers.get('content-length');
    const stream = answer.body ? Readable.fromWeb(answer.body as ReadableStream) : Readable.from([]);
    return { stream, size: Number(whole) };
  }

  async remove(key: string): Promise<void> {
    const answer = await this.ask('DELETE', key, {});
    if (answer.status !== 404) await this.expect(answer, key);
    await answer.body?.cancel();
  }

  private async ask(
    method: string,
    key: string,
    { body = Buffer.alloc(0), headers = {} }: { body?: Buffer; headers?: Record<string, string> },
  ): Promise<Response> {
    checkKey(key);
    const url = new URL(`${this.place.endpoint}/${this.place.bucket}/${this.place.folder}${key}`);
    const request = { method, path: url.pathname, headers: { host: url.host, ...headers }, body };
    const { host: _host, ...rest } = signed(request, this.credentials, this.clock.now());
    // Compressed on the way, the length would not be the file's.
    rest['accept-encoding'] = 'identity';
    const patience = new AbortController();
    // Until the answer begins; a large file may take longer to arrive.
    const timer = setTimeout(
      () => patience.abort(new Error('The file storage does not answer')),
      ANSWER_WITHIN_MS,
    );
    try {
      const content = method === 'PUT' ? { body: new Uint8Array(body) } : {};
      return await fetch(url, { method, headers: rest, signal: patience.signal, ...content });
    } finally {
      clearTimeout(timer);
    }
  }

  private async expect(answer: Response, key: string): Promise<void> {
    if (answer.ok) return;
    const text = await answer.text();
    if (answer.status === 404 && !text.includes('NoSuchBucket')) throw new FileMissing(key);
    const code = /<Code>([^<]+)<\/Code>/.exec(text)?.[1] ?? 'no code';
    throw new Error(`The file storage answered ${answer.status} (${code})`);
  }
}
