import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkAddress, isNamed, isPublicAddress } from './address-guard';
import { hideSecrets } from './hide-secrets';
import { providerFetch } from './provider-fetch';

const servers: Server[] = [];
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const trusting = (...origins: string[]) => ({ privateHosts: [], origins });

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('where requests may go', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    'no address',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['1.1.1.1', '203.205.254.157', '2606:4700:4700::1111'])('%s is public', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    'http://127.0.0.1/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'http://api.example/',
    'https://user:secret@api.example/',
    'file:///etc/passwd',
    'ftp://api.example/',
  ])('%s is refused as it is written', (url) => {
    expect(() => checkAddress(new URL(url), trusting())).toThrow('not allowed');
  });

  it('is where an administrator said, exactly, and in the networks that were named', () => {
    const url = new URL('http://127.0.0.1:4001/cgi-bin/token');
    expect(checkAddress(url, trusting('http://127.0.0.1:4001'))).toEqual({ trusted: true });
    expect(() => checkAddress(url, trusting('http://127.0.0.1:4002'))).toThrow();
    expect(isNamed('10.2.3.4', ['10.0.0.0/8'])).toBe(true);
    expect(isNamed('11.2.3.4', ['10.0.0.0/8', 'bridge.internal'])).toBe(false);
    expect(isNamed('Bridge.internal', ['bridge.internal'])).toBe(true);
  });

  it('is looked at again once a name is resolved', async () => {
    await expect(providerFetch('https://localhost/', {}, trusting())).rejects.toMatchObject({
      message: 'localhost: the address is not allowed',
      sent: false,
    });
  });
});

describe('a request to a provider', () => {
  it('brings body, form and headers, and gives status, headers and bytes', async () => {
    const seen: { type?: string; body: string }[] = [];
    const base = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push({ type: request.headers['content-type'], body });
        response.writeHead(429, { 'retry-after': '7' }).end('slow down');
      });
    });
    const answer = await providerFetch(base, { method: 'POST', body: '{"a":"您"}' }, trusting(base));
    expect([answer.status, answer.headers.get('retry-after'), answer.bytes.toString()]).toEqual([
      429,
      '7',
      'slow down',
    ]);
    const form = new FormData();
    form.append('media', new Blob(['png']), 'shoe.png');
    await providerFetch(base, { method: 'POST', body: form }, trusting(base));
    expect(seen[0]!.body).toBe('{"a":"您"}');
    expect(seen[1]!.type).toMatch(/^multipart\/form-data; boundary=/);
    expect(seen[1]!.body).toContain('filename="shoe.png"');
  });

  it('that gets no answer in time may have been done', async () => {
    const base = await serve(() => undefined);
    await expect(
      providerFetch(`${base}/?access_token=SECRET`, { timeoutMs: 100 }, trusting(base)),
    ).rejects.toMatchObject({ message: '127.0.0.1: no answer within 100 ms', sent: true });
  });

  it('that nobody takes was not done', async () => {
    const base = 'http://127.0.0.1:1';
    await expect(providerFetch(base, {}, trusting(base))).rejects.toMatchObject({
      message: '127.0.0.1: ECONNREFUSED',
      sent: false,
    });
  });

  it('whose line is cut after it was sent may have been done', async () => {
    const base = await serve((request) =>
      request.on('data', () => undefined).on('end', () => request.socket.destroy()),
    );
    await expect(providerFetch(base, { method: 'POST', body: 'x' }, trusting(base))).rejects.toMatchObject({
      sent: true,
    });
  });

  it('follows to the same host when it reads, never to another, and never when it writes', async () => {
    const other = await serve((_, response) => response.end('stolen'));
    const base = await serve((request, response) => {
      if (request.url === '/there') return response.end('there');
      const location = request.url === '/away' ? other : '/there';
      return response.writeHead(302, { location }).end();
    });
    const get = async (path: string, method: 'GET' | 'POST' = 'GET') =>
      (await providerFetch(`${base}${path}`, { method }, trusting(base, other))).status;
    expect(await get('/here')).toBe(200);
    expect(await get('/away')).toBe(302);
    expect(await get('/here', 'POST')).toBe(302);
  });

  it('takes no answer that is larger than any file', async () => {
    const chunk = Buffer.alloc(1024 * 1024);
    const base = await serve((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    await expect(providerFetch(base, {}, trusting(base))).rejects.toThrow('the answer is too large');
  });
});

describe('what a provider says', () => {
  it('is shown without tokens and secrets', () => {
    const account = {
      fields: [
        { name: 'appSecret', kind: 'secret' as const, required: true, label: { zh: '', en: '' } },
        { name: 'appId', kind: 'text' as const, required: true, label: { zh: '', en: '' } },
      ],
      settings: {
        hookUrl: '',
        appSecret: 's3cr3t-value',
        appSecretPrevious: 'former-value',
        appId: 'wx1234',
      },
    };
    const said =
      'GET /cgi-bin/x?access_token=69_abc&y=1 bot123:AAE-x wx1234 s3cr3t-value former-value Bearer abcdefgh.ijk';
    expect(hideSecrets(said, account)).toBe(
      'GET /cgi-bin/x?access_token=***&y=1 bot*** wx1234 *** *** Bearer ***',
    );
  });
});
