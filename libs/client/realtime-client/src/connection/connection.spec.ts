import type { WidgetCommands, WidgetEvents } from '@yingda/contracts';
import { Failure } from '../failure';
import { FakeSocket } from '../testing/fake-socket';
import { connect } from './connection';
import type { Connection, TokenProvider } from './types';

const jwt = (lifeSeconds: number) => `h.${btoa(JSON.stringify({ iat: 1_000, exp: 1_000 + lifeSeconds }))}.s`;
const conversationId = 'c';

describe('a connection', () => {
  let socket: FakeSocket;
  let connection: Connection<WidgetCommands, WidgetEvents>;
  let asked: (string | null)[];
  let tokens: (string | Failure)[];

  const start = async (...given: (string | Failure)[]) => {
    tokens = given;
    asked = [];
    socket = new FakeSocket();
    const token: TokenProvider = async (refused) => {
      asked.push(refused);
      const next = tokens.length > 1 ? tokens.shift() : tokens[0];
      if (typeof next === 'string') return next;
      throw next;
    };
    connection = connect({
      url: 'https://chat.example',
      namespace: '/widget',
      token,
      openSocket: (_origin, _namespace, events) => Object.assign(socket, { events }),
      random: () => 0,
    });
    await pass(0);
  };
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    connection.close();
    Reflect.deleteProperty(globalThis, 'window');
    jest.useRealTimers();
  });

  it('connects with a fresh token and is online when accepted', async () => {
    await start('t1');
    expect(connection.state).toBe('connecting');
    expect(socket.attempts).toEqual(['t1']);
    socket.accept();
    expect(connection.state).toBe('online');
  });

  it('resolves a command with its data and rejects with its code', async () => {
    await start('t');
    socket.accept();
    const good = connection.command('conversation.read', { conversationId, upToSequence: 1 });
    socket.sent[0]?.answer({ ok: true, data: {} });
    await expect(good).resolves.toEqual({});
    const bad = connection.command('conversation.read', { conversationId, upToSequence: 1 });
    socket.sent[1]?.answer({
      ok: false,
      error: { code: 'rate-limited', message: 'slow', details: { retryAfterMs: 70 } },
    });
    const failure = await bad.catch((thrown: Failure) => thrown);
    expect(failure).toMatchObject({ code: 'rate-limited', retriable: true, retryAfterMs: 70 });
  });

  it('rejects a command at once while offline, as retriable', async () => {
    await start('t');
    await expect(connection.command('typing.stop', { conversationId })).rejects.toMatchObject({
      code: 'offline',
      retriable: true,
    });
    expect(socket.sent).toEqual([]);
  });

  it('gives a command 10 s and then drops a line from which nothing came', async () => {
    await start('t');
    socket.accept();
    await pass(1);
    const lost = connection
      .command('typing.stop', { conversationId })
      .catch((thrown: Failure) => thrown.code);
    await pass(10_000);
    await expect(lost).resolves.toBe('no-answer');
    expect(connection.state).toBe('offline');
    await pass(1_000);
    socket.accept();
    expect(connection.state).toBe('online');
  });

  it('keeps a line that lives when one command gets no answer', async () => {
    await start('t');
    socket.accept();
    await pass(1);
    const lost = connection
      .command('typing.stop', { conversationId })
      .catch((thrown: Failure) => thrown.code);
    await pass(5_000);
    socket.say('conversation.head', { conversationId, sequence: 1, revision: 0 });
    await pass(5_000);
    await expect(lost).resolves.toBe('no-answer');
    expect(connection.state).toBe('online');
  });

  it('is offline as soon as the browser says that the network is gone', async () => {
    const browser = new EventTarget();
    Object.assign(globalThis, { window: browser });
    await start('t');
    socket.accept();
    browser.dispatchEvent(new Event('offline'));
    expect(connection.state).toBe('offline');
    await pass(1_000);
    socket.accept();
    expect(connection.state).toBe('online');
  });

  it('comes back after a drop with another fresh token, later and later', async () => {
    await start('t1', 't2', 't3', 't4');
    socket.accept();
    socket.drop();
    expect(connection.state).toBe('offline');
    await pass(200);
    expect(socket.attempts).toEqual(['t1', 't2']);
    socket.refuse('websocket error');
    await pass(399);
    expect(socket.attempts).toHaveLength(2);
    await pass(1);
    expect(socket.attempts).toEqual(['t1', 't2', 't3']);
  });

  it('asks for another token when one is refused as expired', async () => {
    await start('old', 'new');
    socket.refuse('token-expired');
    await pass(1_000);
    expect(asked).toEqual([null, 'token-expired']);
    expect(socket.attempts).toEqual(['old', 'new']);
  });

  it('gives up when the visitor is blocked, and says why', async () => {
    await start('t');
    socket.refuse('visitor-blocked');
    expect(connection.state).toBe('refused');
    expect(connection.refusal).toBe('visitor-blocked');
    await pass(60_000);
    expect(socket.attempts).toHaveLength(1);
    await expect(connection.whenOnline()).rejects.toMatchObject({ code: 'visitor-blocked' });
  });

  it('gives up when no token is given any more, and goes on trying when the server only cannot be reached', async () => {
    await start(
      new Failure('offline', ''),
      new Failure('offline', ''),
      new Failure('account-deactivated', ''),
    );
    expect(connection.state).toBe('offline');
    await pass(200);
    expect(connection.state).toBe('offline');
    await pass(400);
    expect(connection.state).toBe('refused');
  });

  it('begins anew after a refusal when told', async () => {
    await start('t');
    socket.refuse('account-deactivated');
    connection.restart();
    await pass(0);
    socket.accept();
    expect(connection.state).toBe('online');
  });

  it('ends its session when told so: for good, or to come back with another token', async () => {
    await start('t1', 't2');
    socket.accept();
    socket.say('session.ended', { code: 'token-expired' });
    await pass(1_000);
    expect(asked).toEqual([null, 'token-expired']);
    socket.accept();
    socket.say('session.ended', { code: 'account-deactivated' });
    expect(connection.refusal).toBe('account-deactivated');
  });

  it('renews its token before it ends, without reconnecting', async () => {
    await start(jwt(600), jwt(900));
    socket.accept();
    await pass(480_000);
    expect(socket.sent[0]).toMatchObject({ name: 'session.renew', payload: { token: jwt(900) } });
    socket.sent[0]?.answer({ ok: true, data: {} });
    await pass(0);
    expect(socket.attempts).toHaveLength(1);
    await pass(720_000);
    expect(socket.sent[1]?.name).toBe('session.renew');
  });

  it('hands events to their listeners only, and to the others when one throws', async () => {
    await start('t');
    const error = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const heard: unknown[] = [];
    connection.on('survey.offered', () => {
      throw new Error('broken listener');
    });
    connection.on('survey.offered', (payload) => heard.push(payload));
    connection.on('agent.changed', (payload) => heard.push(payload));
    socket.accept();
    socket.say('survey.offered', { conversationId });
    expect(heard).toEqual([{ conversationId }]);
    expect(error).toHaveBeenCalledTimes(1);
    error.mockRestore();
  });
});
