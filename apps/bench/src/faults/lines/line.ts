import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { LineFault, LineFaultKind } from '../plan/line-plan';
import { Pipe } from './pipe';

interface Link {
  client: Socket;
  server: Socket;
  up: Pipe;
  down: Pipe;
}

/** What the line does to connections that are there and that come. */
type Weather = { kind: LineFaultKind; delayMs: number } | null;

/**
 * The way between one client and the gateways: a TCP proxy on a port of its own. Each new connection goes where `target`
 * says; faults hold for all of its connections, websocket and HTTP alike.
 */
export class Line {
  private readonly links = new Set<Link>();
  private weather: Weather = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(
    private readonly listener: Server,
    private readonly target: () => number,
  ) {
    listener.on('connection', (client) => this.join(client));
  }

  /** @param target port of the gateway that the next connection goes to */
  static async open(target: () => number): Promise<Line> {
    const listener = createServer({ noDelay: true, allowHalfOpen: true });
    const line = new Line(listener, target);
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Begins a fault; it is over after its time, whatever was broken by it is reset then. */
  suffer(fault: Pick<LineFault, 'kind' | 'forMs' | 'delayMs'>): void {
    clearTimeout(this.timer);
    if (fault.kind === 'cut') {
      this.heal();
      this.reset();
      return;
    }
    this.weather = { kind: fault.kind, delayMs: fault.delayMs };
    if (fault.kind === 'offline') this.reset();
    for (const link of this.links) this.applyTo(link);
    this.timer = setTimeout(() => this.heal(), fault.forMs);
  }

  /** Everything is well again; a connection that has lost bytes is reset. */
  heal(): void {
    clearTimeout(this.timer);
    this.weather = null;
    for (const link of this.links) {
      if (link.up.broken || link.down.broken) this.end(link);
      else this.applyTo(link);
    }
  }

  /** Resets every connection. */
  reset(): void {
    for (const link of [...this.links]) this.end(link);
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.reset();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  private join(client: Socket): void {
    client.on('error', () => undefined);
    if (this.weather?.kind === 'offline') {
      client.resetAndDestroy();
      return;
    }
    const server = connect({ host: '127.0.0.1', port: this.target(), noDelay: true, allowHalfOpen: true });
    const end = () => this.end(link);
    const link: Link = { client, server, up: new Pipe(server, end), down: new Pipe(client, end) };
    this.links.add(link);
    for (const [from, pipe] of [
      [client, link.up],
      [server, link.down],
    ] as const) {
      from.on('data', (bytes: Buffer) => pipe.take(bytes));
      from.on('end', () => pipe.end());
      from.on('error', end);
      from.on('close', (failed) => {
        if (failed || (client.destroyed && server.destroyed)) end();
      });
    }
    this.applyTo(link);
  }

  private applyTo({ up, down }: Link): void {
    const { kind, delayMs } = this.weather ?? { kind: null, delayMs: 0 };
    const late = kind === 'delayed' ? delayMs : 0;
    up.set(kind === 'mute' ? 'swallowed' : kind === 'stalled' ? 'held' : 'open', late);
    down.set(
      kind === 'deaf'
        ? 'swallowed'
        : kind === 'stalled'
          ? 'held'
          : kind === 'truncated'
            ? 'truncating'
            : 'open',
      late,
    );
  }

  private end(link: Link): void {
    if (!this.links.delete(link)) return;
    link.up.close();
    link.down.close();
    for (const socket of [link.client, link.server]) {
      if (socket.connecting) socket.destroy();
      else socket.resetAndDestroy();
    }
  }
}
