import { io, type Socket } from 'socket.io-client';

/** The acknowledgement of every command. */
export type Answer<Data = unknown> =
  { ok: true; data: Data } | { ok: false; error: { code: string; message: string; details?: unknown } };

/** An event as it arrived, in order of arrival. */
export interface ReceivedEvent<Payload = unknown> {
  name: string;
  payload: Payload;
}

/** Where and as whom to connect. */
export interface TestSocketOptions {
  /** `http://127.0.0.1:4010`. */
  url: string;
  namespace: '/widget' | '/console';
  token: string;
  headers?: Record<string, string>;
}

/** A client for scenarios: commands with their acknowledgement, and everything that arrives, recorded. */
export class TestSocket {
  readonly received: ReceivedEvent[] = [];
  private readonly watchers = new Set<() => void>();

  private constructor(readonly socket: Socket) {
    socket.onAny((name: string, payload: unknown) => {
      this.received.push({ name, payload });
      for (const watcher of this.watchers) watcher();
    });
  }

  /** Connects; rejects with the server's reason when it refuses. */
  static async connect(options: TestSocketOptions): Promise<TestSocket> {
    const socket = io(`${options.url}${options.namespace}`, {
      path: '/socket.io',
      transports: ['websocket'],
      auth: { token: options.token },
      forceNew: true,
      reconnection: false,
      extraHeaders: options.headers,
    });
    const client = new TestSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    }).catch((error: unknown) => {
      socket.disconnect();
      throw error;
    });
    return client;
  }

  /** Sends a command and gives its acknowledgement, good or bad; rejects when none comes within 5 s. */
  async send<Data = unknown>(
    command: string,
    payload: object = {},
    timeoutMs = 5_000,
  ): Promise<Answer<Data>> {
    return this.socket.timeout(timeoutMs).emitWithAck(command, payload) as Promise<Answer<Data>>;
  }

  /** Sends a command that has to succeed and gives its data. */
  async done<Data = unknown>(command: string, payload: object = {}): Promise<Data> {
    const answer = await this.send<Data>(command, payload);
    if (!answer.ok) throw new Error(`${command} was refused: ${answer.error.code} (${answer.error.message})`);
    return answer.data;
  }

  /** Sends a command that has to be refused and gives the error's code. */
  async refused(command: string, payload: object = {}): Promise<string> {
    const answer = await this.send(command, payload);
    if (answer.ok) throw new Error(`${command} was not refused: ${JSON.stringify(answer.data)}`);
    return answer.error.code;
  }

  /** The payloads of one event so far. */
  events<Payload = unknown>(name: string): Payload[] {
    return this.received.filter((event) => event.name === name).map((event) => event.payload as Payload);
  }

  /** The first payload of an event, arrived or yet to arrive, that fits; rejects after 5 s. */
  waitFor<Payload = unknown>(
    name: string,
    fits: (payload: Payload) => boolean = () => true,
    timeoutMs = 5_000,
  ): Promise<Payload> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.events<Payload>(name).find(fits);
        if (found === undefined) return;
        stop();
        resolve(found);
      };
      const timer = setTimeout(() => {
        stop();
        const seen = this.received.map((event) => event.name).join(', ') || 'nothing';
        reject(new Error(`No fitting ${name} within ${timeoutMs} ms; arrived: ${seen}`));
      }, timeoutMs);
      const stop = () => {
        clearTimeout(timer);
        this.watchers.delete(look);
      };
      this.watchers.add(look);
      look();
    });
  }

  /** Forgets what arrived so far. */
  forget(): void {
    this.received.length = 0;
  }

  /** Resolves once the server has closed the connection; at once when it has. */
  async closed(timeoutMs = 5_000): Promise<void> {
    if (!this.socket.connected) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Still connected after ${timeoutMs} ms`)), timeoutMs);
      this.socket.once('disconnect', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  close(): void {
    this.socket.disconnect();
  }
}
