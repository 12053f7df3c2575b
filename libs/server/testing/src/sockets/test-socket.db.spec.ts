import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { TestSocket } from './test-socket';

// Needs no database, but a port: what touches something outside of the process runs with the database specs.
describe('the socket client of scenarios', () => {
  let http: HttpServer;
  let server: Server;
  let url: string;
  const open: TestSocket[] = [];

  beforeAll(async () => {
    http = createServer();
    server = new Server(http, { transports: ['websocket'] });
    const console = server.of('/console');
    console.use((socket, next) =>
      next(socket.handshake.auth.token === 'good' ? undefined : new Error('unauthorized')),
    );
    console.on('connection', (socket) => {
      socket.on('message.send', (payload, answer) => {
        answer({ ok: true, data: { echo: payload } });
        socket.emit('message.sent', { n: 1 });
        socket.emit('message.sent', { n: 2 });
      });
      socket.on('note.add', (_payload, answer) =>
        answer({ ok: false, error: { code: 'forbidden', message: 'no' } }),
      );
      socket.on('session.renew', () => socket.disconnect(true));
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  afterEach(() => open.splice(0).forEach((socket) => socket.close()));
  afterAll(() => server.close());

  async function connect(token = 'good'): Promise<TestSocket> {
    const socket = await TestSocket.connect({ url, namespace: '/console', token });
    open.push(socket);
    return socket;
  }

  it('gives the acknowledgement of a command, and the data or the code of it', async () => {
    const socket = await connect();
    expect(await socket.send('message.send', { text: 'hi' })).toEqual({
      ok: true,
      data: { echo: { text: 'hi' } },
    });
    expect(await socket.done('message.send', { text: 'hi' })).toEqual({ echo: { text: 'hi' } });
    expect(await socket.refused('note.add')).toBe('forbidden');
    await expect(socket.done('note.add')).rejects.toThrow('forbidden');
    await expect(socket.refused('message.send')).rejects.toThrow('was not refused');
  });

  it('fails a command that nobody acknowledges', async () => {
    const socket = await connect();
    await expect(socket.send('unheard.of', {}, 50)).rejects.toThrow('timed out');
  });

  it('records what arrives, and waits for what is to come', async () => {
    const socket = await connect();
    const second = socket.waitFor<{ n: number }>('message.sent', ({ n }) => n === 2);
    await socket.done('message.send');
    expect(await second).toEqual({ n: 2 });
    expect(socket.events('message.sent')).toEqual([{ n: 1 }, { n: 2 }]);
    socket.forget();
    await expect(socket.waitFor('message.sent', () => true, 30)).rejects.toThrow('arrived: nothing');
  });

  it('passes on why it was refused, and sees the server hang up', async () => {
    await expect(connect('bad')).rejects.toThrow('unauthorized');
    const socket = await connect();
    const closed = socket.closed();
    void socket.send('session.renew').catch(() => undefined);
    await closed;
    await socket.closed();
  });
});
