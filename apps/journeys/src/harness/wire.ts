import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { FrameFilter } from './frame-filter';

/**
 * The line between one person's browser and the gateway. It can be cut and mended, slowed down, and it can lose
 * single frames on their way to the browser while the socket stays up.
 */
export class Wire {
  private readonly lines = new Set<Socket>();
  private isCut = false;
  private delayMs = 0;
  private loses: ((text: string) => boolean) | null = null;
  private lost: string[] = [];

  private constructor(
    private readonly server: Server,
    private readonly gatewayPort: number,
  ) {
    server.on('connection', (browser) => this.join(browser));
  }

  /** Opens a line to the gateway at this port. */
  static async to(gatewayPort: number): Promise<Wire> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Wire(server, gatewayPort);
  }

  /** Where the browser finds the product through this line. */
  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Ends everything and lets nothing through any more, as with the network cable out. */
  cut(): void {
    this.isCut = true;
    for (const line of this.lines) line.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  /** Every byte takes this much longer, each way. */
  slow(ms: number): void {
    this.delayMs = ms;
  }

  /** Loses the frames to the browser that match; the returned function ends that and answers what was lost. */
  lose(matches: (text: string) => boolean): () => string[] {
    this.loses = matches;
    this.lost = [];
    return () => {
      this.loses = null;
      return this.lost;
    };
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(browser: Socket): void {
    if (this.isCut) {
      browser.destroy();
      return;
    }
    const gateway = connect(this.gatewayPort, '127.0.0.1');
    const filter = new FrameFilter((text) => this.passes(text));
    this.carry(browser, gateway, (chunk) => chunk);
    this.carry(gateway, browser, (chunk) => filter.push(chunk));
  }

  private carry(from: Socket, to: Socket, through: (chunk: Buffer) => Buffer): void {
    let tail = Promise.resolve();
    // Bytes never overtake each other, also while the delay changes.
    const inTurn = (step: () => void): void => {
      const due = performance.now() + this.delayMs;
      tail = tail.then(async () => {
        const rest = due - performance.now();
        if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
        step();
      });
    };
    this.lines.add(from);
    from.setNoDelay(true);
    from.on('data', (chunk) => inTurn(() => to.write(through(chunk))));
    from.on('end', () => inTurn(() => to.end()));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.lines.delete(from);
      inTurn(() => to.destroy());
    });
  }

  private passes(text: string): boolean {
    if (!this.loses?.(text)) return true;
    this.lost.push(text);
    return false;
  }
}
