import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Line } from './line';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 500) throw new Error('it never happened');
    await pause(5);
  }
}

/** A server that answers what it hears in capitals. */
class Shouter {
  heard = '';
  readonly port: number;
  private constructor(private readonly server: Server) {
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        this.heard += bytes.toString();
        socket.write(bytes.toString().toUpperCase());
      });
    });
  }
  static async open(): Promise<Shouter> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Shouter(server);
  }
  close(): void {
    this.server.close();
  }
}

class Caller {
  heard = '';
  closed = false;
  readonly socket: Socket;
  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('error', () => undefined);
    this.socket.on('data', (bytes) => (this.heard += bytes.toString()));
    this.socket.on('close', () => (this.closed = true));
  }
}

describe('a line with faults', () => {
  let server: Shouter;
  let line: Line;
  const fault = { forMs: 60_000, delayMs: 0 };
  beforeEach(async () => {
    server = await Shouter.open();
    line = await Line.open(() => server.port);
  });
  afterEach(async () => {
    await line.close();
    server.close();
  });

  async function talking(): Promise<Caller> {
    const caller = new Caller(line.port);
    caller.socket.write('hello ');
    await until(() => caller.heard === 'HELLO ');
    return caller;
  }

  it('passes everything on while nothing happens, and the end as well', async () => {
    const caller = await talking();
    caller.socket.end('bye');
    await until(() => caller.closed);
    expect(caller.heard).toBe('HELLO BYE');
  });

  it('resets at once, and lets the next connection through', async () => {
    const caller = await talking();
    line.suffer({ ...fault, kind: 'cut' });
    await until(() => caller.closed);
    await talking();
  });

  it('delivers half of the next bytes and then nothing more', async () => {
    const caller = await talking();
    line.suffer({ ...fault, kind: 'truncated' });
    caller.socket.write('abcdefgh');
    await until(() => caller.closed);
    expect(server.heard).toBe('hello abcdefgh');
    expect(caller.heard).toBe('HELLO ABCD');
  });

  it('swallows one direction only, and resets when it is over', async () => {
    const deaf = await talking();
    line.suffer({ ...fault, kind: 'deaf' });
    deaf.socket.write('to the server');
    await until(() => server.heard.endsWith('to the server'));
    await pause(30);
    expect([deaf.heard, deaf.closed]).toEqual(['HELLO ', false]);
    line.heal();
    await until(() => deaf.closed);

    const mute = await talking();
    line.suffer({ ...fault, kind: 'mute' });
    mute.socket.write('never heard');
    await pause(30);
    expect(server.heard).not.toContain('never heard');
    line.heal();
    await until(() => mute.closed);
  });

  it('holds everything back and lets it go in order', async () => {
    const caller = await talking();
    line.suffer({ ...fault, kind: 'stalled' });
    caller.socket.write('one ');
    await pause(20);
    caller.socket.write('two');
    await pause(20);
    expect(server.heard).toBe('hello ');
    line.heal();
    await until(() => caller.heard === 'HELLO ONE TWO');
    expect(caller.closed).toBe(false);
  });

  it('delivers late, in order, also what comes after the delay has ended', async () => {
    const caller = await talking();
    line.suffer({ ...fault, kind: 'delayed', delayMs: 80 });
    caller.socket.write('one ');
    await pause(20);
    line.heal();
    caller.socket.write('two');
    await pause(20);
    expect(server.heard).toBe('hello ');
    await until(() => caller.heard === 'HELLO ONE TWO');
  });

  it('lets nobody through while offline, and everybody when its time is over', async () => {
    const before = await talking();
    line.suffer({ forMs: 60, delayMs: 0, kind: 'offline' });
    await until(() => before.closed);
    const during = new Caller(line.port);
    await until(() => during.closed);
    expect(during.heard).toBe('');
    await pause(80);
    await talking();
  });

  it('closes the client when the server cannot be reached', async () => {
    server.close();
    const caller = new Caller(line.port);
    await until(() => caller.closed);
  });
});
