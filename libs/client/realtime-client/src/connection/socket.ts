import { commandPacket, connectPacket, disconnectPacket, PONG, readPacket, socketAddress } from './packets';
import type { SocketEvents, SocketLike } from './types';

const OPEN_WITHIN_MS = 10_000;

type Answered = (error: Error | null, answer: unknown) => void;

/**
 * A socket.io client of one namespace over one websocket, and nothing more. The library is a quarter of the widget's whole
 * budget, mostly for what we turn off: other transports, its own reconnection, its buffer, binary packets.
 */
class NamespaceSocket implements SocketLike {
  connected = false;
  auth: object = {};
  private line: WebSocket | undefined;
  private lastId = 0;
  private readonly answers = new Map<number, { done: Answered; timer: ReturnType<typeof setTimeout> }>();
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private silenceMs = OPEN_WITHIN_MS;

  constructor(
    private readonly origin: string,
    private readonly namespace: string,
    private readonly events: SocketEvents,
  ) {}

  connect(): void {
    this.drop();
    this.silenceMs = OPEN_WITHIN_MS;
    let line: WebSocket;
    try {
      line = new WebSocket(socketAddress(this.origin));
    } catch (error) {
      // The page's own policy may forbid it.
      setTimeout(() => this.events.failed({ message: String(error) }));
      return;
    }
    this.line = line;
    line.onmessage = ({ data }) => this.line === line && typeof data === 'string' && this.received(data);
    line.onclose = () => this.line === line && this.gone();
    this.watch();
  }

  disconnect(): void {
    if (!this.line) return;
    if (this.connected) this.line.send(disconnectPacket(this.namespace));
    this.gone();
  }

  emit(name: string, payload: unknown, { timeoutMs, done }: { timeoutMs: number; done: Answered }): void {
    const id = ++this.lastId;
    const timer = setTimeout(() => this.settle(id, new Error('timeout'), undefined), timeoutMs);
    this.answers.set(id, { done, timer });
    this.line?.send(commandPacket(this.namespace, id, [name, payload]));
  }

  private received(frame: string): void {
    this.watch();
    this.events.heard();
    const packet = readPacket(frame, this.namespace);
    if (!packet) return;
    if (packet.kind === 'open') {
      this.silenceMs = packet.pingInterval + packet.pingTimeout;
      this.watch();
      this.line?.send(connectPacket(this.namespace, this.auth));
    } else if (packet.kind === 'ping') this.line?.send(PONG);
    else if (packet.kind === 'connect') {
      this.connected = true;
      this.events.connected();
    } else if (packet.kind === 'refused') {
      this.drop();
      this.events.failed(packet.error);
    } else if (packet.kind === 'disconnect') this.gone();
    else if (packet.kind === 'event') this.events.event(packet.name, packet.payload);
    else this.settle(packet.id, null, packet.answer);
  }

  /** Nothing at all for as long as the server would have pinged: the line is dead. */
  private watch(): void {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.gone(), this.silenceMs);
  }

  private gone(): void {
    const was = this.connected;
    this.drop();
    if (was) this.events.lost();
    else this.events.failed({ message: 'websocket error' });
  }

  /** Lets the line go without a word to anybody; commands without answer fail. */
  private drop(): void {
    clearTimeout(this.watchdog);
    const { line } = this;
    this.line = undefined;
    this.connected = false;
    for (const id of [...this.answers.keys()]) this.settle(id, new Error('disconnected'), undefined);
    if (line) {
      line.onmessage = null;
      line.onclose = null;
      line.close();
    }
  }

  private settle(id: number, error: Error | null, answer: unknown): void {
    const waiting = this.answers.get(id);
    if (!waiting) return;
    this.answers.delete(id);
    clearTimeout(waiting.timer);
    waiting.done(error, answer);
  }
}

/** Makes the socket of a namespace; an empty origin is the page's own. */
export function openSocket(origin: string, namespace: string, events: SocketEvents): SocketLike {
  return new NamespaceSocket(origin || location.origin, namespace, events);
}
