import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * The only way from one side to the other: shut, nobody is there to connect to; held, who knocks waits at the door and
 * has said all they had to say. Several behind it are taken in turn.
 */
export class Door {
  port = 0;
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private waiting: (() => void)[] | null = null;
  private turn = 0;

  constructor(private readonly behind: () => readonly number[]) {}

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** How many wait at it. */
  get knocking(): number {
    return this.waiting?.length ?? 0;
  }

  /** Again at the port it had. */
  async open(): Promise<void> {
    const server = createServer((socket) => this.came(socket));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.address() as AddressInfo).port;
  }

  async shut(): Promise<void> {
    const { server } = this;
    this.server = null;
    this.waiting = null;
    for (const socket of this.sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  hold(): void {
    this.waiting = [];
  }

  letThrough(): void {
    const waiting = this.waiting ?? [];
    this.waiting = null;
    for (const through of waiting) through();
  }

  private came(socket: Socket): void {
    this.known(socket);
    const through = () => {
      const ports = this.behind();
      if (ports.length === 0) return void socket.destroy();
      const inner = connect(ports[this.turn++ % ports.length]!, '127.0.0.1');
      this.known(inner);
      inner.on('close', () => socket.destroy());
      socket.on('close', () => inner.destroy());
      socket.pipe(inner);
      inner.pipe(socket);
    };
    if (this.waiting) this.waiting.push(through);
    else through();
  }

  private known(socket: Socket): void {
    this.sockets.add(socket);
    socket.setNoDelay(true);
    // Whoever is cut off hears of it on the other side.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.sockets.delete(socket));
  }
}
