import { createServer, type Server, type Socket } from 'node:net';
import { ImapSession, type Door } from './imap-session';
import { listenOn } from './listening';

/** IMAP without TLS, for the machine it runs on alone. */
export class ImapServer {
  port = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  constructor(door: Door) {
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      new ImapSession(socket, door);
    });
  }

  async start(port: number): Promise<void> {
    this.port = await listenOn(this.#server, port);
  }

  /** Cuts every connection, as networks do. */
  cut(): number {
    const count = this.#sockets.size;
    for (const socket of this.#sockets) socket.destroy();
    return count;
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
