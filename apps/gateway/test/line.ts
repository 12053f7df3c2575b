import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server that can be cut, as when the server or the network between is gone, and mended. */
export class Line {
  private readonly open = new Set<Socket>();
  private isCut = false;
  private isStuck = false;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  /** To the host and port of an address. */
  static async to(address: string): Promise<Line> {
    const server = createServer();
    const line = new Line(server, new URL(address));
    server.on('connection', (socket) => line.join(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  /** The same address by way of this line. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as { port: number }).port);
    return url.href;
  }

  /** Connections break with an error, as under a killed server, and new ones are refused. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.open) socket.resetAndDestroy();
  }

  /** Connections stay and carry nothing any more: a host that has stopped. */
  stick(): void {
    this.isStuck = true;
    for (const socket of this.open) socket.pause();
  }

  mend(): void {
    this.isCut = this.isStuck = false;
    for (const socket of this.open) socket.resume();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket): void {
    if (this.isCut) return void near.destroy();
    const far = connect(Number(this.target.port), this.target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(from);
      from.on('data', (data) => to.write(data));
      from.on('error', () => undefined);
      from.on('close', () => {
        this.open.delete(from);
        to.destroy();
      });
      if (this.isStuck) from.pause();
    }
  }
}
