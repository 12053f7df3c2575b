import { newId } from '@yingda/platform';
import { connect } from 'node:net';
import { eventually } from '@yingda/testing';
import { TestGateway } from './harness';

describe('files over HTTP', () => {
  let gateway: TestGateway;
  let shopper: Awaited<ReturnType<TestGateway['widget']>>;
  beforeAll(async () => {
    gateway = await TestGateway.start();
    shopper = await gateway.widget((await gateway.inbox(await gateway.team())).key);
  });
  afterAll(async () => {
    shopper.close();
    await gateway.stop();
  });

  const form = (content: string | Buffer, name = 'a.txt', type = 'text/plain') => {
    const body = new FormData();
    body.append('file', new File([content as string | Uint8Array<ArrayBuffer>], name, { type }));
    return body;
  };
  const upload = (body: FormData) =>
    gateway.request<{ url: string; error?: { code: string; details?: object } }>('POST', '/api/attachments', {
      token: shopper.token,
      body,
    });
  const stored = async () =>
    Number((await gateway.database.query<{ n: string }>('select count(*) as n from attachments'))[0]?.n);

  it('gives the part of a file that is asked for, as players of sound and film do', async () => {
    const { url } = (await upload(form('0123456789'))).body;
    const part = async (range?: string) => {
      const response = await fetch(`${gateway.url}${url}`, range ? { headers: { range } } : {});
      return {
        status: response.status,
        range: response.headers.get('content-range'),
        text: await response.text(),
      };
    };
    expect(await part('bytes=2-4')).toEqual({ status: 206, range: 'bytes 2-4/10', text: '234' });
    expect(await part('bytes=7-')).toEqual({ status: 206, range: 'bytes 7-9/10', text: '789' });
    expect(await part('bytes=-1')).toEqual({ status: 206, range: 'bytes 9-9/10', text: '9' });
    expect(await part('bytes=99-')).toEqual({ status: 200, range: null, text: '0123456789' });
    expect(await part()).toEqual({ status: 200, range: null, text: '0123456789' });
  });

  it.each([
    ['a file over 20 MB', () => form(Buffer.alloc(20 * 1024 * 1024 + 1, 65)), 413, 'file-too-large'],
    [
      'an image over 10 MB',
      () =>
        form(
          Buffer.concat([
            Buffer.from(
              'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
              'base64',
            ),
            Buffer.alloc(10 * 1024 * 1024),
          ]),
          'a.png',
          'image/png',
        ),
      413,
      'file-too-large',
    ],
    ['an empty file', () => form(''), 400, 'invalid-payload'],
    [
      'two files at once',
      () => {
        const body = form('a');
        body.append('file', new File(['b'], 'b.txt'));
        return body;
      },
      400,
      'invalid-payload',
    ],
    ['a page that calls itself a text', () => form('<html><script>1</script>'), 415, 'file-type-mismatch'],
  ])('refuses %s and keeps nothing of it', async (...[, body, status, code]) => {
    const before = await stored();
    const answer = await upload(body());
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    if (code === 'file-too-large') expect(answer.body.error?.details).toHaveProperty('limitBytes');
    expect(await stored()).toBe(before);
  });

  it('keeps nothing of an upload that is cut off, and goes on', async () => {
    const before = await stored();
    const { port } = new URL(gateway.url);
    const line = connect(Number(port), '127.0.0.1');
    line.write(
      `POST /api/attachments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${shopper.token}\r\n` +
        'Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n--b\r\n' +
        'Content-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf of it',
    );
    await eventually(() => line.bytesWritten > 200);
    line.destroy();
    expect((await upload(form('whole'))).status).toBe(201);
    expect(await stored()).toBe(before + 1);
  });

  it('stops who uploads without end, and says when to go on', async () => {
    const greedy = await gateway.widget((await gateway.inbox(await gateway.team())).key);
    const answers = [];
    for (let times = 0; times < 22; times++)
      answers.push(
        await gateway.request('POST', '/api/attachments', { token: greedy.token, body: form(newId()) }),
      );
    const refused = answers.find((answer) => answer.status === 429);
    expect(refused?.body).toMatchObject({ error: { code: 'rate-limited' } });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    greedy.close();
  });

  it('gives metrics to this host, and to nobody who comes through a proxy it does not know', async () => {
    const { port } = new URL(gateway.url);
    const metrics = (headers?: Record<string, string>) =>
      fetch(`http://127.0.0.1:${port}/metrics`, headers ? { headers } : {});
    expect((await metrics()).status).toBe(200);
    expect((await metrics({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(403);
  });
});
