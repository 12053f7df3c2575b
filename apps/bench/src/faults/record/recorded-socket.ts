import { WebSocket } from 'ws';

/** Listens to one websocket. */
export interface Tap {
  sent(text: string): void;
  received(text: string): void;
  closed(): void;
}

/** Which recorder listens to whom: by the host the client calls, name and port. */
const taps = new Map<string, () => Tap>();

/** Listens to every websocket that is opened to this address from now on. */
export function listenOn(url: string, begin: () => Tap): void {
  taps.set(new URL(url).host, begin);
}

/** The websocket of `ws` with a recorder beside it. */
class RecordedSocket extends WebSocket {
  private readonly tap: Tap | undefined;

  constructor(address: string) {
    super(address, { perMessageDeflate: false });
    // Browsers tell of errors by the close that follows; `ws` would end the process.
    this.on('error', () => undefined);
    this.tap = taps.get(new URL(address).host)?.();
    this.on('message', (data, binary) => {
      if (!binary) this.tap?.received(String(data));
    });
    this.on('close', () => this.tap?.closed());
  }

  override send(data: string): void {
    // As in browsers: what is sent into a closing socket goes nowhere, without an error.
    if (this.readyState === WebSocket.OPEN) this.tap?.sent(data);
    super.send(data);
  }
}

/** Gives the client library, written for browsers, a websocket that it finds under the browser's name. */
export function provideWebSocket(): void {
  Object.assign(globalThis, { WebSocket: RecordedSocket });
}
