import type { Acknowledgement } from '@yingda/contracts/names';
import { Emitter, type Stop } from '../emitter';
import { asFailure, Failure, type FailureCode } from '../failure';
import { BackOff } from './back-off';
import { openSocket } from './socket';
import { renewAfterMs, tokenLifeMs } from './token-life';
import type {
  CommandMap,
  CommandOptions,
  Connection,
  ConnectionState,
  ConnectOptions,
  SocketLike,
  StateChange,
} from './types';
import { onNetworkLost, onWakeUp } from './wake-up';

const COMMAND_TIMEOUT_MS = 10_000;
/** A line that was silent this long after sleep is taken for dead; the server sends a head every 15 s and a ping every 25 s. */
const SILENT_MS = 30_000;

/** Codes after which another attempt cannot help. A refused token is asked for anew first. */
const FINAL: readonly string[] = [
  'origin-not-allowed',
  'visitor-blocked',
  'account-deactivated',
  'inbox-not-found',
  'not-permitted',
];

class SocketConnection<C extends CommandMap<C>, E extends object> implements Connection<C, E> {
  state: ConnectionState = 'connecting';
  refusal: FailureCode | undefined;
  private readonly socket: SocketLike;
  private readonly states = new Emitter<StateChange>();
  private readonly events = new Map<string, Emitter<unknown>>();
  private readonly backOff: BackOff;
  private readonly stopWaking: Stop;
  private readonly stopNoticing: Stop;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private renewTimer: ReturnType<typeof setTimeout> | undefined;
  private refusedToken: FailureCode | null = null;
  private attempt = 0;
  private lastHeard = 0;
  private closed = false;

  constructor(private readonly options: ConnectOptions) {
    this.backOff = new BackOff(options.random ? { random: options.random } : {});
    this.socket = (options.openSocket ?? openSocket)(options.url, options.namespace, {
      connected: () => this.connected(),
      failed: (error) => this.lost(error.data?.code ?? error.message),
      lost: () => this.lost(),
      heard: () => (this.lastHeard = Date.now()),
      event: (name, payload) => this.received(name, payload),
    });
    this.stopWaking = onWakeUp(() => this.wake());
    this.stopNoticing = onNetworkLost(() => this.socket.connected && this.socket.disconnect());
    void this.open();
  }

  onState(listener: (change: StateChange) => void): Stop {
    return this.states.on(listener);
  }

  on<K extends keyof E & string>(event: K, listener: (payload: E[K]) => void): Stop {
    let emitter = this.events.get(event);
    if (!emitter) this.events.set(event, (emitter = new Emitter()));
    return emitter.on(listener as (payload: unknown) => void);
  }

  command<K extends keyof C & string>(
    name: K,
    payload: C[K]['payload'],
    options: CommandOptions = {},
  ): Promise<C[K]['answer']> {
    if (this.state !== 'online' && name !== 'session.renew') {
      return Promise.reject(new Failure('offline', 'Not connected; it can be sent again once online.'));
    }
    const askedAt = Date.now();
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, answer: unknown) => {
        if (error) {
          reject(new Failure('no-answer', `No answer to ${name}.`));
          // Nothing at all came since: the line is dead in one direction and would not notice for most of a minute.
          if (this.socket.connected && this.lastHeard < askedAt) this.socket.disconnect();
          return;
        }
        const acknowledgement = answer as Acknowledgement<C[K]['answer']>;
        if (acknowledgement.ok) resolve(acknowledgement.data);
        else reject(Failure.from(acknowledgement.error));
      };
      this.socket.emit(name, payload, { timeoutMs: options.timeoutMs ?? COMMAND_TIMEOUT_MS, done });
    });
  }

  tell<K extends keyof C & string>(name: K, payload: C[K]['payload']): void {
    if (this.state === 'online') this.command(name, payload).catch(() => undefined);
  }

  whenOnline(): Promise<void> {
    if (this.state === 'online') return Promise.resolve();
    return new Promise((resolve, reject) => {
      const check = ({ state, code }: StateChange) => {
        if (state !== 'online' && state !== 'refused') return;
        stop();
        if (state === 'online') resolve();
        else reject(new Failure(code ?? 'token-invalid', 'The session is over.'));
      };
      const stop = this.states.on(check);
      if (this.state === 'refused') check({ state: 'refused', ...(this.refusal && { code: this.refusal }) });
    });
  }

  wake(): void {
    if (this.closed || this.state === 'refused') return;
    if (this.state === 'online') {
      if (Date.now() - this.lastHeard > SILENT_MS) this.socket.disconnect();
      return;
    }
    if (this.retryTimer === undefined) return;
    this.backOff.reset();
    void this.open();
  }

  restart(): void {
    if (this.closed) return;
    this.backOff.reset();
    this.refusedToken = null;
    this.refusal = undefined;
    if (this.socket.connected) this.socket.disconnect();
    void this.open();
  }

  close(): void {
    this.closed = true;
    this.attempt += 1;
    clearTimeout(this.retryTimer);
    clearTimeout(this.renewTimer);
    this.stopWaking();
    this.stopNoticing();
    this.socket.disconnect();
    this.become('refused', 'offline');
    this.states.clear();
    this.events.clear();
  }

  private async open(): Promise<void> {
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
    const attempt = ++this.attempt;
    try {
      const token = await this.options.token(this.refusedToken);
      if (attempt !== this.attempt) return;
      this.socket.auth = { token };
      this.scheduleRenewal(token);
      this.socket.connect();
    } catch (thrown) {
      if (attempt !== this.attempt) return;
      const failure = asFailure(thrown);
      if (failure.retriable) this.retry(failure.retryAfterMs);
      else this.refuse(failure.code);
    }
  }

  private connected(): void {
    this.lastHeard = Date.now();
    this.refusedToken = null;
    this.backOff.reset();
    this.become('online');
  }

  private lost(code?: string): void {
    if (this.closed || this.state === 'refused') return;
    clearTimeout(this.renewTimer);
    if (code && FINAL.includes(code)) return this.refuse(code as FailureCode);
    const refusedToken = code === 'token-expired' || code === 'token-invalid' || code === 'token-missing';
    // A token made a moment ago and refused again: the next one will fare no better.
    if (refusedToken && this.refusedToken === 'token-invalid') return this.refuse(code as FailureCode);
    if (refusedToken) this.refusedToken = code as FailureCode;
    if (this.retryTimer === undefined) this.retry();
  }

  private retry(afterMs?: number): void {
    this.become('offline');
    this.retryTimer = setTimeout(() => void this.open(), Math.max(afterMs ?? 0, this.backOff.next()));
  }

  private refuse(code: FailureCode): void {
    this.attempt += 1;
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
    clearTimeout(this.renewTimer);
    this.refusal = code;
    this.become('refused', code);
    if (this.socket.connected) this.socket.disconnect();
  }

  private received(name: string, payload: unknown): void {
    this.events.get(name)?.emit(payload);
    if (name !== 'session.ended') return;
    const { code } = payload as { code: string };
    if (FINAL.includes(code)) this.refuse(code as FailureCode);
    else {
      this.refusedToken = code as FailureCode;
      this.socket.disconnect();
    }
  }

  private scheduleRenewal(token: string): void {
    clearTimeout(this.renewTimer);
    const life = tokenLifeMs(token);
    // setTimeout overflows beyond 24.8 days; a token that long is renewed by reconnecting.
    if (life === undefined || life > 2_000_000_000) return;
    this.renewTimer = setTimeout(() => void this.renew(), renewAfterMs(life));
  }

  private async renew(): Promise<void> {
    try {
      const token = await this.options.token(null);
      if (this.state !== 'online') return;
      this.socket.auth = { token };
      await this.command('session.renew' as keyof C & string, { token } as C[keyof C & string]['payload']);
      this.scheduleRenewal(token);
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (!failure.retriable) return this.refuse(failure.code);
      this.renewTimer = setTimeout(() => void this.renew(), this.backOff.next() + 2_000);
    }
  }

  private become(state: ConnectionState, code?: FailureCode): void {
    if (this.state === state) return;
    this.state = state;
    this.states.emit(code ? { state, code } : { state });
  }
}

/**
 * Connects to a namespace and stays connected: a fresh token before every attempt and before expiry, jittered back-off,
 * at once after sleep or when the network returns. Typed by the maps of commands and events.
 */
export function connect<C extends CommandMap<C>, E extends object>(
  options: ConnectOptions,
): Connection<C, E> {
  return new SocketConnection<C, E>(options);
}
