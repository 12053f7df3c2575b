// The proxy in front of gateways that are plain servers here.
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { Proxy } from './proxy.js';

const open = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const backend = async (name, state = { status: 200, body: { status: 'ready' } }) => {
  const seen = [];
  const server = createServer(async (incoming, answer) => {
    if (incoming.url === '/readyz') return answer.writeHead(state.status).end(JSON.stringify(state.body));
    let body = '';
    for await (const chunk of incoming) body += chunk;
    seen.push({ method: incoming.method, url: incoming.url, headers: incoming.headers, body });
    answer.writeHead(201, { 'X-Name': name }).end(`${name} got ${body.length}`);
  });
  server.on('upgrade', (incoming, socket) => {
    seen.push({ headers: incoming.headers });
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n${name}:`,
    );
    socket.on('data', (data) => socket.write(data));
    socket.on('end', () => socket.end());
    socket.on('error', () => {});
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  open.push(close);
  return { port: server.address().port, seen, state, close };
};

const proxyFor = async (...backends) => {
  const proxy = new Proxy({ host: '127.0.0.1', port: 0, backends: backends.map(({ port }) => port) });
  await proxy.start();
  open.push(() => proxy.stop());
  return proxy;
};

const ask = (proxy, options = {}, body = '') =>
  new Promise((resolve, reject) => {
    const outgoing = request({ port: proxy.port, host: '127.0.0.1', path: '/x', agent: false, ...options });
    outgoing.on('error', reject);
    outgoing.on('response', async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode, name: response.headers['x-name'], text });
    });
    outgoing.end(body);
  });

const upgrade = (proxy, say) =>
  new Promise((resolve, reject) => {
    const socket = connect(proxy.port, '127.0.0.1', () =>
      socket.write(
        'GET /socket.io HTTP/1.1\r\nHost: shop\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nX-Forwarded-For: 6.6.6.6\r\n\r\n',
      ),
    );
    let heard = '';
    socket.on('data', (data) => {
      heard += data;
      if (/:$/.test(heard)) socket.write(say);
      if (heard.endsWith(say)) resolve({ heard, socket });
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`closed after: ${heard}`)));
    open.push(() => socket.destroy());
  });

describe('the proxy', () => {
  test('goes round the gateways and passes method, path, body and status through', async () => {
    const [a, b] = [await backend('a'), await backend('b')];
    const proxy = await proxyFor(a, b);
    const answers = [];
    for (let i = 0; i < 4; i += 1) answers.push(await ask(proxy, { method: 'PUT' }, 'x'.repeat(100_000)));
    expect(answers.map(({ name }) => name).sort()).toEqual(['a', 'a', 'b', 'b']);
    expect(answers[0]).toMatchObject({ status: 201, text: expect.stringMatching(/got 100000$/) });
    expect(a.seen[0]).toMatchObject({ method: 'PUT', url: '/x' });
  });

  test('says where a client comes from, whatever the client says', async () => {
    const a = await backend('a');
    const proxy = await proxyFor(a);
    await ask(proxy, { headers: { 'X-Forwarded-For': '6.6.6.6', Forwarded: 'for=6.6.6.6', Host: 'shop' } });
    await upgrade(proxy, 'hello');
    for (const { headers } of a.seen) {
      expect(headers['x-forwarded-for']).toBe('127.0.0.1');
      expect(headers.forwarded).toBeUndefined();
      expect(headers.host).toBe('shop');
    }
    expect(a.seen).toHaveLength(2);
  });

  test('carries a websocket both ways', async () => {
    const proxy = await proxyFor(await backend('a'));
    const { heard } = await upgrade(proxy, 'over and back');
    expect(heard).toMatch(/^HTTP\/1.1 101 .*a:over and back$/s);
  });

  test('gives nothing to a gateway that is gone, and loses no request to it', async () => {
    const [a, b] = [await backend('a'), await backend('b')];
    const proxy = await proxyFor(a, b);
    await a.close();
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask(proxy, { method: 'POST' }, 'body')));
    expect(answers.map(({ text }) => text)).toEqual(Array(4).fill('b got 4'));
    expect((await upgrade(proxy, 'to b')).heard).toContain('b:');
  });

  test('gives nothing new to one that drains, and comes back to it afterwards', async () => {
    const [a, b] = [await backend('a', { status: 503, body: { status: 'draining' } }), await backend('b')];
    const proxy = await proxyFor(a, b);
    const names = async () =>
      new Set((await Promise.all([1, 2, 3, 4].map(() => ask(proxy)))).map(({ name }) => name));
    expect(await names()).toEqual(new Set(['b']));
    Object.assign(a.state, { status: 200, body: { status: 'ready' } });
    const until = performance.now() + 5_000;
    while (performance.now() < until && (await names()).size < 2)
      await new Promise((go) => setTimeout(go, 50));
    expect(await names()).toEqual(new Set(['a', 'b']));
  });

  test('asks one that lacks its database rather than nobody', async () => {
    const a = await backend('a', { status: 503, body: { status: 'not-ready', database: false } });
    expect((await ask(await proxyFor(a))).name).toBe('a');
  });

  test('answers 503 in our own words when nobody is there', async () => {
    const a = await backend('a');
    const proxy = await proxyFor(a);
    await a.close();
    expect(await ask(proxy)).toMatchObject({ status: 503, text: expect.stringContaining('unavailable') });
    await expect(upgrade(proxy, 'x')).rejects.toThrow(/503/);
  });
});
