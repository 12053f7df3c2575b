import { openSocket } from './socket';
import type { SocketLike } from './types';

/** The browser's WebSocket with the test at the other end. */
class FakeLine {
  static lines: FakeLine[] = [];
  sent: string[] = [];
  closed = false;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  constructor(readonly address: string) {
    FakeLine.lines.push(this);
  }
  send(frame: string) {
    this.sent.push(frame);
  }
  close() {
    this.closed = true;
  }
  say(frame: string) {
    this.onmessage?.({ data: frame });
  }
}
const OPEN = '0{"sid":"s","pingInterval":25000,"pingTimeout":20000}';

describe('a socket of one namespace', () => {
  const real = globalThis.WebSocket;
  let told: string[];
  let socket: SocketLike;
  const line = () => FakeLine.lines.at(-1) as FakeLine;

  beforeEach(() => {
    jest.useFakeTimers();
    FakeLine.lines = [];
    globalThis.WebSocket = FakeLine as unknown as typeof WebSocket;
    told = [];
    socket = openSocket('https://chat.example', '/widget', {
      connected: () => told.push('connected'),
      failed: (error) => told.push(`failed ${error.data?.code ?? error.message}`),
      lost: () => told.push('lost'),
      heard: () => undefined,
      event: (name, payload) => told.push(`${name} ${JSON.stringify(payload)}`),
    });
    socket.auth = { token: 't' };
    socket.connect();
  });
  afterEach(() => {
    globalThis.WebSocket = real;
    jest.useRealTimers();
  });
  const connect = () => {
    line().say(OPEN);
    line().say('40/widget,{"sid":"x"}');
  };

  it('opens the line, joins the namespace with its token and says so', () => {
    line().say(OPEN);
    expect(line().sent).toEqual(['40/widget,{"token":"t"}']);
    expect(told).toEqual([]);
    line().say('40/widget,{"sid":"x"}');
    expect(told).toEqual(['connected']);
    expect(socket.connected).toBe(true);
  });

  it('answers pings and hands over events and answers', () => {
    connect();
    const answers: unknown[] = [];
    socket.emit(
      'typing.stop',
      {},
      { timeoutMs: 100, done: (error, answer) => answers.push(error ?? answer) },
    );
    expect(line().sent.at(-1)).toBe('42/widget,1["typing.stop",{}]');
    line().say('2');
    expect(line().sent.at(-1)).toBe('3');
    line().say('42/widget,["survey.offered",{"a":1}]');
    line().say('43/widget,1[{"ok":true}]');
    expect(told).toEqual(['connected', 'survey.offered {"a":1}']);
    expect(answers).toEqual([{ ok: true }]);
  });

  it('tells why it was not admitted', () => {
    line().say(OPEN);
    line().say('44/widget,{"message":"no","data":{"code":"visitor-blocked"}}');
    expect(told).toEqual(['failed visitor-blocked']);
    expect(line().closed).toBe(true);
  });

  it('takes a silent line for dead after the time in which the server would have pinged', () => {
    connect();
    jest.advanceTimersByTime(44_000);
    line().say('2');
    jest.advanceTimersByTime(44_000);
    expect(told).toEqual(['connected']);
    jest.advanceTimersByTime(2_000);
    expect(told).toEqual(['connected', 'lost']);
  });

  it('fails when the line does not open in ten seconds', () => {
    jest.advanceTimersByTime(10_000);
    expect(told).toEqual(['failed websocket error']);
  });

  it('fails the commands that wait when the line is lost, and hears nothing more from it', () => {
    connect();
    const answers: string[] = [];
    socket.emit(
      'typing.stop',
      {},
      { timeoutMs: 9_000, done: (error) => answers.push(String(error?.message)) },
    );
    const old = line();
    old.onclose?.();
    expect(answers).toEqual(['disconnected']);
    expect(told).toEqual(['connected', 'lost']);
    socket.connect();
    old.say('42/widget,["survey.offered",{}]');
    expect(told).toEqual(['connected', 'lost']);
  });
});
