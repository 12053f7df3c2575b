// The cluster's front door: HTTP and websockets, to each living gateway in turn. A websocket is one connection for
// life and polling is off, so nothing has to come back to the same gateway.
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { Backend } from './proxy-backend.js';

const CONNECT_WITHIN = 2_000;
const OURS = /^x-forwarded-(for|proto|host)$|^forwarded$|^x-real-ip$/i;

/** `backends` are ports of gateways on loopback. */
export class Proxy {
  #next = 0;
  #server = createServer();
  #open = new Set();

  constructor({ host, port, backends }) {
    Object.assign(this, { host, port, backends: backends.map((one) => new Backend(one)) });
  }

  async start() {
    this.#server.on('request', (incoming, answer) => void this.#pass(incoming, answer));
    this.#server.on('upgrade', (incoming, socket, head) => void this.#join(incoming, socket, head));
    this.#server.on('connection', (socket) => this.#remember(socket));
    await new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.port, this.host, resolve);
    });
    this.port = this.#server.address().port;
    await Promise.all(this.backends.map((backend) => backend.watch()));
  }

  async stop() {
    this.backends.forEach((backend) => backend.leave());
    this.#open.forEach((socket) => socket.destroy());
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Ready ones first, in turn. Without any, one that lives but lacks its database: it can say so better than we. */
  #candidates() {
    const ready = this.backends.filter(({ state }) => state === 'ready');
    const able = ready.length > 0 ? ready : this.backends.filter(({ state }) => state === 'unready');
    const first = able.length > 0 ? this.#next++ % able.length : 0;
    return [...able.slice(first), ...able.slice(0, first)];
  }

  /** A connection to the first that takes one; what cannot be reached gets nothing more until it answers again. */
  async #connect() {
    for (const backend of this.#candidates()) {
      try {
        return await connected(backend.port);
      } catch {
        backend.state = 'gone';
      }
    }
    return undefined;
  }

  async #pass(incoming, answer) {
    incoming.on('error', () => {});
    const socket = await this.#connect();
    if (!socket) return unavailable(answer);
    this.#remember(socket);
    const outgoing = request({
      createConnection: () => socket,
      method: incoming.method,
      path: incoming.url,
      headers: [...forwarded(incoming), 'connection', 'close'],
      setHost: false,
    });
    outgoing.on('response', (response) => {
      answer.writeHead(response.statusCode, response.statusMessage, endToEnd(response.rawHeaders));
      response.pipe(answer);
      response.on('error', () => answer.destroy());
    });
    outgoing.on('error', () => (answer.headersSent ? answer.destroy() : unavailable(answer)));
    answer.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  }

  async #join(incoming, client, head) {
    client.on('error', () => client.destroy());
    const socket = await this.#connect();
    if (!socket)
      return client.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\n\r\n');
    this.#remember(socket);
    const headers = forwarded(incoming, { upgrade: true });
    const lines = headers.flatMap((name, i) => (i % 2 ? [] : [`${name}: ${headers[i + 1]}`]));
    socket.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    if (head.length > 0) socket.write(head);
    client.setNoDelay(true);
    for (const [from, to] of [
      [socket, client],
      [client, socket],
    ]) {
      from.pipe(to);
      from.on('close', () => to.destroy());
    }
  }

  #remember(socket) {
    socket.on('error', () => socket.destroy());
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
  }
}

function connected(port) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const fail = (error) => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(CONNECT_WITHIN, () => fail(new Error('no connection in time')));
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

// We are the first proxy: what a client says about where it comes from is not believed.
function forwarded(incoming, { upgrade = false } = {}) {
  const kept = pairs(incoming.rawHeaders).filter(
    ([name]) => !OURS.test(name) && (upgrade || !/^(connection|keep-alive)$/i.test(name)),
  );
  const host = incoming.headers.host;
  return [
    ...kept,
    ['X-Forwarded-For', incoming.socket.remoteAddress ?? ''],
    ['X-Forwarded-Proto', 'http'],
    ...(host ? [['X-Forwarded-Host', host]] : []),
  ].flat();
}

function endToEnd(rawHeaders) {
  return pairs(rawHeaders)
    .filter(([name]) => !/^(connection|keep-alive)$/i.test(name))
    .flat();
}

function pairs(rawHeaders) {
  return rawHeaders.flatMap((name, i) => (i % 2 ? [] : [[name, rawHeaders[i + 1]]]));
}

function unavailable(answer) {
  const error = { code: 'unavailable', message: 'No server answers at the moment; try again shortly.' };
  answer.writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '1' });
  answer.end(JSON.stringify({ error }));
}
