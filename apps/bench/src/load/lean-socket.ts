import WebSocket from 'ws';

/** How a lean socket connects. */
export interface LeanOptions {
  /** `/widget`, `/console`; the main one when not given. */
  namespace?: string;
  auth?: object;
  /** Further parts of the address' query, as `&room=1`. */
  query?: string;
}

type Acknowledge = (answer: unknown) => void;
type Listener = (payload: never) => void;

const OPEN = 48;
const PING = 50;
const MESSAGE = 52;

/**
 * A websocket-only socket.io client in a hundred lines (Engine.IO 4, text frames). The real one costs several times as
 * much CPU as the server it is to measure. It neither reconnects nor queues, and parses only events somebody hears.
 */
export class LeanSocket {
  /** Resolves once the namespace let us in; rejects with the code of the refusal. */
  readonly ready: Promise<void>;
  /** Resolves when the connection is gone, whoever ended it. */
  readonly closed: Promise<void>;
  private readonly socket: WebSocket;
  private readonly prefix: string;
  private readonly acknowledgements = new Map<number, Acknowledge>();
  private readonly listeners = new Map<string, Listener>();
  private last = 0;
  private admitted!: () => void;
  private refused!: (error: Error) => void;

  constructor(
    url: string,
    private readonly options: LeanOptions = {},
  ) {
    const { namespace, query = '' } = options;
    this.prefix = namespace ? `${namespace},` : '';
    this.ready = new Promise((resolve, reject) => {
      this.admitted = resolve;
      this.refused = reject;
    });
    this.ready.catch(() => undefined);
    const address = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket${query}`;
    this.socket = new WebSocket(address, { perMessageDeflate: false });
    this.socket.on('message', (data) => this.hear(data.toString()));
    this.socket.on('error', (error) => this.refused(error));
    this.closed = new Promise((resolve) =>
      this.socket.on('close', () => {
        this.refused(new Error('closed'));
        resolve();
      }),
    );
  }

  /** One listener a name; nobody else hears the event. */
  on<Payload>(name: string, listener: (payload: Payload) => void): this {
    this.listeners.set(name, listener as Listener);
    return this;
  }

  /** Sends a command; `acknowledge` gets what the server answers, as it comes from the wire. */
  send(name: string, payload: unknown, acknowledge?: Acknowledge): void {
    let id = '';
    if (acknowledge) {
      this.acknowledgements.set(++this.last, acknowledge);
      id = String(this.last);
    }
    this.socket.send(`42${this.prefix}${id}${JSON.stringify([name, payload])}`);
  }

  /** Sends a command and gives its data. @throws Error with the code of a refusal, or when the line is lost */
  ask<Data>(name: string, payload: unknown): Promise<Data> {
    return new Promise((resolve, reject) => {
      void this.closed.then(() => reject(new Error(`closed before ${name} was answered`)));
      this.send(name, payload, (answer) => {
        const { ok, data, error } = answer as { ok: boolean; data: Data; error?: { code: string } };
        if (ok) resolve(data);
        else reject(new Error(`${name}: ${error?.code}`));
      });
    });
  }

  close(): void {
    this.socket.terminate();
  }

  private hear(frame: string): void {
    const type = frame.charCodeAt(0);
    if (type === PING) this.socket.send('3');
    else if (type === OPEN) this.enter();
    else if (type === MESSAGE) this.packet(frame);
  }

  private enter(): void {
    const { auth } = this.options;
    this.socket.send(`40${this.prefix}${auth ? JSON.stringify(auth) : ''}`);
  }

  private packet(frame: string): void {
    const type = frame[1];
    const at = 2 + this.prefix.length;
    if (type === '2') this.event(frame, at);
    else if (type === '3') this.acknowledged(frame, at);
    else if (type === '0') this.admitted();
    else if (type === '4') this.refused(new Error(frame.slice(at)));
  }

  private event(frame: string, at: number): void {
    const listener = this.listeners.get(frame.slice(at + 2, frame.indexOf('"', at + 2)));
    if (listener) listener((JSON.parse(frame.slice(at)) as [string, never])[1]);
  }

  private acknowledged(frame: string, at: number): void {
    const data = frame.indexOf('[', at);
    const id = Number(frame.slice(at, data));
    const acknowledge = this.acknowledgements.get(id);
    this.acknowledgements.delete(id);
    acknowledge?.((JSON.parse(frame.slice(data)) as [unknown])[0]);
  }
}

/** Opens so many sockets, a few at a time, and gives them once all are in. */
export async function openAll(
  count: number,
  open: (index: number) => LeanSocket,
  atOnce = 100,
): Promise<LeanSocket[]> {
  const sockets: LeanSocket[] = [];
  for (let at = 0; at < count; at += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - at) }, (_, index) => open(at + index));
    await Promise.all(some.map((socket) => socket.ready));
    sockets.push(...some);
  }
  return sockets;
}
